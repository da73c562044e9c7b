import { useEffect, useReducer, useState } from 'react';
import { DraftKeeper, type Line, type Saving } from '../../workbench/draft';

export interface Kept<D> {
  value: D;
  change: (next: D) => void;
  saving: Saving<D>;
  /** Whether all that was changed lies with the server. */
  flush: () => Promise<boolean>;
  keepMine: () => void;
  takeTheirs: () => void;
}

/** Something that is edited here and saved soon after each change; see {@link DraftKeeper} for what it withstands. */
export function useKeeper<D>(name: string, seen: D, revision: number, line: Line<D>): Kept<D> {
  const [, draw] = useReducer((n: number) => n + 1, 0);
  const [keeper] = useState(() => new DraftKeeper<D>(`countersign.setup.${name}`, revision, line, localStorage, draw));
  const [value, set] = useState(() => keeper.left() ?? seen);
  useEffect(() => {
    const left = keeper.left();
    if (left) keeper.put(left);
    const online = () => void keeper.flush();
    addEventListener('online', online);
    return () => {
      removeEventListener('online', online);
      void keeper.flush();
    };
  }, [keeper]);
  return {
    value,
    change: (next) => {
      set(next);
      keeper.put(next);
    },
    saving: keeper.saving,
    flush: () => keeper.flush(),
    keepMine: () => keeper.keepMine(),
    takeTheirs: () => {
      const theirs = keeper.takeTheirs();
      if (theirs) set(theirs);
    },
  };
}

const GRAVITY: Saving['state'][] = ['unchanged', 'saved', 'saving', 'unsaved', 'offline', 'conflict', 'failed'];

/** Of two things that are kept, what more needs to be told of; of two that are saved, the later. */
export function graver(one: Saving, other: Saving): Saving {
  if (one.state === 'saved' && other.state === 'saved') return one.at > other.at ? one : other;
  return GRAVITY.indexOf(other.state) > GRAVITY.indexOf(one.state) ? other : one;
}
