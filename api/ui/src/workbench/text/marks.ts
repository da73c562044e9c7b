import type { ShapeOf } from '../../api/types';
import type { Span } from './pieces';
import type { Words } from './words';

/** What lies over the text: the cursor or the selection, and the relations between spans. */
export interface Marks {
  words: Words;
  relations: { relation: ShapeOf<'relation'>; name: string; colour: string; chosen: boolean }[];
  spans: Span[];
  selection: [number, number] | undefined;
  /** The span that a relation is being drawn from. */
  source: string | undefined;
}

const SVG = 'http://www.w3.org/2000/svg';
const RISE = 22;

/** The code point at a place in the document; undefined outside of the text. */
export function pointAt(words: Words, node: Node, offset: number): number | undefined {
  const element = node instanceof Element ? (node.children[offset] ?? node) : node.parentElement;
  const piece = element?.closest<HTMLElement>('[data-from]') ?? element?.querySelector<HTMLElement>('[data-from]');
  if (!piece) return undefined;
  const from = Number(piece.dataset['from']);
  // An empty line holds a mark that is none of the text's.
  if (node instanceof Element || piece.textContent === '\u200b') return from;
  return words.point(words.unit(from) + offset);
}

/** The rectangles that a part of the text takes, measured from the body's corner. */
function rectangles(body: HTMLElement, words: Words, from: number, to: number): DOMRect[] {
  const pieces = [...body.querySelectorAll<HTMLElement>('[data-from]')];
  const place = (point: number, atEnd: boolean): [Node, number] | undefined => {
    const at = pieces.findLastIndex((one) => (atEnd ? Number(one.dataset['from']) < point : Number(one.dataset['from']) <= point));
    const piece = pieces[Math.max(0, at)];
    const text = piece?.firstChild;
    if (!piece || !text) return undefined;
    return [text, Math.min(text.textContent!.length, words.unit(point) - words.unit(Number(piece.dataset['from'])))];
  };
  const [start, end] = [place(from, false), place(to, to > from)];
  if (!start || !end) return [];
  const range = document.createRange();
  range.setStart(...start);
  range.setEnd(...end);
  const origin = body.getBoundingClientRect();
  return [...range.getClientRects()].map((one) => new DOMRect(one.x - origin.x, one.y - origin.y, one.width, one.height));
}

export function drawMarks(body: HTMLElement, marks: Marks) {
  drawSelection(body, marks);
  drawRelations(body, marks);
}

function drawSelection(body: HTMLElement, { words, selection, spans, source }: Marks) {
  const layer = body.querySelector('.selection')!;
  const box = (name: string, { x, y, width, height }: DOMRect) => {
    const made = document.createElement('div');
    made.className = name;
    Object.assign(made.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
    return made;
  };
  const boxes: HTMLElement[] = [];
  if (selection) {
    const [anchor, head] = selection;
    if (anchor !== head) boxes.push(...rectangles(body, words, Math.min(anchor, head), Math.max(anchor, head)).map((one) => box('taken', one)));
    const caret = rectangles(body, words, head, head)[0];
    if (caret) boxes.push(box('caret', new DOMRect(caret.x, caret.y, 2, caret.height)));
  }
  const from = spans.find(({ id }) => id === source);
  if (from) boxes.push(...rectangles(body, words, from.from, from.to).map((one) => box('source', one)));
  layer.replaceChildren(...boxes);
}

function drawRelations(body: HTMLElement, { words, relations, spans }: Marks) {
  const svg = body.querySelector<SVGSVGElement>('.relations')!;
  svg.setAttribute('width', String(body.clientWidth));
  svg.setAttribute('height', String(body.clientHeight));
  const top = (id: string) => {
    const span = spans.find((one) => one.id === id);
    const first = span && rectangles(body, words, span.from, span.to)[0];
    return first && { x: first.x + first.width / 2, y: first.y + 2 };
  };
  const make = (name: string, attributes: Record<string, string | number>) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    return made;
  };
  svg.replaceChildren(
    ...relations.flatMap(({ relation, name, colour, chosen }) => {
      const [a, b] = [top(relation.source), top(relation.target)];
      if (!a || !b) return [];
      const y = Math.max(8, Math.min(a.y, b.y) - RISE);
      const width = chosen ? 3 : 1.5;
      const line = make('path', { d: `M ${a.x} ${a.y} C ${a.x} ${y}, ${b.x} ${y}, ${b.x} ${b.y}`, fill: 'none', stroke: colour, 'stroke-width': width });
      const head = make('path', { d: `M ${b.x - 4} ${b.y - 7} L ${b.x} ${b.y} L ${b.x + 4} ${b.y - 7}`, fill: 'none', stroke: colour, 'stroke-width': width });
      const text = make('text', { x: (a.x + b.x) / 2, y: Math.max(10, (Math.min(a.y, b.y) + 3 * y) / 4), 'text-anchor': 'middle' });
      text.textContent = name;
      return [line, head, text];
    }),
  );
}
