interface Step {
  from: string;
  events: number;
}

/** @param share of the width, from the left */
export const stepAt = (steps: Step[], share: number) => Math.max(0, Math.min(steps.length - 1, Math.floor(share * steps.length)));

/** The time from the beginning of one step to the end of another. */
export function spanOf(steps: Step[], one: number, other: number, stepSeconds: number): { from: string; to: string } {
  const first = Date.parse(steps[Math.min(one, other)]!.from);
  const last = Date.parse(steps[Math.max(one, other)]!.from);
  return { from: new Date(first).toISOString(), to: new Date(last + stepSeconds * 1_000).toISOString() };
}
