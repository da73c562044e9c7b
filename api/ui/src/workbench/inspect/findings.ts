import type { DefectClass, Sample, SampledItem } from '../../api/types';

export interface Defect {
  class: DefectClass;
  text: string;
  shapeId?: string;
}

/** By the item's number; an item that is not there was not inspected yet. */
export type Findings = Record<number, Defect[]>;

export const CLASSES: DefectClass[] = ['critical', 'major', 'minor'];

/** Above this AQL the plan counts nonconformities, up to it nonconforming items (GB/T 2828.1, 3.1.13 and 3.1.14). */
const MOST_PERCENT = 10;

export const countsDefects = ({ plan }: Sample['inspection']) => Number(plan.aql) > MOST_PERCENT;

/** What counts against Ac and Re so far. */
export const found = (inspection: Sample['inspection'], findings: Findings) =>
  Object.values(findings).reduce((sum, defects) => sum + (countsDefects(inspection) ? defects.length : Math.min(1, defects.length)), 0);

/** Where the sample would lead if nothing more were found. */
export function outlook({ plan }: Sample['inspection'], count: number): 'accepted' | 'rejected' | 'normal' {
  if (count <= plan.acceptance) return 'accepted';
  // Between Ac and Re, as reduced inspection has it, the lot is accepted and normal inspection comes back.
  return count < plan.rejection ? 'normal' : 'rejected';
}

export const open = (items: SampledItem[], findings: Findings) => items.filter(({ no }) => findings[no] === undefined);

export const submission = (items: SampledItem[], findings: Findings) => ({ findings: items.map(({ no }) => ({ itemNo: no, defects: findings[no]! })) });
