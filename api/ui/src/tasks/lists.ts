import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Task, TaskKind } from '../api/types';

export const LISTS = ['mine', 'queue', 'done'] as const;
export type ListName = (typeof LISTS)[number];
export const KINDS = ['annotate', 'review', 'rework', 'adjudicate', 'inspect', 'decide', 'sign', 'countersign'] as const;
export const DUE = { overdue: 0, day: 86_400_000, week: 7 * 86_400_000 };

export interface Filter {
  list: ListName;
  kind?: TaskKind;
  jobId?: string;
  due?: keyof typeof DUE;
}

/** The address says which list is shown and how it is filtered, so that it can be sent to a colleague. */
export function filterOf(search: string): Filter {
  const given = new URLSearchParams(search);
  const oneOf = <T extends string>(name: string, known: readonly T[]) => known.find((one) => one === given.get(name));
  return {
    list: oneOf('list', LISTS) ?? 'mine',
    kind: oneOf('kind', KINDS),
    jobId: /^\d+$/.test(given.get('job') ?? '') ? given.get('job')! : undefined,
    due: oneOf('due', Object.keys(DUE) as (keyof typeof DUE)[]),
  };
}

export function addressOf({ list, kind, jobId, due }: Filter): string {
  const query = new URLSearchParams();
  if (list !== 'mine') query.set('list', list);
  if (kind) query.set('kind', kind);
  if (jobId) query.set('job', jobId);
  if (due) query.set('due', due);
  return query.size ? `/tasks?${query}` : '/tasks';
}

const PAGE = 100;
const REFRESH_MS = 15_000;

function page({ list, kind, jobId, due }: Filter, cursor: string | undefined) {
  const query = { kind: kind as never, jobId: jobId as never, cursor, limit: PAGE };
  const dueBefore = due && new Date(Date.now() + DUE[due]).toISOString();
  if (list === 'done') return body(api.GET('/api/v1/tasks/done', { params: { query } }));
  if (list === 'queue') return body(api.GET('/api/v1/tasks/queue', { params: { query: { ...query, dueBefore } } }));
  return body(api.GET('/api/v1/tasks/mine', { params: { query: { ...query, dueBefore } } }));
}

/** A list, page by page as it is scrolled, and looked at again from time to time. */
export const useTasks = (filter: Filter) =>
  useInfiniteQuery({
    queryKey: ['tasks', filter.list, filter],
    queryFn: ({ pageParam }) => page(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : REFRESH_MS),
  });

export const useJobs = () =>
  useQuery({ queryKey: ['jobs', 'choice'], queryFn: () => body(api.GET('/api/v1/jobs', { params: { query: { limit: 200 } } })) });

const byTaskId = (taskId: string) => ({ params: { path: { taskId: taskId as never } } });

export const takeNext = ({ kind, jobId }: Filter) =>
  body<Task | undefined>(api.POST('/api/v1/tasks/next', { params: { query: { kind: kind as never, jobId: jobId as never } } }));
export const take = (taskId: string) => body(api.POST('/api/v1/tasks/{taskId}/claim', byTaskId(taskId)));
export const release = (taskId: string) => body(api.POST('/api/v1/tasks/{taskId}/release', byTaskId(taskId)));
