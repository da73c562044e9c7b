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

type Limits = { acceptance: number; rejection: number };
type Outlook = 'accepted' | 'normal' | 'rejected';

/** What is counted against a pair of numbers: all defects, or those of one class. */
export interface Tally extends Limits {
  class?: DefectClass;
  count: number;
}

/** An item is nonconforming by the gravest of its defects alone. */
const gravest = (defects: Defect[]) => CLASSES.find((one) => defects.some((defect) => defect.class === one));

/** One count where all defects go against one plan, else one for each class, on the items that count for it. */
export function tallies(inspection: Sample['inspection'], items: SampledItem[], findings: Findings): Tally[] {
  if (inspection.classes.length === 0) return [{ ...inspection.plan, count: found(inspection, findings) }];
  return inspection.classes.map(({ class: of, aql, acceptance, rejection }) => {
    const counting = items.filter(({ countsFor }) => countsFor.includes(of)).map(({ no }) => findings[no] ?? []);
    const count = counting.reduce((sum, defects) => sum + (Number(aql) > MOST_PERCENT ? defects.filter((one) => one.class === of).length : Number(gravest(defects) === of)), 0);
    return { class: of, acceptance, rejection, count };
  });
}

/** Where a count would lead if nothing more were found. */
export function outlook({ acceptance, rejection, count }: Tally): Outlook {
  if (count <= acceptance) return 'accepted';
  // Between Ac and Re, as reduced inspection has it, the lot is accepted and normal inspection comes back.
  return count < rejection ? 'normal' : 'rejected';
}

const ORDER: Outlook[] = ['rejected', 'normal', 'accepted'];

/** The worst of all counts is the lot's. */
export const worst = (all: Tally[]): Outlook => ORDER.find((one) => all.some((tally) => outlook(tally) === one)) ?? 'accepted';

export const open = (items: SampledItem[], findings: Findings) => items.filter(({ no }) => findings[no] === undefined);

export const submission = (items: SampledItem[], findings: Findings) => ({ findings: items.map(({ no }) => ({ itemNo: no, defects: findings[no]! })) });
