import { Problem } from '../../api/client';
import type { Modality } from '../../api/types';
import { kindOf, manifestOf } from './files';
import { send } from './send';

/** What was refused, and where. */
export interface Refusal {
  file: string;
  line?: number;
  field?: string;
  message: string;
}

/** One drop of files, from the first byte to the last. */
export interface Transfer {
  id: number;
  name: string;
  state: 'sending' | 'done' | 'refused' | 'failed' | 'stopped';
  files: number;
  filesDone: number;
  bytes: number;
  bytesSent: number;
  startedAt: number;
  endedAt?: number;
  /** That are in the job now. */
  items: number;
  refused: Refusal[];
  error?: unknown;
}

const AT_ONCE = 3;
const HEAD_BYTES = 4_096;

interface Dropped {
  file: File;
  path: string;
}

interface Imported {
  items: number;
}

/** Brings files into a job, and remembers what came of each drop for as long as the page is open. */
export class Imports {
  transfers: Transfer[] = [];
  private readonly stops = new Map<number, AbortController>();
  private readonly items: string;

  constructor(
    jobId: string,
    private readonly tell: () => void,
    private readonly onImported: () => void,
  ) {
    this.items = `/api/v1/jobs/${jobId}/items`;
  }

  /** Lists first, one after the other, then all single files together. Gives those of which nobody knows what they are. */
  async take(dropped: Dropped[], wanted: Modality | undefined): Promise<string[]> {
    const single: (Dropped & { modality: Modality })[] = [];
    const unknown: string[] = [];
    for (const one of dropped) {
      const kind = kindOf(one.path, await one.file.slice(0, HEAD_BYTES).text(), wanted);
      if (!kind) unknown.push(one.path);
      else if ('manifest' in kind) await this.list(one.file, kind.manifest);
      else single.push({ ...one, modality: kind.media });
    }
    if (single.length > 0) await this.media(single);
    return unknown;
  }

  stop(id: number) {
    this.stops.get(id)?.abort();
  }

  dismiss(id: number) {
    this.transfers = this.transfers.filter((one) => one.id !== id);
    this.tell();
  }

  private list(file: File, type: string) {
    return this.run(file.name, [{ file, path: file.name }], async (transfer, signal) => {
      const imported = await send<Imported>(this.items, type, file, crypto.randomUUID(), (sent) => this.sent(transfer, sent), signal);
      transfer.filesDone = 1;
      transfer.items = imported.items;
      this.onImported();
    });
  }

  /** Each file is stored by its digest, so a second try sends nothing that counts twice; then one list names them all. */
  private media(files: (Dropped & { modality: Modality })[]) {
    const name = files.length === 1 ? files[0]!.path : `${files[0]!.path} …`;
    return this.run(name, files, async (transfer, signal) => {
      const stored: { path: string; modality: Modality; sha256: string }[] = [];
      const waiting = [...files];
      const sent = new Map<string, number>();
      const one = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const { file, path, modality } = next;
          const onSent = (bytes: number) => {
            sent.set(path, bytes);
            this.sent(transfer, [...sent.values()].reduce((sum, each) => sum + each, 0));
          };
          try {
            const { sha256 } = await send<{ sha256: string }>('/api/v1/media', 'application/octet-stream', file, undefined, onSent, signal);
            stored.push({ path, modality, sha256 });
          } catch (error) {
            if (!isRefusal(error)) throw error;
            transfer.refused.push(...refusalsOf(path, error));
          }
          transfer.filesDone++;
          this.tell();
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, one));
      if (stored.length === 0) return;
      stored.sort((a, b) => a.path.localeCompare(b.path));
      const imported = await send<Imported>(this.items, 'application/jsonl', manifestOf(stored), crypto.randomUUID(), () => {}, signal);
      transfer.items = imported.items;
      this.onImported();
    });
  }

  private sent(transfer: Transfer, bytes: number) {
    transfer.bytesSent = Math.min(bytes, transfer.bytes);
    this.tell();
  }

  private async run(name: string, files: Dropped[], work: (transfer: Transfer, signal: AbortSignal) => Promise<void>) {
    const id = (this.transfers.at(-1)?.id ?? 0) + 1;
    const bytes = files.reduce((sum, one) => sum + one.file.size, 0);
    const transfer: Transfer = { id, name, state: 'sending', files: files.length, filesDone: 0, bytes, bytesSent: 0, startedAt: Date.now(), items: 0, refused: [] };
    const stop = new AbortController();
    this.stops.set(id, stop);
    this.transfers = [...this.transfers, transfer];
    this.tell();
    try {
      await work(transfer, stop.signal);
      transfer.state = transfer.refused.length > 0 ? 'refused' : 'done';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') transfer.state = 'stopped';
      else if (isRefusal(error)) {
        transfer.state = 'refused';
        transfer.refused.push(...refusalsOf(name, error));
      } else {
        transfer.state = 'failed';
        transfer.error = error;
      }
    }
    transfer.endedAt = Date.now();
    this.tell();
  }
}

/** The server read it and did not take it; all else may work when it is tried again. */
const isRefusal = (error: unknown): error is Problem => error instanceof Problem && error.status < 500 && error.status !== 401;

/** By line and field where the server named them. */
export function refusalsOf(file: string, problem: Problem): Refusal[] {
  if (problem.errors.length === 0) return [{ file, message: problem.message }];
  return problem.errors.map(({ field, message, line }) => ({ file, field, message, line }));
}
