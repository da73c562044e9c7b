export interface Counted {
  before: number;
  after: number;
}

/** Each count as a share of all on its side, the greatest change first; 0 where a side has none. */
export function shares<T extends Counted>(classes: T[]): T[] {
  const all = (side: 'before' | 'after') => classes.reduce((sum, one) => sum + one[side], 0);
  const [before, after] = [all('before'), all('after')];
  return classes
    .map((one) => ({ ...one, before: before === 0 ? 0 : one.before / before, after: after === 0 ? 0 : one.after / after }))
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
}
