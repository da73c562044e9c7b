import type { Policy } from '../../api/types';
import { useText } from '../../i18n/text';
import { Field } from './Field';

type Gold = NonNullable<Policy['gold']>;

const USUAL: Gold = { hiddenShare: 0.05, onboarding: 0, passMark: 0.8, attempts: 3, pauseAfter: 20 };

/** Name, greatest value, and how many of the unit shown are one. */
const FIGURES: [keyof Gold, number, number][] = [
  ['hiddenShare', 50, 100],
  ['onboarding', 200, 1],
  ['passMark', 100, 100],
  ['attempts', 10, 1],
  ['pauseAfter', 1_000, 1],
];

interface Props {
  gold: Policy['gold'];
  fault: (field: string) => string | undefined;
  onChange: (gold: Gold | undefined) => void;
}

/** Whether people are measured on items whose answer is known, and what follows from it. */
export function GoldPolicy({ gold, fault, onChange }: Props) {
  const { t } = useText();
  return (
    <>
      <label className="row">
        <input type="checkbox" checked={gold != null} onChange={({ target }) => onChange(target.checked ? USUAL : undefined)} />
        {t('policy.gold')}
      </label>
      {fault('gold') && <p className="red small">{fault('gold')}</p>}
      {gold &&
        FIGURES.map(([name, max, per]) => (
          <Field key={name} label={t(`policy.gold.${name}`)} say={t(`policy.gold.${name}.say`)} fault={fault(`gold.${name}`)}>
            <input
              className="input short"
              type="number"
              min={0}
              max={max}
              value={Math.round(gold[name] * per)}
              onChange={({ target }) => target.value !== '' && onChange({ ...gold, [name]: Math.round(target.valueAsNumber) / per })}
            />
          </Field>
        ))}
    </>
  );
}
