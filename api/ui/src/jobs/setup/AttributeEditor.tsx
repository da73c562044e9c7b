import type { Attribute } from '../../api/types';
import { Button } from '../../design/Button';
import { local, useText } from '../../i18n/text';
import { Field } from './Field';
import { NamesAndKey } from './NamesAndKey';
import { asKind, keyFrom, newChoice, replaced, without } from './schema';

interface Props {
  value: Attribute;
  taken: string[];
  fault: (field: string) => string | undefined;
  onChange: (next: Attribute) => void;
  onUp: (() => void) | undefined;
  onRemove: () => void;
}

const KINDS = ['text', 'number', 'choice', 'boolean'] as const;

/** What is said of a shape besides its label, and what is allowed to be said. */
export function AttributeEditor({ value, taken, fault, onChange, onUp, onRemove }: Props) {
  const { t, lang } = useText();
  const name = local(lang, value.name);
  const follows = value.id === keyFrom(value.name.en, taken) || /^attribute(-\d+)?$/.test(value.id);
  const number = (text: string) => (text === '' ? undefined : Number(text));
  return (
    <fieldset className="attribute stack">
      <legend>{name}</legend>
      <NamesAndKey value={value} taken={taken} follows={follows} fault={fault} onChange={onChange} />
      <div className="row wrap end">
        <Field label={t('setup.kind')}>
          <select className="input" value={value.kind} onChange={({ target }) => onChange(asKind(value, target.value as Attribute['kind']))}>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`setup.kind.${kind}`)}
              </option>
            ))}
          </select>
        </Field>
        {value.kind === 'number' && (
          <>
            <Field label={t('setup.unit')}>
              <input className="input short" value={value.unit ?? ''} onChange={({ target }) => onChange({ ...value, unit: target.value || undefined })} />
            </Field>
            <Field label={t('setup.min')}>
              <input className="input short" type="number" step="any" value={value.min ?? ''} onChange={({ target }) => onChange({ ...value, min: number(target.value) })} />
            </Field>
            <Field label={t('setup.max')} fault={fault('max')}>
              <input className="input short" type="number" step="any" value={value.max ?? ''} onChange={({ target }) => onChange({ ...value, max: number(target.value) })} />
            </Field>
          </>
        )}
        {value.kind === 'text' && (
          <Field label={t('setup.longest')} fault={fault('maxLength')}>
            <input className="input short" type="number" min={1} value={value.maxLength ?? ''} onChange={({ target }) => onChange({ ...value, maxLength: number(target.value) })} />
          </Field>
        )}
        <label className="row lift">
          <input type="checkbox" checked={value.required} onChange={({ target }) => onChange({ ...value, required: target.checked })} />
          {t('setup.required')}
        </label>
        <span className="grow" />
        <Button look="bare" className="lift" disabled={!onUp} aria-label={t('setup.up', { name })} title={t('setup.up', { name })} onClick={onUp}>
          ↑
        </Button>
        <Button look="bare" className="lift" aria-label={t('setup.remove', { name })} title={t('setup.remove', { name })} onClick={onRemove}>
          ×
        </Button>
      </div>
      {value.kind === 'choice' && <Choices value={value.choices ?? []} fault={fault} onChange={(choices) => onChange({ ...value, choices })} />}
    </fieldset>
  );
}

type Choice = NonNullable<Attribute['choices']>[number];

function Choices({ value, fault, onChange }: { value: Choice[]; fault: Props['fault']; onChange: (next: Choice[]) => void }) {
  const { t } = useText();
  return (
    <table className="dense">
      <thead>
        <tr>
          <th>{t('setup.name.zh')}</th>
          <th>{t('setup.name.en')}</th>
          <th>{t('setup.key')}</th>
          <th>
            <Button look="bare" onClick={() => onChange([...value, newChoice(value)])}>
              {t('setup.choice.add')}
            </Button>
          </th>
        </tr>
      </thead>
      <tbody>
        {value.map((one, i) => {
          const taken = value.filter((_, other) => other !== i).map((other) => other.id);
          const follows = one.id === keyFrom(one.name.en, taken) || /^choice(-\d+)?$/.test(one.id);
          return (
            <tr key={i}>
              <td>
                <input className="input wide" lang="zh-CN" aria-label={t('setup.name.zh')} value={one.name['zh-CN']} onChange={({ target }) => onChange(replaced(value, i, { ...one, name: { ...one.name, 'zh-CN': target.value } }))} />
              </td>
              <td>
                <input
                  className="input wide"
                  lang="en"
                  aria-label={t('setup.name.en')}
                  value={one.name.en}
                  onChange={({ target }) => onChange(replaced(value, i, { name: { ...one.name, en: target.value }, id: follows ? keyFrom(target.value, taken) : one.id }))}
                />
              </td>
              <td>
                <input
                  className="input wide mono"
                  aria-label={t('setup.key')}
                  aria-invalid={fault(`choices[${i}].id`) ? true : undefined}
                  title={fault(`choices[${i}].id`)}
                  value={one.id}
                  onChange={({ target }) => onChange(replaced(value, i, { ...one, id: target.value }))}
                />
              </td>
              <td>
                <Button look="bare" disabled={value.length === 1} aria-label={t('setup.remove', { name: one.name.en })} onClick={() => onChange(without(value, i))}>
                  ×
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
