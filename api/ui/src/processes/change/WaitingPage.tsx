import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { Button } from '../../design/Button';
import { Fetched } from '../../design/Fetched';
import { useKeys } from '../../design/keys';
import { Empty, ProblemNote } from '../../design/Notes';
import { When } from '../../design/time';
import { toast } from '../../design/toasts';
import { local, useText } from '../../i18n/text';
import { Diagram } from '../diagram/Diagram';
import { confirm, decline, useWaiting, useWaitingXml, type Deployment } from '../server';
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
      <div className="panel drawn">{xml.data && <Diagram xml={xml.data} label={t('processes.diagram')} />}</div>
    </div>
  );
}
