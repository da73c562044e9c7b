import { Problem, Unreachable } from '../api/client';
import type { Shape } from '../api/types';

/** What is kept of an item while it is worked on. */
export interface Draft {
  shapes: Shape[];
  activeSeconds: number;
  seen: boolean;
}

export type Saving<D = unknown> =
  | { state: 'unchanged' | 'unsaved' | 'saving' | 'offline' }
  | { state: 'saved'; at: number }
  | { state: 'conflict'; theirs: D; revision: number }
  | { state: 'failed'; error: unknown };

export interface Line<D = Draft> {
  /** Saves on a revision and gives the new one. */
  save: (draft: D, revision: number) => Promise<number>;
  /** What the server has now. */
  load: () => Promise<{ draft: D; revision: number }>;
}

export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const PAUSE_MS = 600;
/** Writing two thousand shapes takes longer than a key press may: it waits until the hand rests, and no longer than this. */
const SHELVE_MS = 2_000;
const AGAIN_MS = 4_000;

/**
 * Saves a draft soon after each change. Until the server has it, it lies in this browser, so that a reload or a lost line
 * costs nothing; what somebody else saved in between is shown, and nothing overwritten before a person chose.
 */
export class DraftKeeper<D = Draft> {
  saving: Saving<D> = { state: 'unchanged' };
  private pending: D | undefined;
  private busy = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shelving: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly key: string,
    private revision: number,
    private readonly line: Line<D>,
    private readonly shelf: Shelf,
    private readonly tell: () => void,
  ) {}

  /** What a former page could not send any more. */
  left(): D | undefined {
    this.shelve();
    const kept = this.shelf.getItem(this.key);
    return kept ? JSON.parse(kept) : undefined;
  }

  put(draft: D) {
    this.pending = draft;
    this.shelving ??= setTimeout(() => this.shelve(), SHELVE_MS);
    if (this.saving.state === 'conflict') return;
    this.become({ state: 'unsaved' });
    this.later(PAUSE_MS);
  }

  /** Lays what is not sent yet into the browser, now: the page may be going. */
  shelve() {
    if (this.shelving === undefined) return;
    clearTimeout(this.shelving);
    this.shelving = undefined;
    if (this.pending) this.shelf.setItem(this.key, JSON.stringify(this.pending));
  }

  /** Sends what is not sent yet, and is done when all is. False where it could not be. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.busy) await new Promise((done) => setTimeout(done, 20));
    if (this.pending) await this.send();
    return this.pending === undefined && this.saving.state !== 'conflict';
  }

  /** After a conflict: what is here goes on top of what is there. */
  keepMine() {
    if (this.saving.state !== 'conflict') return;
    this.revision = this.saving.revision;
    this.become({ state: 'unsaved' });
    this.later(0);
  }

  /** After a conflict: what is there counts; gives it. */
  takeTheirs(): D | undefined {
    if (this.saving.state !== 'conflict') return undefined;
    const { theirs, revision } = this.saving;
    this.revision = revision;
    this.unshelve();
    this.become({ state: 'unchanged' });
    return theirs;
  }

  /** The work is handed in: nothing is left to keep. */
  finish() {
    clearTimeout(this.timer);
    this.unshelve();
  }

  private unshelve() {
    clearTimeout(this.shelving);
    this.shelving = undefined;
    this.pending = undefined;
    this.shelf.removeItem(this.key);
  }

  private later(ms: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), ms);
  }

  private become(saving: Saving<D>) {
    this.saving = saving;
    this.tell();
  }

  private async send(): Promise<void> {
    const draft = this.pending;
    if (!draft || this.busy || this.saving.state === 'conflict') return;
    this.shelve();
    this.busy = true;
    this.become({ state: 'saving' });
    try {
      this.revision = await this.line.save(draft, this.revision);
      if (this.pending === draft) {
        this.unshelve();
        this.become({ state: 'saved', at: Date.now() });
      } else {
        this.become({ state: 'unsaved' });
        this.later(PAUSE_MS);
      }
    } catch (error) {
      await this.recover(error);
    } finally {
      this.busy = false;
    }
  }

  private async recover(error: unknown) {
    if (error instanceof Unreachable || (error instanceof Problem && error.status >= 500)) {
      this.become({ state: 'offline' });
      this.later(AGAIN_MS);
    } else if (error instanceof Problem && error.status === 412) {
      try {
        const { draft, revision } = await this.line.load();
        this.become({ state: 'conflict', theirs: draft, revision });
      } catch {
        this.become({ state: 'offline' });
        this.later(AGAIN_MS);
      }
    } else {
      this.become({ state: 'failed', error });
    }
  }
}
