import { Button } from '../../design/Button';
import { State } from '../../design/State';
import { useText } from '../../i18n/text';
import type { Viewer } from '../diagram/Diagram';
import { nameOf } from '../diagram/names';
import type { ElementFigures } from '../server';

interface Props {
  viewer: Viewer | undefined;
  figures: ElementFigures[];
  element: string | undefined;
  onSelect: (element: string | undefined) => void;
}

/** What is drawn on the elements, as a list; of a chosen one all that is known. */
export function ElementSide({ viewer, figures, element, onSelect }: Props) {
  const { t, lang } = useText();
  const chosen = figures.find(({ elementId }) => elementId === element);
  const busy = figures.filter(({ active, incidents }) => active + incidents > 0).sort((one, other) => other.incidents - one.incidents || other.active - one.active);
  return (
    <aside className="panel pad stack" aria-label={t('processes.elements')}>
      {element && (
        <>
          <div className="row">
            <h2 className="grow">{nameOf(viewer, lang, element)}</h2>
            <Button look="bare" aria-label={t('processes.unselect')} onClick={() => onSelect(undefined)}>
              ×
            </Button>
          </div>
          <dl className="facts">
            <dt>{t('processes.elementId')}</dt>
            <dd>
              <code>{element}</code>
            </dd>
            <dt>{t('processes.here')}</dt>
            <dd>{(chosen?.active ?? 0).toLocaleString(lang)}</dd>
            <dt>{t('processes.incidents')}</dt>
            <dd>{(chosen?.incidents ?? 0).toLocaleString(lang)}</dd>
            <dt>{t('processes.passed')}</dt>
            <dd>{(chosen?.completed ?? 0).toLocaleString(lang)}</dd>
          </dl>
        </>
      )}
      <h2>{t('processes.whereTheyAre')}</h2>
      {busy.length === 0 ? (
        <p className="quiet">{t('processes.nowhere')}</p>
      ) : (
        <ul className="listed">
          {busy.map(({ elementId, active, incidents }) => (
            <li key={elementId}>
              <button type="button" className="button bare" aria-pressed={elementId === element} onClick={() => onSelect(elementId)}>
                <span className="grow cut">{nameOf(viewer, lang, elementId)}</span>
                {incidents > 0 && <State tone="red">{incidents.toLocaleString(lang)}</State>}
                <span>{active.toLocaleString(lang)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
