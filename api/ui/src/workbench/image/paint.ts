import { isA, type LabelClass, type Shape } from '../../api/types';
import type { Layer } from '../editor';
import { bounds, corners, handles, isPath, turn, type Box } from './geometry';
import { decode, maskFrame, type Frame, type Mask } from './rle';
import { toScreen, type Point, type View } from './view';

const HANDLE = 8;
const KNOB = 22;
const TAG = 16;
const TAG_STEP = 20;
const MOST_TAGS = 3;
/** As wide as one gets in a tag. */
const LETTER = 13;
const DASHES = [[], [6, 4], [2, 3]];

export const colourOf = (classes: LabelClass[], label: string) => classes.find((one) => one.id === label)?.colour ?? '#888888';

/** What a class's shapes wear. */
export function dressOf(classes: LabelClass[], label: string): Pick<Dress, 'colour' | 'edges'> {
  return { colour: colourOf(classes, label), edges: classes.find((one) => one.id === label)?.skeleton?.edges };
}

export interface Dress {
  colour: string;
  /** Lines between keypoints, by their names. */
  edges?: string[][];
  /** 0 is plain; each further version has lines of its own. */
  pattern: number;
  chosen?: boolean;
}

function path(ctx: CanvasRenderingContext2D, view: View, points: Point[], closed: boolean) {
  ctx.beginPath();
  points.forEach((point, i) => {
    const { x, y } = toScreen(view, point);
    if (i) ctx.lineTo(x, y);
    else ctx.moveTo(x, y);
  });
  if (closed) ctx.closePath();
}

const painted = new WeakMap<number[], Map<string, HTMLCanvasElement>>();

/** A mask's pixels in their colour, made once: the frame around them only. */
function stamp(mask: Mask, colour: string): HTMLCanvasElement | undefined {
  const known = painted.get(mask.counts) ?? new Map<string, HTMLCanvasElement>();
  painted.set(mask.counts, known);
  if (!known.has(colour)) {
    const frame = maskFrame(mask);
    if (!frame) return undefined;
    const canvas = Object.assign(document.createElement('canvas'), { width: frame.width, height: frame.height });
    const ctx = canvas.getContext('2d')!;
    const image = ctx.createImageData(frame.width, frame.height);
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    const pixels = decode(mask);
    for (let row = 0; row < frame.height; row++) {
      for (let column = 0; column < frame.width; column++) {
        if (pixels[(row + frame.y) * mask.width + column + frame.x]) image.data.set([red!, green!, blue!, 255], (row * frame.width + column) * 4);
      }
    }
    ctx.putImageData(image, 0, 0);
    known.set(colour, canvas);
  }
  return known.get(colour);
}

function paintMask(ctx: CanvasRenderingContext2D, view: View, mask: Mask, { colour, chosen }: Dress) {
  const canvas = stamp(mask, colour);
  const frame = maskFrame(mask);
  if (!canvas || !frame) return;
  const { x, y } = toScreen(view, frame);
  ctx.globalAlpha = chosen ? 0.65 : 0.45;
  ctx.imageSmoothingEnabled = false;
  ctx.drawImage(canvas, x, y, frame.width * view.scale, frame.height * view.scale);
  ctx.globalAlpha = 1;
}

/** Slanted lines within the present path: a version that is told by more than its colour. */
function hatch(ctx: CanvasRenderingContext2D, frame: { x: number; y: number; width: number; height: number }) {
  ctx.save();
  ctx.clip();
  ctx.beginPath();
  for (let at = -frame.height; at < frame.width; at += 8) {
    ctx.moveTo(frame.x + at, frame.y + frame.height);
    ctx.lineTo(frame.x + at + frame.height, frame.y);
  }
  ctx.lineWidth = 1;
  ctx.setLineDash([]);
  ctx.stroke();
  ctx.restore();
}

