import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Task } from '../api/types';
import { Button } from '../design/Button';
import { useKeys } from '../design/keys';
import { Empty, ProblemNote, say, Skeletons } from '../design/Notes';
import { State } from '../design/State';
import { toast } from '../design/toasts';
import { useText } from '../i18n/text';
import { Standing } from '../gold/Standing';
import { useMe } from '../shell/me';
import { Filters } from './Filters';
import { addressOf, filterOf, queryOf, release, take, takeNext, useJobs, useTasks, type Filter, type ListName } from './lists';
import { useTaskSignals } from './live';
import { SavedLists } from './SavedLists';
import { TaskTable } from './TaskTable';
import { TeamList } from './TeamList';
import './tasks.css';

const LEADS = ['job-owner', 'org-admin'];
const WORKS = ['annotator', 'reviewer', 'adjudicator', 'inspector', 'signatory'];

export default function TaskListPage() {
  const { t } = useText();
  const [, go] = useLocation();
  const roles = useMe().data?.roles ?? [];
  const leads = LEADS.some((role) => roles.includes(role));
  const usual: ListName = leads && !WORKS.some((role) => roles.includes(role)) ? 'team' : 'mine';
  const lists: ListName[] = leads ? ['mine', 'queue', 'done', 'team'] : ['mine', 'queue', 'done'];
  const filter = filterOf(useSearch(), usual);
  const change = (next: Partial<Filter>) => go(addressOf({ ...filter, ...next }, usual), { replace: true });
  const client = useQueryClient();
  const [stale, setStale] = useState(false);
  const again = useCallback(() => {
    setStale(false);
    return client.invalidateQueries({ queryKey: ['tasks'] });
  }, [client]);
  // A list that was scrolled far is not pulled away from under the reader.
  const onChanged = useCallback(() => {
    const deep = client.getQueriesData<{ pages: unknown[] }>({ queryKey: ['tasks'], type: 'active' }).some(([, data]) => (data?.pages?.length ?? 0) > 1);
    if (deep) setStale(true);
    else void again();
  }, [client, again]);
  const live = useTaskSignals(onChanged);
  const tasks = useTasks(filter, live);
  const jobs = useJobs();
  const failed = (error: unknown) => {
    toast('red', (t) => say(t, error));
    return again();
  };
  const next = useMutation({
    mutationFn: () => takeNext(filter),
    onSuccess: (task) => (task ? go(`/tasks/${task.id}`) : toast('new', (t) => `${t('tasks.next.none')} ${t('tasks.next.none.do')}`)),
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
    ...lists.map((list, i) => ({ keys: String(i + 1), does: `tasks.${list}` as const, run: () => change({ list }) })),
  ]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = tasks;
  const more = useCallback(() => {
    if (!isFetchingNextPage) fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const found = useMemo(() => tasks.data?.pages.flatMap((page) => page.items) ?? [], [tasks.data]);
  const count = filter.list === 'team' || !tasks.data ? undefined : `${found.length.toLocaleString()}${hasNextPage ? '+' : ''}`;
  return (
    <div className="list-page">
      <h1 className="hidden">{t('tasks.title')}</h1>
      <aside className="stack" aria-label={t('tasks.lists')}>
        <Button look="primary" shortcut="n" disabled={next.isPending} onClick={() => next.mutate()}>
          {t('tasks.next')}
        </Button>
        <div className="lists" role="group" aria-label={t('tasks.lists')}>
          {lists.map((list, i) => (
            <Button key={list} look="bare" shortcut={String(i + 1)} aria-pressed={filter.list === list} onClick={() => change({ list })}>
              <span className="grow">{t(`tasks.${list}`)}</span>
              {filter.list === list && count && (
                <span className="small" aria-hidden="true">
                  {count}
                </span>
              )}
            </Button>
          ))}
        </div>
        <SavedLists query={queryOf(filter, usual)} />
        <span className="grow" />
        <span className="small">
          <State tone={live ? 'green' : 'new'}>{t(live ? 'tasks.live' : 'tasks.notLive')}</State>
        </span>
      </aside>
      <div className="list">
        {roles.includes('annotator') && <Standing />}
        <div className="row wrap">
          <Filters filter={filter} jobs={jobs.data?.items ?? []} change={change} />
          <span className="grow" />
          {stale && (
            <Button onClick={again}>
              {t('tasks.changed')} · {t('tasks.refresh')}
            </Button>
          )}
        </div>
        {filter.list === 'team' ? (
          <TeamList key={JSON.stringify(filter)} filter={filter} live={live} />
        ) : tasks.isPending ? (
          <Skeletons rows={8} />
        ) : tasks.error ? (
          <ProblemNote error={tasks.error} again={() => tasks.refetch()} />
        ) : found.length === 0 ? (
          <Empty title={t(`tasks.empty.${filter.list}`)}>{t(`tasks.empty.${filter.list}.do`)}</Empty>
        ) : (
          <TaskTable tasks={found} more={hasNextPage} onMore={more} onOpen={open.mutate} onRelease={giveBack.mutate} />
        )}
        <div role="status" className="small quiet">
          {isFetchingNextPage && t('tasks.more')}
        </div>
      </div>
    </div>
  );
}
