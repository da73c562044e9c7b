import type { LabelClass, Shape } from '../../api/types';
import { useText } from '../../i18n/text';
import { Swatch } from '../ShapeList';
import { ALL, NONE, type Difference, type Ruling } from './rulings';

interface Props {
  classes: LabelClass[];
  found: Difference[];
  names: string[];
  ruling: Ruling;
  chosen: string | undefined;
  say: (shape: Shape) => string;
  onChoose: (id: string) => void;
}

/** Place by place what each version says, and what was picked of it. */
export function Differences({ classes, found, names, ruling, chosen, say, onChoose }: Props) {
  const { t } = useText();
  if (found.length === 0) return <p className="quiet small">{t('adjudicate.differences.none')}</p>;
  return (
    <ol className="differences">
      {found.map(({ id, shapes }, i) => {
        const picked = ruling.drawn ? undefined : ruling.picks[id];
        return (
          <li key={id}>
            <button type="button" className="difference" aria-pressed={id === chosen} onClick={() => onChoose(id)}>
              <span className="row">
                <span className="quiet small grow">{t('adjudicate.difference', { no: i + 1 })}</span>
                <span className="small">
                  {picked === undefined ? '▲ ' : '✔ '}
                  {picked === undefined
                    ? t('adjudicate.difference.open')
                    : picked === NONE
                      ? t('adjudicate.neither')
                      : picked === ALL
                        ? t(names.length === 2 ? 'adjudicate.both' : 'adjudicate.all')
                        : t('adjudicate.take', { name: picked })}
                </span>
              </span>
              {names.map((name) => (
                <span key={name} className={`row version ${picked === name || picked === ALL ? 'taken' : ''}`}>
                  <b>{name}</b>
                  {(shapes[name] ?? []).map((shape) => (
                    <span key={shape.id} className="row">
                      <Swatch colour={classes.find((one) => one.id === shape.label)?.colour} />
                      <span>{say(shape)}</span>
                    </span>
                  ))}
                  {!shapes[name] && <span className="quiet">{t('adjudicate.nothing')}</span>}
                </span>
              ))}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
