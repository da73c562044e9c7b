import type { ReactNode } from 'react';

export type Tone = 'new' | 'open' | 'review' | 'amber' | 'red' | 'green' | 'teal';

const SIGNS: Record<Tone, string> = {
  new: '○',
  open: '◔',
  review: '◑',
  amber: '▲',
  red: '■',
  green: '✔',
  teal: '◆',
};

/** A state: its colour, a sign of its own and a word, never colour alone. */
export function State({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`state ${tone}`}>
      <span aria-hidden="true">{SIGNS[tone]}</span>
      {children}
    </span>
  );
}
