import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../design/Button';
import { Fetched } from '../../design/Fetched';
import { useKeys } from '../../design/keys';
import { Empty, ProblemNote, Skeletons } from '../../design/Notes';
import { State } from '../../design/State';
import { When } from '../../design/time';
import { toast } from '../../design/toasts';
import { local, useText } from '../../i18n/text';
import { Diagram, type Viewer } from '../diagram/Diagram';
import { nameOf, registryOf } from '../diagram/names';
import { confirm, decline, useVersions, useWaiting, useWaitingXml, useXml, type Deployment } from '../server';
import { drawnChanges, type DrawnChange } from './drawings';
import { Sides } from './Sides';
import '../processes.css';

/** A drawing that somebody wants to deploy and a second person has to agree to. */
export default function WaitingPage({ id }: { id: string }) {
  const { t } = useText();
  const waiting = useWaiting();
  return (
    <Fetched query={waiting}>
      {({ items }) => {
        const found = items.find((one) => one.id === id);
        return found ? (
          <Decision waiting={found} />
        ) : (
          <Empty page title={t('processes.waiting.gone')}>
            {t('processes.waiting.gone.say')}
          </Empty>
        );
      }}
    </Fetched>
  );
}

function Decision({ waiting }: { waiting: Deployment }) {
  const { t, lang } = useText();
  const [, go] = useLocation();
  const client = useQueryClient();
  const xml = useWaitingXml(waiting.id);
  const up = () => go('/processes');
  useKeys([{ keys: 'escape', does: 'keys.up', run: up }]);
  const decided = () => client.invalidateQueries({ queryKey: ['processes'] });
  const confirming = useMutation({
    mutationFn: () => confirm(waiting.id),
    onSuccess: () => {
      decided();
      toast('green', (t) => t('processes.waiting.confirmed'));
      go(`/processes/${waiting.processId}`);
    },
  });
  const declining = useMutation({
    mutationFn: () => decline(waiting.id),
    onSuccess: () => {
      decided();
      toast('new', (t) => t('processes.waiting.declined'));
      up();
    },
  });
  const failed = confirming.error ?? declining.error;
  return (
    <div className="process stack">
      <div className="row wrap">
        <Button look="bare" onClick={up} aria-label={t('processes.up')} shortcut="escape">
          ←
        </Button>
        <h1>{local(lang, waiting.names)}</h1>
        <span className="grow quiet">
          {t('processes.waiting.say', { process: waiting.processId, person: waiting.askedBy, reason: waiting.reason })} <When at={waiting.askedAt} />
        </span>
        <Button disabled={declining.isPending} onClick={() => declining.mutate()}>
          {t(waiting.mine ? 'processes.waiting.withdraw' : 'processes.waiting.decline')}
        </Button>
        {!waiting.mine && (
          <Button look="primary" disabled={confirming.isPending} onClick={() => confirming.mutate()}>
            {t('processes.waiting.confirm')}
          </Button>
        )}
      </div>
      {failed && <ProblemNote error={failed} />}
      {xml.data ? <Wanted processId={waiting.processId} xml={xml.data} /> : xml.error ? <ProblemNote error={xml.error} again={() => xml.refetch()} /> : <Skeletons />}
    </div>
  );
}

/** The drawing beside the newest version, which new instances take until then; a new process stands alone. */
function Wanted({ processId, xml }: { processId: string; xml: string }) {
  const { t } = useText();
  const versions = useVersions(processId);
  const newest = versions.data?.items[0]?.version;
  if (versions.isPending) return <Skeletons />;
  return newest === undefined ? (
    <div className="panel drawn">
      <Diagram xml={xml} label={t('processes.diagram')} />
    </div>
  ) : (
    <Replacing processId={processId} version={newest} xml={xml} />
  );
}

const TONES = { added: 'green', removed: 'red', changed: 'amber' } as const;

/** What of the other drawing stands on each side: removed only on the old one, added only on the new one. */
const marksOf = (changes: Map<string, DrawnChange>, not: DrawnChange) => new Map([...changes].filter(([, change]) => change !== not).map(([id, change]) => [id, `diff-${change}`]));

function Replacing({ processId, version, xml }: { processId: string; version: number; xml: string }) {
  const { t, lang } = useText();
  const before = useXml(processId, version);
  const [viewers, setViewers] = useState<[Viewer?, Viewer?]>([]);
  const [selected, setSelected] = useState<string>();
  const changes = useMemo(() => (before.data ? drawnChanges(before.data, xml) : new Map<string, DrawnChange>()), [before.data, xml]);
  const marks = useMemo(() => [marksOf(changes, 'added'), marksOf(changes, 'removed')] as const, [changes]);
  if (before.error) return <ProblemNote error={before.error} again={() => before.refetch()} />;
  if (!before.data) return <Skeletons />;
  const name = (id: string) =>
    nameOf(
      viewers.find((one) => one && registryOf(one).get(id)),
      lang,
      id,
    );
  return (
    <>
      <Sides
        sides={[
          { title: t('processes.versionNo', { version }), xml: before.data, marks: marks[0] },
          { title: t('processes.waiting.wanted'), xml, marks: marks[1] },
        ]}
        selected={[selected, selected]}
        onSelect={(_, element) => setSelected(element)}
        onReady={(side, viewer) => setViewers(([left, right]) => (side === 0 ? [viewer, right] : [left, viewer]))}
      />
      <section className="stack" aria-label={t('processes.waiting.changes')}>
        <h2>{t('processes.waiting.changes')}</h2>
        {changes.size === 0 ? (
          <p className="quiet">{t('processes.waiting.same')}</p>
        ) : (
          <ul className="listed">
            {[...changes].map(([id, change]) => (
              <li key={id} className="row">
                <State tone={TONES[change]}>{t(`processes.change.${change}`)}</State>
                <Button look="bare" aria-pressed={id === selected} onClick={() => setSelected(id)}>
                  {name(id)}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
