import { isA, type Shape, type ShapeOf } from '../../api/types';
import type { Layer } from '../editor';

export type Span = ShapeOf<'text-span'>;

/** A span as it is drawn: on its own line below the text, so that those that nest or cross can be told apart. */
export interface Drawn {
  span: Span;
  level: number;
  /** Which version it is of; the item's own have none. */
  layer?: { name: string; index: number };
}

/** Part of a line that the same spans cover. */
export interface Piece {
  from: number;
  to: number;
  drawn: Drawn[];
}

export const spansOf = (shapes: Shape[]): Span[] => shapes.filter((shape) => isA(shape, 'text-span'));

/** Gives each span the first level that is free where it lies; longer ones first, so that what is in them is nearer to the text. */
export function levels(shapes: Shape[], layers: Layer[]): Drawn[] {
  const all: Omit<Drawn, 'level'>[] = [...spansOf(shapes).map((span) => ({ span })), ...layers.flatMap(({ name, shapes: own }, index) => spansOf(own).map((span) => ({ span, layer: { name, index } })))];
  const placed: Drawn[] = [];
  for (const one of [...all].sort((a, b) => a.span.to - a.span.from - (b.span.to - b.span.from))) {
    const taken = new Set(placed.filter(({ span }) => span.from < one.span.to && one.span.from < span.to).map(({ level }) => level));
    let level = 0;
    while (taken.has(level)) level++;
    placed.push({ ...one, level });
  }
  return placed;
}

/** A line cut where spans begin and end. */
export function pieces(from: number, to: number, drawn: Drawn[]): Piece[] {
  const here = drawn.filter(({ span }) => span.from < to && from < span.to);
  const cuts = new Set([from, to]);
  for (const { span } of here) {
    if (span.from > from) cuts.add(span.from);
    if (span.to < to) cuts.add(span.to);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => ({ from: start, to: sorted[i + 1]!, drawn: here.filter(({ span }) => span.from < sorted[i + 1]! && start < span.to) }));
}

/** Lines in code points, without what parts them. */
export function lines(text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const length = [...line].length;
    found.push({ from, to: from + length });
    from += length + 1;
  }
  return found;
}

/** The innermost span at a code point; the next outer one where that is chosen already. */
export function under(shapes: Shape[], point: number, chosen: string | undefined): Span | undefined {
  const found = spansOf(shapes)
    .filter(({ from, to }) => from <= point && point < to)
    .sort((a, b) => a.to - a.from - (b.to - b.from));
  const now = found.findIndex(({ id }) => id === chosen);
  return found[(now + 1) % Math.max(1, found.length)];
}
