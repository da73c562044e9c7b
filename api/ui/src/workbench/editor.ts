import { lazy, type ComponentType } from 'react';
import type { Item, LabelClass, LabelSchema, Position, Shape } from '../api/types';

/** Shapes in another dress than the item's own: versions under review, say. */
export interface Layer {
  name: string;
  shapes: Shape[];
}

/** What every editor is given. It draws and changes shapes; keeping, undoing, labels and attributes are the frame's. */
export interface EditorProps {
  /** Names the media for as long as it is shown; its address changes. */
  media: string;
  /** Address of the media, good for some minutes. */
  url: string;
  /** Of a text that has no media. */
  text?: string;
  schema: LabelSchema;
  shapes: Shape[];
  layers?: Layer[];
  chosen: string | undefined;
  /** New shapes carry it. */
  label: LabelClass | undefined;
  readOnly?: boolean;
  /** Where issues are pinned to; each editor draws those with axes of its own. */
  pins?: Position[];
  /** While it is given, a click, or Enter at the cursor, says a position, and does nothing else. */
  onPlace?: (position: Position) => void;
  onChange: (shapes: Shape[]) => void;
  onChoose: (id: string | undefined) => void;
}

/** Names what an item shows, for as long as it is shown: its media, or the text that it carries itself. */
export const mediaOf = (item: { mediaSha256?: string; text?: string }) => item.mediaSha256 ?? item.text;

export type Modality = Item['modality'];

/** The one place to add an editor: see docs/editors.md. */
export const EDITORS: Partial<Record<Modality, ComponentType<EditorProps>>> = {
  'time-series': lazy(() => import('./series/SeriesEditor')),
  image: lazy(() => import('./image/ImageEditor')),
  text: lazy(() => import('./text/TextEditor')),
  table: lazy(() => import('./table/TableEditor')),
};

/** An id that no other shape of the item has. */
export function freshId(shapes: Shape[]): string {
  const taken = new Set(shapes.map((shape) => shape.id));
  let n = shapes.length + 1;
  while (taken.has(`s${n}`)) n++;
  return `s${n}`;
}
