import { isA, type LabelClass, type Shape } from '../../api/types';
import type { Series } from './parse';

export type Tool = 'select' | 'range' | 'point';
export const TYPES: Record<Exclude<Tool, 'select'>, string> = { range: 'time-range', point: 'time-point' };

export const canDraw = (label: LabelClass | undefined, tool: Tool) => tool === 'select' || !!label?.shapes.includes(TYPES[tool]);

export const point = (series: Series, id: string, label: string, row: number): Shape =>
  ({ id, label, attributes: {}, type: 'time-point', seconds: series.seconds[row]!, timestamp: series.timestamp(row) }) as Shape;

export function range(series: Series, id: string, label: string, a: number, b: number, attributes: Record<string, unknown> = {}): Shape {
  const [from, to] = a <= b ? [a, b] : [b, a];
  return {
    id,
    label,
    attributes,
    type: 'time-range',
    fromSeconds: series.seconds[from]!,
    toSeconds: series.seconds[to]!,
    fromTimestamp: series.timestamp(from),
    toTimestamp: series.timestamp(to),
  } as Shape;
}

/** From and to in seconds; the same for a point, nothing for a shape of another kind. */
export function extent(shape: Shape): [number, number] | undefined {
  if (isA(shape, 'time-point')) return [shape.seconds, shape.seconds];
  if (isA(shape, 'time-range')) return [shape.fromSeconds, shape.toSeconds];
  return undefined;
}

/** The shape with one of its ends on another row. */
export function moved(series: Series, shape: Shape, edge: 'from' | 'to', row: number, other: number): Shape {
  if (isA(shape, 'time-point')) return { ...point(series, shape.id, shape.label, row), attributes: shape.attributes };
  const [from, to] = edge === 'from' ? [Math.min(row, other), other] : [other, Math.max(row, other)];
  return range(series, shape.id, shape.label, from, to, shape.attributes);
}
