import { Button } from '../../design/Button';
import { useText } from '../../i18n/text';
import { Field } from './Field';

const DAY_MS = 86_400_000;

/** The end of a working day so many days on, ISO in UTC. */
export function inDays(days: number): string {
  const at = new Date(Date.now() + days * DAY_MS);
  at.setHours(18, 0, 0, 0);
  return at.toISOString();
}

/** As the browser's field has it: in the person's own time. */
export function localOf(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? '' : new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function Deadline({ value, onChange, fault }: { value: string; onChange: (iso: string) => void; fault?: string }) {
  const { t } = useText();
  return (
    <div className="row end wrap">
      <Field label={t('setup.deadline')} say={t('setup.deadline.say')} fault={fault}>
        <input
          className="input"
          type="datetime-local"
          value={localOf(value)}
          onChange={({ target }) => {
            if (target.value) onChange(new Date(target.value).toISOString());
          }}
        />
      </Field>
      <div className="row lift">
        {([7, 14, 30, 90] as const).map((days) => (
          <Button key={days} look="bare" onClick={() => onChange(inDays(days))}>
            {t('setup.deadline.in', { n: days })}
          </Button>
        ))}
      </div>
    </div>
  );
}
