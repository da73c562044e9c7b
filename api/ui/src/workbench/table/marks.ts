import { isA, type LabelClass, type Shape } from '../../api/types';
import { freshId } from '../editor';

export type Tool = 'select' | 'cell' | 'row';
export const TYPES = { cell: 'table-cell', row: 'table-row' } as const;

export const canDraw = (label: LabelClass | undefined, tool: Tool) => tool === 'select' || !!label?.shapes.includes(TYPES[tool]);

/** Rows and columns from one corner to another, both with what they stand on. */
export interface Block {
  fromRow: number;
  toRow: number;
  fromColumn: number;
  toColumn: number;
}

export const block = (a: { row: number; column: number }, b: { row: number; column: number }): Block => ({
  fromRow: Math.min(a.row, b.row),
  toRow: Math.max(a.row, b.row),
  fromColumn: Math.min(a.column, b.column),
  toColumn: Math.max(a.column, b.column),
});

/** Names a cell, or a row by itself. */
export const place = (row: number, column?: string) => (column === undefined ? String(row) : `${row} ${column}`);

export const placeOf = (shape: Shape): string | undefined =>
  isA(shape, 'table-cell') ? place(shape.row, shape.column) : isA(shape, 'table-row') ? place(shape.row) : undefined;

/** The shapes by the place that they label. */
export function byPlace(shapes: Shape[]): Map<string, Shape[]> {
  const found = new Map<string, Shape[]>();
  for (const shape of shapes) {
    const at = placeOf(shape);
    if (at !== undefined) found.set(at, [...(found.get(at) ?? []), shape]);
  }
  return found;
}

/** Labels every cell or row of a block; where all of them carry the label, takes it from them. @returns with the last one that is new */
export function labelled(shapes: Shape[], tool: 'cell' | 'row', { fromRow, toRow, fromColumn, toColumn }: Block, columns: string[], label: string): { shapes: Shape[]; last?: string } {
  const wanted: object[] = [];
  for (let row = fromRow; row <= toRow; row++) {
    if (tool === 'row') wanted.push({ type: 'table-row', row });
    else for (const column of columns.slice(fromColumn, toColumn + 1)) wanted.push({ type: 'table-cell', row, column });
  }
  const own = byPlace(shapes.filter((one) => one.label === label && one.type === TYPES[tool]));
  const made = wanted.map((one) => ({ id: '', label, attributes: {}, ...one }) as unknown as Shape);
  const missing = made.filter((one) => !own.has(placeOf(one)!));
  if (missing.length === 0) {
    const gone = new Set(made.flatMap((one) => own.get(placeOf(one)!) ?? []));
    return { shapes: shapes.filter((one) => !gone.has(one)) };
  }
  const all = [...shapes];
  for (const one of missing) all.push({ ...one, id: freshId(all) });
  return { shapes: all, last: all.at(-1)!.id };
}
