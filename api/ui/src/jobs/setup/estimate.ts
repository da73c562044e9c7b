import type { Policy } from '../../api/types';

/** What is supposed of people, to tell how long a job takes. */
export interface Assumptions {
  /** To label one item. */
  secondsPerItem: number;
  people: number;
  hoursPerDay: number;
}

export interface Estimate {
  packages: number;
  lots: number;
  /** Items in the largest lot. */
  lotSize: number;
  annotations: number;
  reviews: number;
  inspected: number;
  hours: number;
  days: number;
}

/** A check takes about a third of the time that labelling takes. */
const CHECK = 1 / 3;

/**
 * Work without rework, disputes and extra annotators: the least that a job takes.
 *
 * @param sampleOf how many items are inspected of a lot of this size
 */
export function estimate(items: number, policy: Policy, { secondsPerItem, people, hoursPerDay }: Assumptions, sampleOf: (lotSize: number) => number): Estimate {
  const packages = Math.ceil(items / policy.packageSize);
  const lots = Math.ceil(packages / policy.packagesPerLot);
  const lotSize = Math.min(items, policy.packageSize * policy.packagesPerLot);
  const annotations = items * policy.overlap;
  const reviews = policy.review === 'none' ? 0 : items;
  const inspected = lots === 0 ? 0 : Math.min(items, lots * sampleOf(lotSize));
  const hours = ((annotations + (reviews + inspected) * CHECK) * secondsPerItem) / 3_600;
  return { packages, lots, lotSize, annotations, reviews, inspected, hours, days: people * hoursPerDay > 0 ? hours / (people * hoursPerDay) : Infinity };
}

const UNITS = { minutes: 60, hours: 3_600, days: 86_400 } as const;
export type Unit = keyof typeof UNITS;

/** ISO 8601 as the server writes it, PT48H, in seconds. */
export function secondsOf(duration: string): number {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration);
  if (!found) throw new Error(`no duration: ${duration}`);
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = found.map(Number).map((n) => (Number.isNaN(n) ? 0 : n));
  return days * 86_400 + hours * 3_600 + minutes * 60 + seconds;
}

export const inUnit = (duration: string, unit: Unit) => secondsOf(duration) / UNITS[unit];
export const duration = (n: number, unit: Unit) => `PT${Math.round(n * UNITS[unit])}S`;
