/** What somebody has drawn and not deployed yet; it stays in this browser. */
export interface Draft {
  /** The version that it began with; 0 for a new process. */
  base: number;
  xml: string;
  at: string;
}

const keyOf = (process: string) => `countersign.process.${process}`;

export function keptDraft(process: string): Draft | undefined {
  const kept = localStorage.getItem(keyOf(process));
  return kept === null ? undefined : (JSON.parse(kept) as Draft);
}

export const keepDraft = (process: string, draft: Draft) => localStorage.setItem(keyOf(process), JSON.stringify(draft));

export const dropDraft = (process: string) => localStorage.removeItem(keyOf(process));
