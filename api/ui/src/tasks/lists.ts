import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Task, TaskKind } from '../api/types';

export const LISTS = ['mine', 'queue', 'done', 'team'] as const;
export type ListName = (typeof LISTS)[number];
export const KINDS = ['annotate', 'review', 'rework', 'adjudicate', 'inspect', 'decide', 'sign', 'countersign'] as const;
export const DUE = { overdue: 0, day: 86_400_000, week: 7 * 86_400_000 };
export const PRIORITY = { high: 70, raised: 51 };

export interface Filter {
  list: ListName;
  kind?: TaskKind;
  jobId?: string;
  due?: keyof typeof DUE;
  priority?: keyof typeof PRIORITY;
}

/** The address says which list is shown and how it is filtered, so that it can be sent to a colleague. */
export function filterOf(search: string, usual: ListName = 'mine'): Filter {
  const given = new URLSearchParams(search);
  const oneOf = <T extends string>(name: string, known: readonly T[]) => known.find((one) => one === given.get(name));
  return {
    list: oneOf('list', LISTS) ?? usual,
    kind: oneOf('kind', KINDS),
    jobId: /^\d+$/.test(given.get('job') ?? '') ? given.get('job')! : undefined,
    due: oneOf('due', Object.keys(DUE) as (keyof typeof DUE)[]),
    priority: oneOf('priority', Object.keys(PRIORITY) as (keyof typeof PRIORITY)[]),
  };
}

/** What follows the question mark; the usual list is left out. */
export function queryOf({ list, kind, jobId, due, priority }: Filter, usual: ListName = 'mine'): string {
  const query = new URLSearchParams();
  if (list !== usual) query.set('list', list);
  if (kind) query.set('kind', kind);
  if (jobId) query.set('job', jobId);
  if (due) query.set('due', due);
  if (priority) query.set('priority', priority);
  return query.toString();
}

export function addressOf(filter: Filter, usual: ListName = 'mine'): string {
  const query = queryOf(filter, usual);
  return query ? `/tasks?${query}` : '/tasks';
}

const PAGE = 200;
/** While the server tells of changes, and while it does not. */
const LIVE_MS = 120_000;
const REFRESH_MS = 15_000;

/** What a list is asked for. */
function asked({ kind, jobId, due, priority }: Filter, cursor: string | undefined) {
  return {
    kind: kind as never,
    jobId: jobId as never,
    dueBefore: due && new Date(Date.now() + DUE[due]).toISOString(),
    leastPriority: priority && PRIORITY[priority],
    cursor,
    limit: PAGE,
  };
}

function page(filter: Filter, cursor: string | undefined) {
  const params = { query: asked(filter, cursor) };
  if (filter.list === 'done') return body(api.GET('/api/v1/tasks/done', { params }));
  if (filter.list === 'queue') return body(api.GET('/api/v1/tasks/queue', { params }));
  return body(api.GET('/api/v1/tasks/mine', { params }));
}

/** A list, page by page as it is scrolled. @param live whether the server tells of changes */
export const useTasks = (filter: Filter, live: boolean) =>
  useInfiniteQuery({
    queryKey: ['tasks', filter.list, filter],
    queryFn: ({ pageParam }) => page(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: filter.list !== 'team',
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : live ? LIVE_MS : REFRESH_MS),
  });

/** What is in the hands of those whose work the person leads. */
export const useTeam = (filter: Filter, live: boolean) =>
  useInfiniteQuery({
    queryKey: ['tasks', 'team', filter],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/tasks/team', { params: { query: asked(filter, pageParam) } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : live ? LIVE_MS : REFRESH_MS),
  });

export const useJobs = () =>
  useQuery({ queryKey: ['jobs', 'choice'], queryFn: () => body(api.GET('/api/v1/jobs', { params: { query: { limit: 200 } } })) });

const byTaskId = (taskId: string) => ({ params: { path: { taskId: taskId as never } } });

export const takeNext = ({ kind, jobId }: Filter) =>
  body<Task | undefined>(api.POST('/api/v1/tasks/next', { params: { query: { kind: kind as never, jobId: jobId as never } } }));
export const take = (taskId: string) => body(api.POST('/api/v1/tasks/{taskId}/claim', byTaskId(taskId)));
export const release = (taskId: string) => body(api.POST('/api/v1/tasks/{taskId}/release', byTaskId(taskId)));
