import type { Attribute, LabelClass, Shape } from '../api/types';
import { local, useText } from '../i18n/text';
import { fault } from './attributes';

interface Props {
  label: LabelClass;
  shape: Shape;
  onChange: (attributes: Record<string, unknown>) => void;
}

/** The attributes of a shape, as the schema wants them. */
export function AttributeForm({ label, shape, onChange }: Props) {
  return (
    <div className="stack">
      {label.attributes.map((attribute) => (
        <Field
          key={attribute.id}
          attribute={attribute}
          value={shape.attributes[attribute.id]}
          onChange={(value) => {
            const others = Object.entries(shape.attributes).filter(([id]) => id !== attribute.id);
            onChange(Object.fromEntries(value === undefined ? others : [...others, [attribute.id, value]]));
          }}
        />
      ))}
    </div>
  );
}

function Field({ attribute, value, onChange }: { attribute: Attribute; value: unknown; onChange: (value: unknown) => void }) {
  const { t, lang } = useText();
  const wrong = fault(attribute, value);
  const name = `${local(lang, attribute.name)}${attribute.unit ? ` (${attribute.unit})` : ''}`;
  const shared = { className: 'input', 'aria-invalid': !!wrong };
  return (
    <label className="field">
      <span>
        {name}
        {attribute.required && ' *'}
        {wrong === 'missing' && ` ${t('work.required')}`}
      </span>
      {attribute.kind === 'choice' || attribute.kind === 'boolean' ? (
        <select
          {...shared}
          value={value === undefined ? '' : String(value)}
          onChange={({ target }) => onChange(target.value === '' ? undefined : attribute.kind === 'boolean' ? target.value === 'true' : target.value)}
        >
          <option value="">{t('work.choose')}</option>
          {attribute.kind === 'boolean' ? (
            <>
              <option value="true">{t('work.yes')}</option>
              <option value="false">{t('work.no')}</option>
            </>
          ) : (
            attribute.choices?.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {local(lang, choice.name)}
              </option>
            ))
          )}
        </select>
      ) : attribute.kind === 'number' ? (
        <input
          {...shared}
          type="number"
          step="any"
          min={attribute.min ?? undefined}
          max={attribute.max ?? undefined}
          value={typeof value === 'number' ? value : ''}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.valueAsNumber)}
        />
      ) : (
        <input
          {...shared}
          maxLength={attribute.maxLength ?? undefined}
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
        />
      )}
    </label>
  );
}
