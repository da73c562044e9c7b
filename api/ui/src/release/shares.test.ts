import { describe, expect, it } from 'vitest';
import { shares } from './shares';

describe('shares of the classes', () => {
  it('are of all on their side, the greatest change first', () => {
    const found = shares([
      { label: 'dent', before: 50, after: 5 },
      { label: 'scratch', before: 50, after: 5 },
      { label: 'stain', before: 0, after: 30 },
    ]);
    expect(found.map((one) => [one.label, one.before, one.after])).toEqual([
      ['stain', 0, 0.75],
      ['dent', 0.5, 0.125],
      ['scratch', 0.5, 0.125],
    ]);
  });

  it('are 0 on a side that has no label', () => {
    expect(shares([{ before: 0, after: 4 }])).toEqual([{ before: 0, after: 1 }]);
    expect(shares([])).toEqual([]);
  });
});
