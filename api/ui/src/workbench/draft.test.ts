import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem, Unreachable } from '../api/client';
import { DraftKeeper, type Draft, type Line } from './draft';

const draft = (n: number): Draft => ({ shapes: [{ id: `s${n}`, label: 'crack', attributes: {}, type: 'time-point' }], activeSeconds: n, seen: true });
const stale = new Problem(412, 'urn:countersign:problem:stale', '', '', []);

/** The server's side of one draft: a revision that must be named. */
class Desk implements Line {
  revision = 0;
  kept: Draft = { shapes: [], activeSeconds: 0, seen: false };
  down = false;
  saves = 0;

  save = async (next: Draft, revision: number) => {
    if (this.down) throw new Unreachable();
    if (revision !== this.revision) throw stale;
    this.saves++;
    this.kept = next;
    return ++this.revision;
  };

  load = async () => ({ draft: this.kept, revision: this.revision });
}

describe('a draft', () => {
  let desk: Desk;
  let shelf: Map<string, string>;
  const keeper = () =>
    new DraftKeeper('k', desk.revision, desk, { getItem: (key) => shelf.get(key) ?? null, setItem: (key, value) => shelf.set(key, value), removeItem: (key) => shelf.delete(key) }, () => {});

  beforeEach(() => {
    vi.useFakeTimers();
    desk = new Desk();
    shelf = new Map();
  });
  afterEach(() => vi.useRealTimers());

  it('is saved soon after the last of several changes, once', async () => {
    const kept = keeper();
    kept.put(draft(1));
    kept.put(draft(2));
    expect(kept.saving.state).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(700);
    expect(kept.saving.state).toBe('saved');
    expect(desk.kept).toEqual(draft(2));
    expect(desk.saves).toBe(1);
    expect(shelf.size).toBe(0);
  });

  it('lies in the browser while the line is down, survives a reload, and goes out when the line is back', async () => {
    desk.down = true;
    const before = keeper();
    before.put(draft(1));
    await vi.advanceTimersByTimeAsync(700);
    expect(before.saving.state).toBe('offline');
    const after = keeper();
    expect(after.left()).toEqual(draft(1));
    after.put(after.left()!);
    desk.down = false;
    await vi.advanceTimersByTimeAsync(700);
    expect(desk.kept).toEqual(draft(1));
  });

  it('lies in the browser before it is sent, and at once when the page goes', async () => {
    const kept = keeper();
    desk.save = () => {
      expect(JSON.parse(shelf.get('k')!)).toEqual(draft(1));
      return Promise.resolve(1);
    };
    kept.put(draft(1));
    await vi.advanceTimersByTimeAsync(700);
    expect(shelf.size).toBe(0);
    kept.put(draft(2));
    kept.shelve();
    expect(JSON.parse(shelf.get('k')!)).toEqual(draft(2));
  });

  it('lies in the browser after two seconds of changes without a pause', async () => {
    const kept = keeper();
    for (let n = 0; n < 5; n++) {
      kept.put(draft(n));
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(kept.saving.state).toBe('unsaved');
    expect(JSON.parse(shelf.get('k')!)).toEqual(draft(3));
  });

  it('tries again by itself', async () => {
    desk.down = true;
    const kept = keeper();
    kept.put(draft(1));
    await vi.advanceTimersByTimeAsync(700);
    desk.down = false;
    await vi.advanceTimersByTimeAsync(4_100);
    expect(kept.saving.state).toBe('saved');
  });

  describe('that was changed elsewhere', () => {
    const conflict = async () => {
      const kept = keeper();
      await desk.save(draft(7), 0);
      kept.put(draft(1));
      await vi.advanceTimersByTimeAsync(700);
      expect(kept.saving).toMatchObject({ state: 'conflict', theirs: draft(7) });
      expect(desk.kept).toEqual(draft(7));
      return kept;
    };

    it('waits for a choice, whatever is changed meanwhile', async () => {
      const kept = await conflict();
      kept.put(draft(2));
      await vi.advanceTimersByTimeAsync(10_000);
      expect(desk.kept).toEqual(draft(7));
      kept.keepMine();
      await vi.advanceTimersByTimeAsync(100);
      expect(desk.kept).toEqual(draft(2));
    });

    it('gives way where the other is taken', async () => {
      const kept = await conflict();
      expect(kept.takeTheirs()).toEqual(draft(7));
      kept.put(draft(8));
      await vi.advanceTimersByTimeAsync(700);
      expect(desk.kept).toEqual(draft(8));
    });
  });

  it('says why, where the server refuses it for good', async () => {
    desk.save = async () => {
      throw new Problem(409, 'urn:countersign:problem:wrong-state', '', 'not yours', []);
    };
    const kept = keeper();
    kept.put(draft(1));
    await vi.advanceTimersByTimeAsync(700);
    expect(kept.saving.state).toBe('failed');
    expect(kept.left()).toEqual(draft(1));
  });
});
