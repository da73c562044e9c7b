import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, body } from '../api/client';
import type { ReleaseDetail, Task } from '../api/types';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useKeys } from '../design/keys';
import { ProblemNote, Skeletons } from '../design/Notes';
import { useText } from '../i18n/text';
import { Reservation } from '../tasks/TaskRow';
import { useHandIn } from '../workbench/handIn';
import type { Manifest } from './manifest';
import { ReleaseReport } from './ReleaseReport';
import { useRelease } from './release';
import './release.css';

type Decision = 'sign' | 'countersign' | 'refuse';

/** Signing, countersigning or refusing a release that was taken as a task. */
export default function SignBench({ task }: { task: Task }) {
  const release = useRelease(task.releaseId ?? '');
  if (release.isPending) {
    return (
      <div className="page">
        <Skeletons />
      </div>
    );
  }
  if (release.error) {
    return (
      <div className="page">
        <ProblemNote error={release.error} again={() => release.refetch()} />
      </div>
    );
  }
  return <Decide task={task} detail={release.data} />;
}

function Decide({ task, detail }: { task: Task; detail: ReleaseDetail }) {
  const { t } = useText();
  const [, go] = useLocation();
  const [asked, ask] = useState<Decision>();
  const consent: Decision = task.kind === 'countersign' ? 'countersign' : 'sign';
  const deciding = useHandIn({
    send: ({ decision, reason }: { decision: Decision; reason: string }) =>
      body(
        api.POST('/api/v1/tasks/{taskId}/signature', {
          params: { path: { taskId: task.id as never } },
          // The digest of what is shown here: were it another manifest by now, the server refuses.
          body: decision === 'refuse' ? { decision, reason } : { decision, manifestSha256: detail.release.manifestSha256 },
        }),
      ),
    forget: ['release', detail.release.id],
    done: (t, { decision }) => t(`release.done.${decision}`),
  });
  useKeys([
    { keys: 'mod+enter', does: `release.${consent}`, run: () => ask(consent) },
    { keys: 'f', does: 'release.refuse', run: () => ask('refuse') },
    { keys: 'escape', does: 'keys.up', run: () => go('/tasks') },
  ]);
  return (
    <>
      <ReleaseReport detail={detail}>
        {task.leaseUntil && (
          <span className="quiet">
            <Reservation until={task.leaseUntil} />
          </span>
        )}
        <Button shortcut="f" onClick={() => ask('refuse')}>
          {t('release.refuse')}
        </Button>
        <Button look="primary" shortcut="mod+enter" onClick={() => ask(consent)}>
          {t(`release.${consent}`)}
        </Button>
      </ReleaseReport>
      {asked && (
        <Confirm
          decision={asked}
          job={(detail.manifest as unknown as Manifest).job.name}
          onClose={() => ask(undefined)}
          onDecide={(reason) => {
            ask(undefined);
            deciding.mutate({ decision: asked, reason });
          }}
        />
      )}
    </>
  );
}

interface ConfirmProps {
  decision: Decision;
  job: string;
  onClose: () => void;
  onDecide: (reason: string) => void;
}

/** What can't be undone is confirmed by typing the name; a refusal by saying why. */
function Confirm({ decision, job, onClose, onDecide }: ConfirmProps) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const refusal = decision === 'refuse';
  const ready = refusal ? typed.trim() !== '' : typed === job;
  return (
    <Dialog title={t(`release.${decision}`)} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onDecide(typed.trim());
        }}
      >
        <p>{refusal ? t('release.reason.needed') : t('release.seen')}</p>
        {!refusal && <p>{t('release.confirm', { job })}</p>}
        <label className="field">
          <span>{t(refusal ? 'release.reason' : 'release.confirm.field')}</span>
          {refusal ? (
            <textarea className="input" maxLength={2_000} value={typed} onChange={({ target }) => setTyped(target.value)} />
          ) : (
            <input className="input" autoComplete="off" value={typed} onChange={({ target }) => setTyped(target.value)} />
          )}
        </label>
        <div className="row">
          <Button type="submit" look="primary" disabled={!ready}>
            {t(`release.${decision}`)}
          </Button>
          <Button onClick={onClose}>{t('work.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
