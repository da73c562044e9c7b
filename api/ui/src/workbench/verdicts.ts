import type { Issue, ReviewItem } from '../api/types';

export type Outcome = 'accepted' | 'returned' | 'disputed';

export interface Verdict {
  outcome?: Outcome;
  issues: Issue[];
}

export type Verdicts = Record<number, Verdict>;

export const NONE: Verdict = { issues: [] };

/** Items that can't be handed in yet: without a verdict, or found wanting without a word why. */
export const open = (items: ReviewItem[], verdicts: Verdicts) =>
  items.filter(({ no }) => {
    const { outcome, issues } = verdicts[no] ?? NONE;
    return !outcome || (outcome !== 'accepted' && issues.length === 0);
  });

export const count = (verdicts: Verdicts, outcome: Outcome) => Object.values(verdicts).filter((one) => one.outcome === outcome).length;

/** What is sent. */
export const submission = (items: ReviewItem[], verdicts: Verdicts) => ({
  acceptRest: false,
  verdicts: items.map(({ no }) => ({ itemNo: no, outcome: verdicts[no]!.outcome!, issues: verdicts[no]!.issues })),
});
