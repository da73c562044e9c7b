import { useQuery } from '@tanstack/react-query';
import { useEffect, useReducer, useRef, useState } from 'react';
import { api, body } from '../api/client';
import type { Item, LabelSchema, Shape } from '../api/types';
import { Activity } from './activity';
import { DraftKeeper, type Draft, type Line } from './draft';
import { begin, change, redo, undo, type History } from './history';

const path = (taskId: string) => ({ path: { taskId: taskId as never } });
export const FRESH_MS = 4 * 60_000;
const BEAT_MS = 60_000;

/** The items with their drafts; asked for again before the addresses of their media run out. */
export const useItems = (taskId: string) =>
  useQuery({
    queryKey: ['work', taskId],
    queryFn: () => body(api.GET('/api/v1/tasks/{taskId}/items', { params: path(taskId) })),
    staleTime: FRESH_MS,
    refetchInterval: FRESH_MS,
    refetchOnWindowFocus: false,
  });

export const useSchema = (jobId: string) =>
  useQuery({
    queryKey: ['schema', jobId],
    queryFn: async (): Promise<LabelSchema> => {
      const job = await body(api.GET('/api/v1/jobs/{id}', { params: { path: { id: jobId as never } } }));
      return (await body(api.GET('/api/v1/schemas/{id}', { params: { path: { id: job.schemaId as never } } }))).document;
    },
    staleTime: Infinity,
  });

export interface Sheet {
  history: History<Shape[]>;
  activeSeconds: number;
  seen: boolean;
}

const draftOf = (item: Item): Draft => {
  const kept = item.draft as Partial<Draft> | undefined;
  const given = (item.current[0] ?? item.predicted) as Shape[];
  return { shapes: kept?.shapes ?? given, activeSeconds: kept?.activeSeconds ?? 0, seen: kept?.seen ?? false };
};

const line = (taskId: string, itemNo: number): Line => ({
  save: async (draft, revision) => {
    const { response } = await api.PUT('/api/v1/tasks/{taskId}/drafts/{itemNo}', {
      params: { path: { taskId: taskId as never, itemNo }, header: { 'If-Match': `"${revision}"` } },
      body: draft as never,
    });
    return Number(response.headers.get('ETag')!.replaceAll('"', ''));
  },
  load: async () => {
    const items = await body(api.GET('/api/v1/tasks/{taskId}/items', { params: path(taskId) }));
    const item = items.find((one) => one.itemNo === itemNo)!;
    return { draft: draftOf(item), revision: item.draftRevision };
  },
});

const sheetOf = ({ shapes, activeSeconds, seen }: Draft): Sheet => ({ history: begin(shapes), activeSeconds, seen });
export const draftFrom = ({ history, activeSeconds, seen }: Sheet): Draft => ({ shapes: history.present, activeSeconds, seen });

/** Everything that is done to the items of a task, kept as it is done. */
export function useWork(taskId: string, items: Item[]) {
  const [, draw] = useReducer((n: number) => n + 1, 0);
  const [work] = useState(() => {
    const sheets = new Map<number, Sheet>();
    const keepers = new Map<number, DraftKeeper>();
    for (const item of items) {
      const keeper = new DraftKeeper(`countersign.draft.${taskId}.${item.itemNo}`, item.draftRevision, line(taskId, item.itemNo), localStorage, draw);
      const left = keeper.left();
      keepers.set(item.itemNo, keeper);
      sheets.set(item.itemNo, sheetOf(left ?? draftOf(item)));
    }
    return { sheets, keepers };
  });
  const { sheets, keepers } = work;
  useEffect(() => {
    // What a former page left behind goes out now.
    for (const keeper of keepers.values()) {
      const left = keeper.left();
      if (left) keeper.put(left);
    }
    const online = () => keepers.forEach((keeper) => void keeper.flush());
    const hidden = () => keepers.forEach((keeper) => keeper.shelve());
    addEventListener('online', online);
    addEventListener('pagehide', hidden);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      removeEventListener('online', online);
      removeEventListener('pagehide', hidden);
      document.removeEventListener('visibilitychange', hidden);
      hidden();
      // The page is left, the drafts are not.
      keepers.forEach((keeper) => void keeper.flush());
    };
  }, [keepers]);
  const set = (itemNo: number, next: Partial<Sheet>) => {
    const sheet = { ...sheets.get(itemNo)!, ...next };
    sheets.set(itemNo, sheet);
    keepers.get(itemNo)!.put(draftFrom(sheet));
    draw();
  };
  const history = (itemNo: number, next: (history: History<Shape[]>) => History<Shape[]>) => {
    const before = sheets.get(itemNo)!.history;
    const after = next(before);
    if (after !== before) set(itemNo, { history: after });
  };
  return {
    sheets,
    keepers,
    see: (itemNo: number) => sheets.get(itemNo)!.seen || set(itemNo, { seen: true }),
    edit: (itemNo: number, shapes: Shape[]) => history(itemNo, (before) => change(before, shapes)),
    undo: (itemNo: number) => history(itemNo, undo),
    redo: (itemNo: number) => history(itemNo, redo),
    /** Seconds are counted at once and saved with the next change. */
    tick: (itemNo: number) => {
      const sheet = sheets.get(itemNo)!;
      sheets.set(itemNo, { ...sheet, activeSeconds: sheet.activeSeconds + 1 });
      draw();
    },
    takeTheirs: (itemNo: number) => {
      const theirs = keepers.get(itemNo)!.takeTheirs();
      if (theirs) sheets.set(itemNo, sheetOf(theirs));
      draw();
    },
  };
}

/** Counts active seconds, and tells the server from time to time that somebody is at work. @returns whether somebody is */
export function useActivity(taskId: string, tick: () => void, onLease: (until: string) => void): boolean {
  const [active, setActive] = useState(true);
  const last = useRef({ tick, onLease });
  useEffect(() => {
    last.current = { tick, onLease };
  });
  useEffect(() => {
    const activity = new Activity();
    let beat = Date.now();
    activity.sign(beat);
    const sign = () => activity.sign(Date.now());
    const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    signs.forEach((one) => addEventListener(one, sign, { passive: true }));
    const timer = setInterval(async () => {
      const now = Date.now();
      const at = activity.isActive(now, document.visibilityState === 'visible');
      setActive(at);
      if (!at) return;
      last.current.tick();
      if (now - beat >= BEAT_MS) {
        beat = now;
        const lease = await body(api.POST('/api/v1/tasks/{taskId}/heartbeat', { params: path(taskId) })).catch(() => undefined);
        if (lease) last.current.onLease(lease.leaseUntil);
      }
    }, 1_000);
    return () => {
      clearInterval(timer);
      signs.forEach((one) => removeEventListener(one, sign));
    };
  }, [taskId]);
  return active;
}
