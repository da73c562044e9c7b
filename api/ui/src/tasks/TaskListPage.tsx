import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Task } from '../api/types';
import { Button } from '../design/Button';
import { useKeys } from '../design/keys';
import { Empty, ProblemNote, say, Skeletons } from '../design/Notes';
import { toast } from '../design/toasts';
import { useText } from '../i18n/text';
import { addressOf, DUE, filterOf, KINDS, LISTS, release, take, takeNext, useJobs, useTasks, type Filter, type ListName } from './lists';
import { TaskTable } from './TaskTable';
import './tasks.css';

export default function TaskListPage() {
  const { t } = useText();
  const [, go] = useLocation();
  const filter = filterOf(useSearch());
  const change = (next: Partial<Filter>) => go(addressOf({ ...filter, ...next }), { replace: true });
  const client = useQueryClient();
  const tasks = useTasks(filter);
  const jobs = useJobs();
  const again = () => client.invalidateQueries({ queryKey: ['tasks'] });
  const failed = (error: unknown) => {
    toast('red', (t) => say(t, error));
    return again();
  };
  const next = useMutation({
    mutationFn: () => takeNext(filter),
    onSuccess: (task) =>
      task ? go(`/tasks/${task.id}`) : toast('new', (t) => `${t('tasks.next.none')} ${t('tasks.next.none.do')}`),
    onError: failed,
  });
  const open = useMutation({
    mutationFn: async (task: Task) => (task.state === 'open' ? take(task.id) : task),
    onSuccess: (task) => go(`/tasks/${task.id}`),
    onError: failed,
  });
  const giveBack = useMutation({
    mutationFn: (task: Task) => release(task.id),
    onSuccess: (_, task) => {
      toast('new', (t) => t('tasks.released'), { text: (t) => t('tasks.takeAgain'), run: () => open.mutate({ ...task, state: 'open' }) });
      return again();
    },
    onError: failed,
  });
  useKeys([
    { keys: 'n', does: 'tasks.next', run: () => next.mutate() },
    { keys: '1', does: 'tasks.mine', run: () => change({ list: 'mine' }) },
    { keys: '2', does: 'tasks.queue', run: () => change({ list: 'queue' }) },
    { keys: '3', does: 'tasks.done', run: () => change({ list: 'done' }) },
  ]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = tasks;
  const more = useCallback(() => {
    if (!isFetchingNextPage) fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const found = tasks.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="list-page">
      <h1 className="hidden">{t('tasks.title')}</h1>
      <div className="row wrap">
        <Button look="primary" shortcut="n" disabled={next.isPending} onClick={() => next.mutate()}>
          {t('tasks.next')}
        </Button>
        <div className="row" role="group" aria-label={t('tasks.lists')}>
          {LISTS.map((list, i) => (
            <Button key={list} shortcut={String(i + 1)} aria-pressed={filter.list === list} onClick={() => change({ list })}>
              {t(`tasks.${list}`)}
            </Button>
          ))}
        </div>
        <span className="grow" />
        <Filters filter={filter} jobs={jobs.data?.items ?? []} change={change} />
      </div>
      {tasks.isPending ? (
        <Skeletons rows={8} />
      ) : tasks.error ? (
        <ProblemNote error={tasks.error} again={() => tasks.refetch()} />
      ) : found.length === 0 ? (
        <NoTasks list={filter.list} />
      ) : (
        <TaskTable tasks={found} more={hasNextPage} onMore={more} onOpen={open.mutate} onRelease={giveBack.mutate} />
      )}
      <div role="status" className="small quiet">
        {isFetchingNextPage && t('tasks.more')}
      </div>
    </div>
  );
}

function NoTasks({ list }: { list: ListName }) {
  const { t } = useText();
  return <Empty title={t(`tasks.empty.${list}`)}>{t(`tasks.empty.${list}.do`)}</Empty>;
}

interface FiltersProps {
  filter: Filter;
  jobs: { id: string; name: string }[];
  change: (next: Partial<Filter>) => void;
}

function Filters({ filter, jobs, change }: FiltersProps) {
  const { t } = useText();
  return (
    <>
      <select className="input" aria-label={t('tasks.kind')} value={filter.kind ?? ''} onChange={(e) => change({ kind: (e.target.value || undefined) as Filter['kind'] })}>
        <option value="">{t('tasks.kind.all')}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </option>
        ))}
      </select>
      <select className="input" aria-label={t('tasks.job')} value={filter.jobId ?? ''} onChange={(e) => change({ jobId: e.target.value || undefined })}>
        <option value="">{t('tasks.job.all')}</option>
        {jobs.map((job) => (
          <option key={job.id} value={job.id}>
            {job.name}
          </option>
        ))}
      </select>
      {filter.list !== 'done' && (
        <select className="input" aria-label={t('tasks.due')} value={filter.due ?? ''} onChange={(e) => change({ due: (e.target.value || undefined) as Filter['due'] })}>
          <option value="">{t('tasks.due.all')}</option>
          {(Object.keys(DUE) as (keyof typeof DUE)[]).map((due) => (
            <option key={due} value={due}>
              {t(`tasks.due.${due}`)}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
