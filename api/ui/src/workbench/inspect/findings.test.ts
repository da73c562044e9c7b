import { describe, expect, it } from 'vitest';
import type { Sample, SampledItem } from '../../api/types';
import { found, open, outlook, submission, tallies, worst, type Findings } from './findings';

const inspection = (aql: string, acceptance: number, rejection: number) => ({ classes: [], plan: { aql, acceptance, rejection, sampleSize: 5 } }) as unknown as Sample['inspection'];
const items = [1, 2, 3].map((no) => ({ no })) as SampledItem[];
const defect = { class: 'minor' as const, text: 'late' };
const findings: Findings = { 1: [defect, defect], 2: [] };

describe('an inspection', () => {
  it('counts nonconforming items, or each defect where the limit is per hundred items', () => {
    expect(found(inspection('10', 1, 2), findings)).toBe(1);
    expect(found(inspection('15', 1, 2), findings)).toBe(2);
  });

  it('tells where the lot stands', () => {
    expect([0, 1, 2, 3].map((count) => outlook({ acceptance: 1, rejection: 3, count }))).toEqual(['accepted', 'accepted', 'normal', 'rejected']);
  });

  it('counts each class on its own items, by the gravest defect of each', () => {
    const critical = { class: 'critical' as const, text: 'wrong' };
    const sample = items.map((item, i) => ({ ...item, countsFor: i === 2 ? ['minor'] : ['critical', 'minor'] })) as SampledItem[];
    const classes = [
      { class: 'critical', aql: '0.65', acceptance: 0, rejection: 1 },
      { class: 'minor', aql: '4', acceptance: 1, rejection: 2 },
    ];
    const byClass = { ...inspection('1.0', 1, 2), classes } as Sample['inspection'];
    const counted = tallies(byClass, sample, { 1: [defect], 2: [defect, critical], 3: [critical] });
    expect(counted.map(({ count }) => count)).toEqual([1, 1]);
    expect(worst(counted)).toBe('rejected');
    expect(worst(tallies(byClass, sample, { 1: [defect] }))).toBe('accepted');
  });

  it('is handed in whole', () => {
    expect(open(items, findings).map(({ no }) => no)).toEqual([3]);
    expect(submission(items, { ...findings, 3: [] })).toEqual({
      findings: [
        { itemNo: 1, defects: [defect, defect] },
        { itemNo: 2, defects: [] },
        { itemNo: 3, defects: [] },
      ],
    });
  });
});
