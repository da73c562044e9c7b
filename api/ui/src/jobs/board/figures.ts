import type { JobInsight } from '../../api/types';

type Day = JobInsight['days'][number];
type Pair = JobInsight['agreement'][number];

const DAY_MS = 86_400_000;
const WINDOWS = [7, 28];

export interface Forecast {
  /** Items a day, lately. */
  perDay: number;
  earliest: number;
  latest: number;
}

const dayOf = (ms: number) => Math.floor(ms / DAY_MS);

/**
 * When the rest will be accepted, at the pace of the last week and of the last four weeks. Before the first lot is accepted labelling
 * tells the pace.
 *
 * @param remaining items that are neither accepted nor excluded
 */
export function forecast(days: Day[], overlap: number, remaining: number, now: number): Forecast | undefined {
  const first = days[0];
  if (!first) return undefined;
  const counts = days.some((day) => day.accepted > 0) ? (day: Day) => day.accepted : (day: Day) => day.annotated / overlap;
  const since = dayOf(now) - dayOf(Date.parse(first.day)) + 1;
  const rates = WINDOWS.map((window) => {
    const from = dayOf(now) - window;
    const done = days.filter((day) => dayOf(Date.parse(day.day)) > from).reduce((sum, day) => sum + counts(day), 0);
    return done / Math.min(window, since);
  }).filter((rate) => rate > 0);
  if (rates.length === 0) return undefined;
  const end = (rate: number) => now + (remaining / rate) * DAY_MS;
  return { perDay: rates[0]!, earliest: end(Math.max(...rates)), latest: end(Math.min(...rates)) };
}

/** Every day from the first to today, those without work too, at most so many. */
export function calendar(days: Day[], now: number, most: number): Day[] {
  if (days.length === 0) return [];
  const known = new Map(days.map((day) => [day.day, day]));
  const last = dayOf(now);
  const first = Math.max(dayOf(Date.parse(days[0]!.day)), last - most + 1);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const day = new Date((first + i) * DAY_MS).toISOString().slice(0, 10);
    return known.get(day) ?? { day, annotated: 0, accepted: 0 };
  });
}

export const f1 = ({ matched, shapes }: Pick<Pair, 'matched' | 'shapes'>) => (2 * matched) / shapes;

interface Matched {
  label: string;
  matched: number;
  shapes: number;
}

export interface MatrixRow<Cell extends Matched = Matched> {
  key: string;
  /** Who is compared with whom. */
  names: [string, string];
  byLabel: Map<string, Cell>;
  all: { matched: number; shapes: number };
}

/** A row for every two that are compared, those that agree least first. */
function rows<Cell extends Matched>(cells: Cell[], names: (cell: Cell) => [string, string]): MatrixRow<Cell>[] {
  const found = new Map<string, MatrixRow<Cell>>();
  for (const cell of cells) {
    const both = names(cell);
    const key = both.join('\n');
    const row = found.get(key) ?? { key, names: both, byLabel: new Map(), all: { matched: 0, shapes: 0 } };
    row.byLabel.set(cell.label, cell);
    row.all = { matched: row.all.matched + cell.matched, shapes: row.all.shapes + cell.shapes };
    found.set(key, row);
  }
  return [...found.values()].sort((a, b) => f1(a.all) - f1(b.all));
}

/** A row for every two people. */
export const matrix = (pairs: Pair[]) =>
  rows(pairs, (pair) => [`${pair.firstOrganisation} ${pair.firstPerson}`, `${pair.secondOrganisation} ${pair.secondPerson}`]);

/** A row for every supplier and model. */
export const withModels = (models: JobInsight['models']) => rows(models, (one) => [one.organisation, one.modelVersion]);
