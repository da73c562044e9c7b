import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { AuditEvent } from './event';
import { parse, type Asked, type Question } from './question';

const PAGE = 200;

/** The question as query parameters. */
export const filterOf = ({ line, from, to }: Asked): Question & { from?: string; to?: string } => ({ ...parse(line), from, to });

export const useHistory = (asked: Asked) =>
  useInfiniteQuery({
    queryKey: ['history', asked],
    queryFn: async ({ pageParam }) => {
      const { total, page } = await body(api.GET('/api/v1/history', { params: { query: { ...filterOf(asked), cursor: pageParam, limit: PAGE } as never } }));
      return { total, next: page.next, events: page.items as unknown as AuditEvent[] };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    // Each question is an event of the trail itself; it is asked when a person asks.
    refetchOnWindowFocus: false,
  });

export const useFacets = (asked: Asked) =>
  useQuery({
    queryKey: ['history-facets', asked],
    queryFn: () => body(api.GET('/api/v1/history/facets', { params: { query: filterOf(asked) as never } })),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });

export function exportAddress(asked: Asked, format: 'jsonl' | 'csv'): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filterOf(asked))) if (value !== undefined) query.set(name, String(value));
  query.set('format', format);
  return `/api/v1/history/export?${query}`;
}
