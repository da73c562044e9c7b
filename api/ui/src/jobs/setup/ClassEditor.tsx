import type { LabelClass } from '../../api/types';
import { Button } from '../../design/Button';
import { local, useText, type Key } from '../../i18n/text';
import { AttributeEditor } from './AttributeEditor';
import { faultOf } from './Field';
import { NamesAndKey } from './NamesAndKey';
import { SkeletonEditor } from './SkeletonEditor';
import { ALL_SHAPES, keyFrom, moved, newAttribute, replaced, without } from './schema';

interface Props {
  value: LabelClass;
  at: number;
  count: number;
  /** Keys of the other classes. */
  taken: string[];
  error: unknown;
  open: boolean;
  onOpen: () => void;
  onChange: (next: LabelClass) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: (() => void) | undefined;
}

/** One label: shut, a line of it; open, all that can be said of it. */
export function ClassEditor({ value, at, count, taken, error, open, onOpen, onChange, onMove, onRemove }: Props) {
  const { t, lang } = useText();
  const fault = (field: string) => faultOf(error, `classes[${at}].${field}`);
  const name = local(lang, value.name);
  // The key follows the English name until somebody gives it another.
  const follows = value.id === keyFrom(value.name.en, taken) || /^label(-\d+)?$/.test(value.id);
  const hasKeypoints = value.shapes.includes('keypoints');
  return (
    <div className="panel class">
      <div className="row pad-s">
        <input type="color" aria-label={t('setup.class.colour', { name })} value={value.colour} onChange={({ target }) => onChange({ ...value, colour: target.value })} />
        <Button look="bare" className="grow left" aria-expanded={open} onClick={onOpen}>
          <span aria-hidden="true">{open ? '▾' : '▸'}</span>
          <strong className="cut">{name}</strong>
          <span className="quiet small cut">
            {value.shapes.map((shape) => t(`shapeType.${shape}` as Key)).join(', ')}
            {value.attributes.length > 0 && ` · ${t('setup.attributes.n', { n: value.attributes.length })}`}
          </span>
        </Button>
        <Button look="bare" disabled={at === 0} aria-label={t('setup.up', { name })} title={t('setup.up', { name })} onClick={() => onMove(-1)}>
          ↑
        </Button>
        <Button look="bare" disabled={at === count - 1} aria-label={t('setup.down', { name })} title={t('setup.down', { name })} onClick={() => onMove(1)}>
          ↓
        </Button>
        <Button look="bare" disabled={!onRemove} aria-label={t('setup.remove', { name })} title={t('setup.remove', { name })} onClick={onRemove}>
          ×
        </Button>
      </div>
      {open && (
        <div className="stack pad">
          <NamesAndKey value={value} taken={taken} follows={follows} fault={fault} onChange={onChange} />
          <div className="field" role="group" aria-label={t('setup.shapes')}>
            <span>{t('setup.shapes')}</span>
            <div className="row wrap chips">
              {ALL_SHAPES.map((shape) => {
                const chosen = value.shapes.includes(shape);
                return (
                  <Button
                    key={shape}
                    aria-pressed={chosen}
                    onClick={() => onChange({ ...value, shapes: chosen ? value.shapes.filter((one) => one !== shape) : [...value.shapes, shape], skeleton: chosen && shape === 'keypoints' ? undefined : value.skeleton })}
                  >
                    {t(`shapeType.${shape}` as Key)}
                  </Button>
                );
              })}
            </div>
            {fault('shapes') && <span className="state red small">{fault('shapes')}</span>}
          </div>
          {hasKeypoints && <SkeletonEditor value={value} fault={fault} onChange={onChange} />}
          <div className="row">
            <h3 className="grow">{t('setup.attributes')}</h3>
            <Button onClick={() => onChange({ ...value, attributes: [...value.attributes, newAttribute(value.attributes)] })}>{t('setup.attribute.add')}</Button>
          </div>
          {value.attributes.length === 0 && <p className="quiet small">{t('setup.attributes.none')}</p>}
          {value.attributes.map((attribute, i) => (
            <AttributeEditor
              key={i}
              value={attribute}
              taken={value.attributes.filter((_, other) => other !== i).map((other) => other.id)}
              fault={(field) => fault(`attributes[${i}].${field}`)}
              onChange={(next) => onChange({ ...value, attributes: replaced(value.attributes, i, next) })}
              onUp={i > 0 ? () => onChange({ ...value, attributes: moved(value.attributes, i, -1) }) : undefined}
              onRemove={() => onChange({ ...value, attributes: without(value.attributes, i) })}
            />
          ))}
        </div>
      )}
    </div>
  );
}
