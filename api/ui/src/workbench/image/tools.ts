import { isA, type LabelClass, type Shape } from '../../api/types';
import { freshId } from '../editor';
import { boxBetween } from './geometry';
import { decode, encode, stroke, type Mask } from './rle';
import type { Point, Size } from './view';

export const TOOLS = [
  { id: 'select', shortcut: 's' },
  { id: 'box', shortcut: 'b', type: 'box' },
  { id: 'polygon', shortcut: 'p', type: 'polygon' },
  { id: 'polyline', shortcut: 'l', type: 'polyline' },
  { id: 'keypoints', shortcut: 'k', type: 'keypoints' },
  { id: 'brush', shortcut: 'm', type: 'mask' },
  { id: 'eraser', shortcut: 'e', type: 'mask' },
] as const;

export type Tool = (typeof TOOLS)[number]['id'];

const typeOf = (tool: Tool) => TOOLS.flatMap((one) => ('type' in one && one.id === tool ? [one.type] : []))[0];

export function canDraw(label: LabelClass | undefined, tool: Tool): boolean {
  const type = typeOf(tool);
  return type === undefined || !!label?.shapes.includes(type);
}

/** The tools that some class of the schema has a use for. */
export const toolsFor = (classes: LabelClass[]) => TOOLS.filter(({ id }) => classes.some((one) => canDraw(one, id)));

/** What is drawn once these points are set; undefined while they are too few. @param names of keypoints, which are numbered without */
export function shapeOf(tool: Tool, points: Point[], shapes: Shape[], label: string, names: string[] = []): Shape | undefined {
  const head = { id: freshId(shapes), label, attributes: {} };
  const pairs = points.map(({ x, y }) => [x, y] as [number, number]);
  if (tool === 'box' && points.length === 2) {
    const frame = boxBetween(points[0]!, points[1]!);
    return frame.width >= 1 && frame.height >= 1 ? ({ ...head, type: 'box', ...frame, rotation: 0 } as Shape) : undefined;
  }
  if (tool === 'polygon' && points.length >= 3) return { ...head, type: 'polygon', points: pairs } as Shape;
  if (tool === 'polyline' && points.length >= 2) return { ...head, type: 'polyline', points: pairs } as Shape;
  if (tool === 'keypoints' && points.length >= 1) {
    return { ...head, type: 'keypoints', points: Object.fromEntries(pairs.map(([x, y], i) => [names[i] ?? String(i + 1), [x, y, 2]])) } as Shape;
  }
  return undefined;
}

/**
 * The shapes after a stroke of the brush or the eraser. The brush goes on with the chosen mask of its class, or begins one; a mask of
 * which nothing is left is gone.
 */
export function brushed(shapes: Shape[], chosen: Shape | undefined, label: string, image: Size, path: Point[], radius: number, erase: boolean): { shapes: Shape[]; chosen: string | undefined } {
  const target = chosen && isA(chosen, 'mask') && (erase || chosen.label === label) ? chosen : undefined;
  if (erase && !target) return { shapes, chosen: chosen?.id };
  const pixels = target ? decode(target) : new Uint8Array(image.width * image.height);
  stroke(pixels, image, path, radius, erase ? 0 : 1);
  const counts = encode(pixels, image);
  if (counts.length < 2) return { shapes: shapes.filter((one) => one !== target), chosen: undefined };
  const head = target ?? { id: freshId(shapes), label, attributes: {}, type: 'mask' as const, width: image.width, height: image.height };
  const mask: Mask = { ...head, counts };
  return { shapes: target ? shapes.map((one) => (one === target ? mask : one)) : [...shapes, mask], chosen: mask.id };
}
