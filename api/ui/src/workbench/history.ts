/** What was, what is, and what was taken back: undo and redo without limit. */
export interface History<T> {
  past: T[];
  present: T;
  future: T[];
}

export const begin = <T>(present: T): History<T> => ({ past: [], present, future: [] });

export const change = <T>({ past, present }: History<T>, next: T): History<T> => ({ past: [...past, present], present: next, future: [] });

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...rest] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future: rest };
}
