import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../design/Button';
import { Fetched } from '../../design/Fetched';
import { useKeys } from '../../design/keys';
import { State, type Tone } from '../../design/State';
import { When } from '../../design/time';
import { useText, type Key } from '../../i18n/text';
import { Diagram, type Badge, type Viewer } from '../diagram/Diagram';
import { useInstance, useXml, type InstanceDetail } from '../server';
import { IncidentList } from './IncidentList';
import { subject } from './subject';
import { Variables } from './Variables';
import '../processes.css';

const TONES: Record<string, Tone> = { running: 'open', completed: 'green', cancelled: 'new' };

/** One instance: where it is, what it knows, what keeps it. */
export default function InstancePage({ instance }: { instance: string }) {
  const found = useInstance(instance);
  return <Fetched query={found}>{(detail) => <Shown detail={detail} />}</Fetched>;
}

function Shown({ detail }: { detail: InstanceDetail }) {
  const { t } = useText();
  const [, go] = useLocation();
  const [viewer, setViewer] = useState<Viewer>();
  const [selected, setSelected] = useState<string>();
  const { instance } = detail;
  const xml = useXml(instance.processId, instance.version);
  const held = useMemo(() => tokens(detail), [detail]);
  const up = () => go(`/processes/${instance.processId}?version=${instance.version}`);
  useKeys([{ keys: 'escape', does: 'keys.up', run: up }]);
  return (
    <div className="process stack">
      <div className="row wrap">
        <Button look="bare" onClick={up} aria-label={t('processes.up')} shortcut="escape">
          ←
        </Button>
        <h1>{subject(t, instance.about)}</h1>
        <State tone={TONES[instance.state] ?? 'new'}>{t(`processes.state.${instance.state}` as Key)}</State>
        <span className="quiet">
          {instance.processId} {t('processes.versionNo', { version: instance.version })} · {instance.key} · {t('processes.started')} <When at={instance.startedAt} />
        </span>
      </div>
      <div className="panel drawn">{xml.data && <Diagram xml={xml.data} label={t('processes.diagram')} marks={held.marks} badges={held.badges} selected={selected} onSelect={setSelected} onReady={setViewer} />}</div>
      <IncidentList incidents={detail.incidents} viewer={viewer} onShow={setSelected} />
      <Variables variables={detail.variables} viewer={viewer} />
    </div>
  );
}

/** Where the instance is, on its diagram. */
function tokens({ instance: { at }, incidents }: InstanceDetail): { marks: Map<string, string>; badges: Badge[] } {
  const count = new Map<string, number>();
  at.forEach((element) => count.set(element, (count.get(element) ?? 0) + 1));
  const broken = new Set(incidents.map(({ elementId }) => elementId));
  const marked = new Set([...count.keys(), ...broken]);
  return {
    marks: new Map([...marked].map((element) => [element, broken.has(element) ? 'heat-3 incident' : 'heat-3'])),
    badges: [...count].map(([element, n]) => ({ element, at: 'bottom', shows: String(n) })),
  };
}
