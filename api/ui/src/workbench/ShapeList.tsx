import { isTimePoint, isTimeRange, type LabelClass, type Shape } from '../api/types';
import { Button } from '../design/Button';
import { local, useText, type Key, type Language, type Values } from '../i18n/text';

type Say = (key: Key, values?: Values) => string;

/** A shape in words, for those who don't see the canvas and for lists. */
export function words(t: Say, lang: Language, classes: LabelClass[], shape: Shape): string {
  const known = classes.find((one) => one.id === shape.label);
  const name = known ? local(lang, known.name) : shape.label;
  const where = isTimePoint(shape)
    ? t('series.point', { at: shape.timestamp })
    : isTimeRange(shape)
      ? t('series.range', { from: shape.fromTimestamp, to: shape.toTimestamp })
      : t('shape.other', { type: shape.type });
  return `${name} · ${where}`;
}

interface Props {
  classes: LabelClass[];
  shapes: Shape[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
  onDelete?: (id: string) => void;
}

/** What the canvas shows, as a list that can be gone through by keyboard. */
export function ShapeList({ classes, shapes, chosen, onChoose, onDelete }: Props) {
  const { t, lang } = useText();
  if (shapes.length === 0) return <p className="quiet small">{t(onDelete ? 'work.shapes.none' : 'work.shapes.noneRead')}</p>;
  return (
    <ul className="shapes">
      {shapes.map((shape) => (
        <li key={shape.id} className="row">
          <Button look="bare" className="grow" aria-pressed={shape.id === chosen} onClick={() => onChoose(shape.id)}>
            <Swatch colour={classes.find((one) => one.id === shape.label)?.colour} />
            <span>{words(t, lang, classes, shape)}</span>
          </Button>
          {onDelete && (
            <Button look="bare" shortcut="delete" aria-label={`${t('work.delete')}: ${words(t, lang, classes, shape)}`} onClick={() => onDelete(shape.id)}>
              ×
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A label's colour, beside its name. */
export const Swatch = ({ colour = '#888888' }: { colour?: string }) => (
  <svg className="swatch" width="12" height="12" aria-hidden="true">
    <rect width="12" height="12" rx="2" fill={colour} />
  </svg>
);
