import type { LabelClass } from '../api/types';
import { Button } from '../design/Button';
import { useKeys } from '../design/keys';
import { local, useText } from '../i18n/text';
import { Swatch } from './ShapeList';

interface Props {
  classes: LabelClass[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
  /** Says the chosen class of the item as a whole, or takes it back. */
  onWhole: () => void;
}

const KEYED = 9;

/** The classes, each by its number; those of the whole item need no shape. */
export function LabelPanel({ classes, chosen, onChoose, onWhole }: Props) {
  const { t, lang } = useText();
  const whole = classes.some((one) => one.shapes.includes('classification'));
  const known = classes.find((one) => one.id === chosen);
  const points = known?.skeleton?.points;
  const can = known?.shapes.includes('classification');
  useKeys([
    { keys: '1 2 3 4 5 6 7 8 9', does: 'work.key.label', run: ({ key }) => classes[Number(key) - 1] && onChoose(classes[Number(key) - 1]!.id) },
    ...(whole ? [{ keys: 'c', does: 'work.whole' as const, run: () => can && onWhole() }] : []),
  ]);
  return (
    <>
      <h2>{t('work.labels')}</h2>
      <ul className="labels" aria-label={t('work.labels')}>
        {classes.map((one, i) => (
          <li key={one.id}>
            <Button look="bare" shortcut={i < KEYED ? String(i + 1) : undefined} aria-pressed={one.id === chosen} onClick={() => onChoose(one.id)}>
              {i < KEYED && <kbd aria-hidden="true">{i + 1}</kbd>}
              <Swatch colour={one.colour} />
              <span className="cut">{local(lang, one.name)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {points && <p className="small quiet">{t('work.keypoints', { names: points.join(' → ') })}</p>}
      {whole && (
        <Button shortcut="c" disabled={!can} onClick={onWhole}>
          {t('work.whole')}
        </Button>
      )}
    </>
  );
}
