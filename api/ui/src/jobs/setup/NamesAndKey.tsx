import { useText } from '../../i18n/text';
import { Field } from './Field';
import { keyFrom } from './schema';

interface Named {
  id: string;
  name: { 'zh-CN': string; en: string };
}

interface Props<T extends Named> {
  value: T;
  /** Keys of the others. */
  taken: string[];
  /** Whether the key is still the one that was made of the English name: then it goes on following it. */
  follows: boolean;
  fault: (field: string) => string | undefined;
  onChange: (next: T) => void;
}

/** What people call something in both languages, and what programs call it. */
export function NamesAndKey<T extends Named>({ value, taken, follows, fault, onChange }: Props<T>) {
  const { t } = useText();
  return (
    <div className="three">
      <Field label={t('setup.name.zh')} fault={fault('name.zh-CN')}>
        <input className="input wide" lang="zh-CN" value={value.name['zh-CN']} onChange={({ target }) => onChange({ ...value, name: { ...value.name, 'zh-CN': target.value } })} />
      </Field>
      <Field label={t('setup.name.en')} fault={fault('name.en')}>
        <input
          className="input wide"
          lang="en"
          value={value.name.en}
          onChange={({ target }) => onChange({ ...value, name: { ...value.name, en: target.value }, id: follows ? keyFrom(target.value, taken) : value.id })}
        />
      </Field>
      <Field label={t('setup.key')} fault={fault('id')}>
        <input className="input wide mono" value={value.id} onChange={({ target }) => onChange({ ...value, id: target.value })} />
      </Field>
    </div>
  );
}