export function paint(ctx: CanvasRenderingContext2D, view: View, shape: Shape, dress: Dress) {
  const { colour, edges = [], pattern, chosen } = dress;
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = chosen ? 3 : 2;
  ctx.setLineDash(DASHES[pattern % DASHES.length]!);
  if (isA(shape, 'mask')) return paintMask(ctx, view, shape, dress);
  if (isA(shape, 'keypoints')) {
    for (const [from, to] of edges) {
      const ends = [shape.points[from!], shape.points[to!]];
      if (!ends.every((end) => end && end[2] > 0)) continue;
      path(ctx, view, ends.map((end) => ({ x: end![0], y: end![1] })), false);
      ctx.stroke();
    }
    ctx.setLineDash([]);
    for (const [name, [x, y, seen]] of Object.entries(shape.points)) {
      const at = toScreen(view, { x, y });
      ctx.beginPath();
      ctx.arc(at.x, at.y, chosen ? 6 : 5, 0, 2 * Math.PI);
      // A hidden one is hollow.
      if (seen === 2) ctx.fill();
      else ctx.stroke();
      tag(ctx, name, { x: at.x + 8, y: at.y - 8 }, colour);
    }
    return;
  }
  const closed = !isA(shape, 'polyline');
  const points = isA(shape, 'box') ? corners(shape) : isPath(shape) ? handles(shape) : [];
  if (points.length === 0) return;
  path(ctx, view, points, closed);
  if (closed) {
    ctx.globalAlpha = chosen ? 0.25 : 0.12;
    if (pattern === 0) ctx.fill();
    ctx.globalAlpha = 1;
  }
  ctx.stroke();
  if (closed && pattern === 2) {
    const frame = bounds(shape)!;
    hatch(ctx, { ...toScreen(view, frame), width: frame.width * view.scale, height: frame.height * view.scale });
  }
}

function tag(ctx: CanvasRenderingContext2D, text: string, at: Point, colour: string) {
  ctx.setLineDash([]);
  ctx.font = '600 11px system-ui, sans-serif';
  const width = ctx.measureText(text).width + 8;
  ctx.fillStyle = colour;
  ctx.fillRect(at.x, at.y - TAG / 2, width, TAG);
  ctx.fillStyle = dark(colour) ? '#ffffff' : '#000000';
  ctx.fillText(text, at.x + 4, at.y + 4);
}

/** Whether white is easier to read on it than black, by relative luminance. */
export function dark(colour: string): boolean {
  const linear = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]! < 0.179;
}

/** Shapes that are not worked on now, as far as they reach into a frame of the screen; versions over them, each with its letter. */
export function paintStill(ctx: CanvasRenderingContext2D, view: View, shapes: Shape[], layers: Layer[], classes: LabelClass[], within: Frame) {
  const seen = (shape: Shape) => {
    const frame = footprint(view, shape);
    return frame !== undefined && meet(frame, within);
  };
  for (const shape of shapes) if (seen(shape)) paint(ctx, view, shape, { ...dressOf(classes, shape.label), pattern: 0 });
  layers.forEach((layer, i) => {
    for (const shape of layer.shapes) {
      if (!seen(shape)) continue;
      const colour = colourOf(classes, shape.label);
      paint(ctx, view, shape, { ...dressOf(classes, shape.label), pattern: i + 1 });
      const at = toScreen(view, bounds(shape)!);
      tag(ctx, layer.name, { x: at.x + i * TAG_STEP, y: at.y - TAG / 2 - 2 }, colour);
    }
  });
}

/** What a shape covers on the screen at most, with its lines, points and tags; undefined where it lies in no image. */
export function footprint(view: View, shape: Shape): Frame | undefined {
  const frame = bounds(shape);
  if (!frame) return undefined;
  const { x, y } = toScreen(view, frame);
  const names = isA(shape, 'keypoints') ? Math.max(0, ...Object.keys(shape.points).map((name) => name.length)) * LETTER : 0;
  const [above, right] = [TAG + HANDLE, HANDLE + TAG_STEP * MOST_TAGS + names];
  return { x: x - HANDLE, y: y - above, width: frame.width * view.scale + HANDLE + right, height: frame.height * view.scale + above + HANDLE };
}

const meet = (a: Frame, b: Frame) => a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;

