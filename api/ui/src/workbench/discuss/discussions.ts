import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import type { Discussion, Issue, Position } from '../../api/types';
import { say } from '../../design/Notes';
import { toast } from '../../design/toasts';

const LOOK_MS = 20_000;

/** What is said of the items of a task in hand. */
export function useDiscussions(taskId: string) {
  const client = useQueryClient();
  const key = ['discussions', taskId];
  const params = { path: { taskId: taskId as never } };
  const all = useQuery({
    queryKey: key,
    queryFn: () => body(api.GET('/api/v1/tasks/{taskId}/discussions', { params })),
    refetchInterval: LOOK_MS,
  });
  const shared = {
    onSuccess: (told: Discussion) =>
      client.setQueryData(key, (known: Discussion[] = []) => (known.some((one) => one.id === told.id) ? known.map((one) => (one.id === told.id ? told : one)) : [...known, told])),
    onError: (error: unknown) => toast('red', (t) => say(t, error)),
  };
  const raising = useMutation({
    mutationFn: ({ once, ...raised }: { once: string; itemNo: number; issue: Issue }) =>
      body(api.POST('/api/v1/tasks/{taskId}/discussions', { params: { ...params, header: { 'Idempotency-Key': once } }, body: raised })),
    ...shared,
  });
  const answering = useMutation({
    mutationFn: ({ once, id, ...said }: { once: string; id: string; text?: string; resolved?: boolean }) =>
      body(
        api.POST('/api/v1/tasks/{taskId}/discussions/{discussionId}/remarks', {
          params: { path: { ...params.path, discussionId: id as never }, header: { 'Idempotency-Key': once } },
          body: said,
        }),
      ),
    ...shared,
  });
  return { all: all.data ?? [], raising, answering };
}

export type Discussing = ReturnType<typeof useDiscussions>;

/** The place on the canvas that the next issue is pinned to. Belongs to one item. */
export function usePin(itemNo: number) {
  const [pin, setPin] = useState<{ itemNo: number; placing: boolean; position?: Position }>({ itemNo, placing: false });
  const now = pin.itemNo === itemNo ? pin : { itemNo, placing: false };
  return {
    position: 'position' in now ? now.position : undefined,
    placing: now.placing,
    begin: () => {
      // Enter is for the canvas now, not for the button that was used last.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      setPin({ itemNo, placing: true });
    },
    clear: () => setPin({ itemNo, placing: false }),
    place: (position: Position) => setPin({ itemNo, placing: false, position }),
  };
}

export type Pin = ReturnType<typeof usePin>;

/** What the canvas needs of it: the positions of unresolved issues, and the one in hand. */
export const pinsOf = (discussions: Discussion[], itemNo: number, pin: Pin, more: Issue[] = []): Position[] =>
  [...discussions.filter((one) => one.itemNo === itemNo && !one.resolved).map((one) => one.issue.position), ...more.map((one) => one.position), pin.position].filter((one) => one != null);
