import { isA, type Shape } from '../../api/types';
import { bounds as boundsOf } from '../image/geometry';

type Range = readonly [number, number];
const LEAST = 0.1;

/** In which space a shape lies, and how far it reaches in each of its dimensions. */
function reach(shape: Shape): { space: string; ranges: Range[] } | undefined {
  if (isA(shape, 'classification')) return { space: 'item', ranges: [] };
  if (isA(shape, 'time-point')) return { space: 'time', ranges: [[shape.seconds, shape.seconds]] };
  if (isA(shape, 'time-range')) return { space: 'time', ranges: [[shape.fromSeconds, shape.toSeconds]] };
  if (isA(shape, 'text-span')) return { space: 'text', ranges: [[shape.from, shape.to]] };
  if (isA(shape, 'relation')) return { space: `relation ${shape.source} ${shape.target}`, ranges: [] };
  if (isA(shape, 'table-row')) return { space: 'table', ranges: [[shape.row, shape.row]] };
  if (isA(shape, 'table-cell')) return { space: `table ${shape.column}`, ranges: [[shape.row, shape.row]] };
  const found = boundsOf(shape);
  return found && { space: 'plane', ranges: [[found.x, found.x + found.width], [found.y, found.y + found.height]] };
}

/** Intersection over union; where one has no length, whether it lies in the other. */
function share([a, b]: Range, [c, d]: Range): number {
  const both = Math.min(b, d) - Math.max(a, c);
  if (both < 0) return 0;
  return a === b || c === d ? 1 : both / (Math.max(b, d) - Math.min(a, c));
}

/** Whether two shapes are about the same place, however they differ there. */
export function meet(one: Shape, other: Shape): boolean {
  const [a, b] = [reach(one), reach(other)];
  if (!a || !b || a.space !== b.space) return false;
  return a.ranges.every((range, i) => share(range, b.ranges[i]!) >= LEAST);
}
