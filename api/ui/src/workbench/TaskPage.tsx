import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { api, body, Problem } from '../api/client';
import type { Task, TaskKind } from '../api/types';
import { Button } from '../design/Button';
import { useKeys } from '../design/keys';
import { Empty, ProblemNote, say, Skeletons } from '../design/Notes';
import { State } from '../design/State';
import { When } from '../design/time';
import { toast } from '../design/toasts';
import { useText, type Key } from '../i18n/text';
import { take } from '../tasks/lists';
import { about } from '../tasks/TaskRow';

const Workbench = lazy(() => import('./Workbench'));
const ReviewBench = lazy(() => import('./ReviewBench'));
const AdjudicateBench = lazy(() => import('./adjudicate/AdjudicateBench'));
const InspectBench = lazy(() => import('./inspect/InspectBench'));
const DecideBench = lazy(() => import('./inspect/DecideBench'));
const SignBench = lazy(() => import('../release/SignBench'));

/** A task by its address: its work where it is in hand, else what it is about, and taking it or giving it back. */
export default function TaskPage({ id }: { id: string }) {
  const { t } = useText();
  const [, go] = useLocation();
  const task = useQuery({
    queryKey: ['task', id],
    queryFn: () => body(api.GET('/api/v1/tasks/{taskId}', { params: { path: { taskId: id as never } } })),
    refetchInterval: 15_000,
  });
  const taking = useMutation({ mutationFn: () => take(id), onSuccess: () => task.refetch(), onError: (error) => toast('red', (t) => say(t, error)) });
  const state = task.data?.state;
  const Bench = state === 'claimed' ? BENCHES[task.data!.kind] : undefined;
  useKeys(
    // On a bench the same keys mean something else.
    Bench
      ? []
      : [
          { keys: 'escape', does: 'keys.up', run: () => go('/tasks') },
          { keys: 'n', does: 'work.take', run: () => state === 'open' && taking.mutate() },
        ],
  );
  if (task.isPending) return <Page>{<Skeletons />}</Page>;
  if (task.error instanceof Problem && task.error.status === 404) {
    return <Empty page title={t('work.notYours')}>{t('work.notYours.say')}</Empty>;
  }
  if (task.error) return <Page>{<ProblemNote error={task.error} again={() => task.refetch()} />}</Page>;
  if (Bench) {
    return (
      <Suspense fallback={<Page>{<Skeletons />}</Page>}>
        <Bench task={task.data} />
      </Suspense>
    );
  }
  const { kind, jobName, items, priority, dueAt } = task.data;
  const object = about(task.data);
  return (
    <Page>
      <Link href="/tasks">{t('work.back')}</Link>
      <h1>
        {t(`kind.${kind}` as Key)} · {jobName}
      </h1>
      <ul className="row wrap">
        <li>
          <State tone={state === 'done' ? 'green' : state === 'cancelled' ? 'new' : 'open'}>{t(`taskState.${state}` as Key)}</State>
        </li>
        {object && <li>{t(object.key, { id: object.id })}</li>}
        {items != null && <li>{t('tasks.items', { n: items })}</li>}
        <li>{t('tasks.priority', { n: priority })}</li>
        <li>{dueAt ? <When at={dueAt} /> : t('time.never')}</li>
      </ul>
      <div className="row">
        {state === 'open' && (
          <Button look="primary" shortcut="n" disabled={taking.isPending} onClick={() => taking.mutate()}>
            {t('work.take')}
          </Button>
        )}
      </div>
    </Page>
  );
}

/** Where each kind of work is done. */
const BENCHES: Record<TaskKind, ComponentType<{ task: Task }>> = {
  annotate: Workbench,
  rework: Workbench,
  review: ReviewBench,
  adjudicate: AdjudicateBench,
  inspect: InspectBench,
  decide: DecideBench,
  sign: SignBench,
  countersign: SignBench,
};

const Page = ({ children }: { children: ReactNode }) => <div className="page stack">{children}</div>;
