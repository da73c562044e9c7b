import { Button } from '../../design/Button';
import { State } from '../../design/State';
import { When } from '../../design/time';
import { useText } from '../../i18n/text';
import type { Viewer } from '../diagram/Diagram';
import { nameOf } from '../diagram/names';
import type { InstanceDetail } from '../server';

interface Props {
  incidents: InstanceDetail['incidents'];
  viewer: Viewer | undefined;
  onShow: (element: string) => void;
}

/** What keeps an instance from going on, with what the engine knows of it. */
export function IncidentList({ incidents, viewer, onShow }: Props) {
  const { t, lang } = useText();
  if (incidents.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('processes.incidents')}</h2>
      {incidents.map((incident) => (
        <article key={incident.key} className="notice red stack">
          <div className="row wrap">
            <State tone="red">{incident.kind}</State>
            <Button look="bare" onClick={() => onShow(incident.elementId)}>
              {nameOf(viewer, lang, incident.elementId)}
            </Button>
            <span className="quiet grow">
              <When at={incident.at} />
            </span>
          </div>
          <pre className="said" tabIndex={0}>
            {incident.message}
          </pre>
        </article>
      ))}
    </section>
  );
}
