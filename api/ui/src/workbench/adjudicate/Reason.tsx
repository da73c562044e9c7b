import { Button } from '../../design/Button';
import { useKeys, type Binding } from '../../design/keys';
import { useText, type Key } from '../../i18n/text';

const QUICK: Key[] = ['adjudicate.reason.guideline', 'adjudicate.reason.place', 'adjudicate.reason.class', 'adjudicate.reason.missed'];

/** Why an item is decided so: its annotators read it. */
export function Reason({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const { t } = useText();
  useKeys(QUICK.map((key, i): Binding => ({ keys: `alt+${i + 1}`, does: key, run: () => onChange(t(key)), inFields: true })));
  return (
    <div className="stack reason">
      <label className="field">
        <span>{t('adjudicate.reason')}</span>
        <textarea id="ruling-reason" className="input" maxLength={2_000} value={value} onChange={({ target }) => onChange(target.value)} />
      </label>
      <div className="quick">
        {QUICK.map((key, i) => (
          <Button key={key} look="bare" shortcut={`alt+${i + 1}`} onClick={() => onChange(t(key))}>
            {t(key)}
          </Button>
        ))}
      </div>
    </div>
  );
}
