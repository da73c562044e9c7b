import { describe, expect, it } from 'vitest';
import type { Sample, SampledItem } from '../../api/types';
import { found, open, outlook, submission, type Findings } from './findings';

const inspection = (aql: string, acceptance: number, rejection: number) => ({ plan: { aql, acceptance, rejection, sampleSize: 5 } }) as Sample['inspection'];
const items = [1, 2, 3].map((no) => ({ no })) as SampledItem[];
const defect = { class: 'minor' as const, text: 'late' };
const findings: Findings = { 1: [defect, defect], 2: [] };

describe('an inspection', () => {
  it('counts nonconforming items, or each defect where the limit is per hundred items', () => {
    expect(found(inspection('10', 1, 2), findings)).toBe(1);
    expect(found(inspection('15', 1, 2), findings)).toBe(2);
  });

  it('tells where the lot stands', () => {
    expect([0, 1, 2, 3].map((count) => outlook(inspection('1.0', 1, 3), count))).toEqual(['accepted', 'accepted', 'normal', 'rejected']);
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
