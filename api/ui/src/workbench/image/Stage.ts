import type { LabelClass, Position, Shape } from '../../api/types';
import type { Layer } from '../editor';
import { boxBetween } from './geometry';
import type { Frame } from './rle';
import { dressOf, footprint, paint, paintCursor, paintDraft, paintHandles, paintPin, paintStill, paintStroke } from './paint';
import { toScreen, type Point, type Size, type View } from './view';

/** What is to be seen. */
export interface Scene {
  view: View;
  shapes: Shape[];
  layers: Layer[];
  classes: LabelClass[];
  chosen: string | undefined;
  /** The chosen shape as it is being changed. */
  preview: Shape | undefined;
  /** The handle of it that the keyboard moves. */
  held: number | undefined;
  readOnly: boolean;
  draft: { kind: 'box' | 'path' | 'closed' | 'points' | 'stroke'; points: Point[]; names: string[]; colour: string } | undefined;
  /** Where issues are pinned to. */
  pins: Position[];
  cursor: Point | undefined;
  /** Of the brush, in pixels of the image. */
  radius: number | undefined;
}

/**
 * Three canvases, one over the other: the picture, the shapes at rest, and what changes now. A key press draws the last, and of those at
 * rest the place of the shape that was changed, however many there are.
 */
export class Stage {
  private readonly picture: CanvasRenderingContext2D;
  private readonly still: CanvasRenderingContext2D;
  private readonly live: CanvasRenderingContext2D;
  private readonly observer: ResizeObserver;
  private drawn: { view?: View; resting?: Shape[]; layers?: Layer[] } = {};
  size: Size = { width: 1, height: 1 };

  constructor(
    private readonly box: HTMLElement,
    private readonly image: ImageBitmap,
    onSize: () => void,
  ) {
    [this.picture, this.still, this.live] = [0, 1, 2].map(() => {
      const canvas = document.createElement('canvas');
      box.append(canvas);
      return canvas.getContext('2d')!;
    }) as [CanvasRenderingContext2D, CanvasRenderingContext2D, CanvasRenderingContext2D];
    this.fit();
    this.observer = new ResizeObserver(() => {
      this.fit();
      onSize();
    });
    this.observer.observe(box);
  }

  destroy() {
    this.observer.disconnect();
    for (const { canvas } of [this.picture, this.still, this.live]) canvas.remove();
  }

  /** @param brightness and contrast, 1 as it is */
  light(brightness: number, contrast: number) {
    this.picture.canvas.style.filter = brightness === 1 && contrast === 1 ? '' : `brightness(${brightness}) contrast(${contrast})`;
  }

  draw(scene: Scene) {
    const { view, layers } = scene;
    const viewed = this.drawn.view !== view;
    if (viewed) this.drawPicture(view);
    const moving = scene.preview?.id;
    const resting = moving === undefined ? scene.shapes : scene.shapes.filter((shape) => shape.id !== moving);
    const kept = !viewed && sameList(this.drawn.layers, layers);
    const changed = kept ? changes(this.drawn.resting ?? [], resting) : undefined;
    if (!changed || changed.length > FEW) this.drawStill(scene, resting, { x: 0, y: 0, ...this.size });
    else for (const shape of changed) this.drawStill(scene, resting, footprint(view, shape));
    this.drawn = { view, resting, layers };
    this.drawLive(scene);
  }

  /** Draws anew what is at rest within a frame of the screen. */
  private drawStill({ view, layers, classes }: Scene, resting: Shape[], frame: Frame | undefined) {
    if (!frame) return;
    const ctx = this.still;
    // On whole pixels of the device, so that no seam is left.
    const [x, y] = [Math.floor(frame.x * devicePixelRatio), Math.floor(frame.y * devicePixelRatio)];
    const [right, bottom] = [Math.ceil((frame.x + frame.width) * devicePixelRatio), Math.ceil((frame.y + frame.height) * devicePixelRatio)];
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.beginPath();
    ctx.rect(x, y, right - x, bottom - y);
    ctx.clip();
    ctx.clearRect(x, y, right - x, bottom - y);
    ctx.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    paintStill(ctx, view, resting, layers, classes, frame);
    ctx.restore();
  }