/** Where the knob that turns a box is on the screen. */
export function knob(view: View, box: Box): Point {
  const top = toScreen(view, handles(box)[1]!);
  const away = turn({ x: 0, y: -KNOB }, { x: 0, y: 0 }, box.rotation);
  return { x: top.x + away.x, y: top.y + away.y };
}

/** What can be taken hold of of the chosen shape. */
export function paintHandles(ctx: CanvasRenderingContext2D, view: View, shape: Shape, held: number | undefined, ink: string, ground: string) {
  ctx.setLineDash([]);
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = ink;
  handles(shape).forEach((handle, i) => {
    const { x, y } = toScreen(view, handle);
    ctx.fillStyle = i === held ? ink : ground;
    ctx.fillRect(x - HANDLE / 2, y - HANDLE / 2, HANDLE, HANDLE);
    ctx.strokeRect(x - HANDLE / 2, y - HANDLE / 2, HANDLE, HANDLE);
  });
  if (isA(shape, 'box')) {
    const top = toScreen(view, handles(shape)[1]!);
    const at = knob(view, shape);
    ctx.beginPath();
    ctx.moveTo(top.x, top.y);
    ctx.lineTo(at.x, at.y);
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(at.x, at.y, HANDLE / 2, 0, 2 * Math.PI);
    ctx.fillStyle = ground;
    ctx.fill();
    ctx.stroke();
  }
}

/** The keyboard's cross, light and dark so that it is seen on any picture; for the brush its reach. */
export function paintCursor(ctx: CanvasRenderingContext2D, view: View, at: Point, radius: number | undefined) {
  const { x, y } = toScreen(view, at);
  for (const [colour, width] of [['#000000', 3], ['#ffffff', 1]] as const) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.setLineDash([]);
    ctx.beginPath();
    if (radius !== undefined) ctx.arc(x, y, Math.max(2, radius * view.scale), 0, 2 * Math.PI);
    else {
      ctx.moveTo(x - 10, y);
      ctx.lineTo(x + 10, y);
      ctx.moveTo(x, y - 10);
      ctx.lineTo(x, y + 10);
    }
    ctx.stroke();
  }
}

/** A needle with its point at the place, light in dark so that it is seen on any picture. */
export function paintPin(ctx: CanvasRenderingContext2D, { x, y }: Point) {
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.arc(x, y - 16, 8, Math.PI * 0.8, Math.PI * 2.2);
  ctx.closePath();
  ctx.fillStyle = '#ffffff';
  ctx.strokeStyle = '#1b1f24';
  ctx.lineWidth = 2;
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = '#1b1f24';
  ctx.fillRect(x - 1, y - 21, 2, 6);
  ctx.fillRect(x - 1, y - 13, 2, 2);
}

/** A path that is being drawn: its points, the way to the cursor, and where it closes. */
export function paintDraft(ctx: CanvasRenderingContext2D, view: View, points: Point[], cursor: Point, colour: string, closes: boolean) {
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = 2;
  ctx.setLineDash([]);
  path(ctx, view, points, false);
  ctx.stroke();
  ctx.setLineDash([5, 4]);
  path(ctx, view, [points.at(-1)!, cursor], false);
  ctx.stroke();
  ctx.setLineDash([]);
  points.forEach((point, i) => {
    const { x, y } = toScreen(view, point);
    ctx.beginPath();
    ctx.arc(x, y, closes && i === 0 ? 6 : 3, 0, 2 * Math.PI);
    ctx.fill();
  });
}

/** A stroke of the brush as it goes. */
export function paintStroke(ctx: CanvasRenderingContext2D, view: View, points: Point[], radius: number, colour: string) {
  ctx.globalAlpha = 0.6;
  ctx.strokeStyle = colour;
  ctx.lineWidth = Math.max(2, 2 * radius * view.scale);
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.setLineDash([]);
  path(ctx, view, points.length === 1 ? [points[0]!, points[0]!] : points, false);
  ctx.stroke();
  ctx.lineCap = 'butt';
  ctx.lineJoin = 'miter';
  ctx.globalAlpha = 1;
}