  /** For a change of colours: nothing is as it was drawn. */
  forget() {
    this.drawn = {};
  }

  private fit() {
    const { clientWidth: width, clientHeight: height } = this.box;
    this.size = { width: Math.max(1, width), height: Math.max(1, height) };
    for (const ctx of [this.picture, this.still, this.live]) {
      ctx.canvas.width = this.size.width * devicePixelRatio;
      ctx.canvas.height = this.size.height * devicePixelRatio;
      ctx.canvas.style.width = `${this.size.width}px`;
      ctx.canvas.style.height = `${this.size.height}px`;
      ctx.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    }
    this.drawn = {};
  }

  private drawPicture({ scale, x, y }: View) {
    clear(this.picture);
    // Enlarged, a pixel is a square: that is what is being judged.
    this.picture.imageSmoothingEnabled = scale < 2;
    this.picture.imageSmoothingQuality = 'high';
    this.picture.drawImage(this.image, x, y, this.image.width * scale, this.image.height * scale);
  }

  private drawLive({ view, shapes, layers, classes, chosen, preview, held, readOnly, draft, pins, cursor, radius }: Scene) {
    const ctx = this.live;
    clear(ctx);
    layers.forEach((layer, i) => {
      const one = layer.shapes.find((shape) => shape.id === chosen);
      if (one) paint(ctx, view, one, { ...dressOf(classes, one.label), pattern: i + 1, chosen: true });
    });
    const shape = preview ?? shapes.find((one) => one.id === chosen);
    if (shape) {
      paint(ctx, view, shape, { ...dressOf(classes, shape.label), pattern: 0, chosen: true });
      if (!readOnly) paintHandles(ctx, view, shape, held, '#1b1f24', '#ffffff');
    }
    if (draft && cursor) {
      const { kind, points, names, colour } = draft;
      if (kind === 'stroke') paintStroke(ctx, view, points, radius ?? 1, colour);
      else if (kind === 'box') {
        const box = { ...NOBODY, type: 'box', ...boxBetween(points[0]!, cursor), rotation: 0 };
        paint(ctx, view, box as Shape, { colour, pattern: 0, chosen: true });
      } else if (kind === 'points') {
        const named = Object.fromEntries(points.map(({ x, y }, i) => [names[i] ?? String(i + 1), [x, y, 2]]));
        paint(ctx, view, { ...NOBODY, type: 'keypoints', points: named } as Shape, { colour, pattern: 0 });
      } else paintDraft(ctx, view, points, cursor, colour, kind === 'closed');
    }
    for (const { x, y } of pins) if (x !== undefined && y !== undefined) paintPin(ctx, toScreen(view, { x, y }));
    if (cursor) paintCursor(ctx, view, cursor, radius);
  }
}

/** Of a shape that is none yet. */
const NOBODY = { id: '', label: '', attributes: {} };

/** More changes than these are drawn at once, with everything. */
const FEW = 32;

/** What is in one list and not in the other; undefined where those in both have changed their order. */
export function changes(before: Shape[], after: Shape[]): Shape[] | undefined {
  if (before === after) return [];
  const [was, is] = [new Set(before), new Set(after)];
  if (!sameList(before.filter((one) => is.has(one)), after.filter((one) => was.has(one)))) return undefined;
  return [...before.filter((one) => !is.has(one)), ...after.filter((one) => !was.has(one))];
}

const sameList = <T,>(a: T[] | undefined, b: T[]) => a !== undefined && a.length === b.length && a.every((one, i) => one === b[i]);

function clear(ctx: CanvasRenderingContext2D) {
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  ctx.restore();
}
