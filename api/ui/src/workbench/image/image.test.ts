import { describe, expect, it } from 'vitest';
import type { Shape, ShapeOf } from '../../api/types';
import { bounds, corners, dragged, facing, handles, hit, inserted, meant, moved, turned, veiled, without, type Box } from './geometry';
import { dark, footprint } from './paint';
import { decode, encode, isInside, maskFrame, stroke } from './rle';
import { changes } from './Stage';
import { brushed, canDraw, shapeOf } from './tools';
import { fit, reveal, toImage, toScreen, zoom } from './view';

const IMAGE = { width: 400, height: 300 };
const head = (id: string) => ({ id, label: 'x', attributes: {} });
const box = (x: number, y: number, width: number, height: number, rotation = 0, id = 'b'): Box => ({ ...head(id), type: 'box', x, y, width, height, rotation });
const polygon = (...points: [number, number][]): ShapeOf<'polygon'> => ({ ...head('p'), type: 'polygon', points });
const rounded = (points: { x: number; y: number }[]) => points.map(({ x, y }) => [Math.round(x), Math.round(y)]);

describe('a box', () => {
  it('turns clockwise about its middle', () => {
    expect(rounded(corners(box(10, 10, 20, 10, 90)))).toEqual([[25, 5], [25, 25], [15, 25], [15, 5]]);
    expect(bounds(box(10, 10, 20, 10, 90))).toMatchObject({ width: expect.closeTo(10), height: expect.closeTo(20) });
  });

  it.each([0, 30, 90, -135])('turned by %i° keeps the side opposite to the one that is dragged', (rotation) => {
    const before = box(100, 100, 60, 40, rotation);
    const [, , , , corner] = handles(before);
    const after = dragged(before, 4, { x: corner!.x + 12, y: corner!.y + 7 }, IMAGE) as Box;
    expect(handles(after)[0]!.x).toBeCloseTo(handles(before)[0]!.x, 1);
    expect(handles(after)[0]!.y).toBeCloseTo(handles(before)[0]!.y, 1);
    expect(handles(after)[4]!.x).toBeCloseTo(corner!.x + 12, 1);
    expect(handles(after)[4]!.y).toBeCloseTo(corner!.y + 7, 1);
  });

  it('is as wide as a pixel at least, and may be dragged over itself', () => {
    expect(dragged(box(100, 100, 60, 40), 3, { x: 80, y: 0 }, IMAGE)).toMatchObject({ x: 80, width: 20 });
    expect(dragged(box(100, 100, 60, 40), 3, { x: 100, y: 0 }, IMAGE)).toMatchObject({ x: 100, width: 1 });
  });

  it('has an angle between -180 and 180 degrees', () => {
    expect([5, 175, 181, -181, 355].map((by) => (turned(box(0, 0, 2, 2), by) as Box).rotation)).toEqual([5, 175, -179, 179, -5]);
    expect((facing(box(0, 0, 10, 10), { x: 50, y: 5 }) as Box).rotation).toBe(90);
  });

  it('is meant where it lies, turned or not', () => {
    expect(meant(box(100, 100, 60, 4), { x: 130, y: 120 }, 1)).toBe(false);
    expect(meant(box(100, 100, 60, 4, 90), { x: 130, y: 120 }, 1)).toBe(true);
  });
});

describe('shapes', () => {
  it('stay in the image when they are moved', () => {
    expect(moved(box(350, 100, 40, 40), 100, -200, IMAGE)).toMatchObject({ x: 360, y: 0 });
    expect(moved(polygon([0, 0], [10, 0], [10, 10]), -5, 5, IMAGE)).toMatchObject({ points: [[0, 5], [10, 5], [10, 15]] });
  });

  it('under a point give the smallest', () => {
    const shapes = [box(0, 0, 100, 100, 0, 'outer'), box(40, 40, 10, 10, 0, 'inner'), { ...polygon([200, 0], [300, 0], [300, 100], [200, 100]) }];
    expect(hit(shapes, { x: 45, y: 45 }, 1)!.id).toBe('inner');
    expect(hit(shapes, { x: 80, y: 80 }, 1)!.id).toBe('outer');
    expect(hit(shapes, { x: 250, y: 50 }, 1)!.id).toBe('p');
    expect(hit(shapes, { x: 150, y: 250 }, 1)).toBeUndefined();
  });

  it('keep as many points as they need', () => {
    const three = polygon([0, 0], [10, 0], [10, 10]);
    const four = inserted(three, 0, { x: 5, y: -1 });
    expect(four).toMatchObject({ points: [[0, 0], [5, -1], [10, 0], [10, 10]] });
    expect(without(four, 1)).toEqual(three);
    expect(without(three, 1)).toBeUndefined();
  });

  it('of keypoints may be hidden, and seen again', () => {
    const pose = { ...head('k'), type: 'keypoints', points: { 1: [5, 5, 2], 2: [9, 9, 2] } } as Shape;
    const hidden = veiled(pose, 1);
    expect(hidden).toMatchObject({ points: { 1: [5, 5, 2], 2: [9, 9, 1] } });
    expect(veiled(hidden, 1)).toEqual(pose);
  });

  it('are drawn once their points are enough', () => {
    const at = [[0, 0], [10, 0], [10, 10]].map(([x, y]) => ({ x: x!, y: y! }));
    expect(shapeOf('box', [at[0]!, at[1]!], [], 'x')).toBeUndefined();
    expect(shapeOf('box', [at[2]!, at[0]!], [], 'x')).toMatchObject({ x: 0, y: 0, width: 10, height: 10, rotation: 0 });
    expect(shapeOf('polygon', at.slice(0, 2), [], 'x')).toBeUndefined();
    expect(shapeOf('polyline', at.slice(0, 2), [], 'x')).toMatchObject({ points: [[0, 0], [10, 0]] });
    expect(shapeOf('keypoints', at.slice(0, 1), [], 'x')).toMatchObject({ points: { 1: [0, 0, 2] } });
    expect(shapeOf('keypoints', at.slice(0, 2), [], 'x', ['head', 'tail'])).toMatchObject({ points: { head: [0, 0, 2], tail: [10, 0, 2] } });
    expect(canDraw({ shapes: ['mask'] } as never, 'eraser')).toBe(true);
    expect(canDraw({ shapes: ['mask'] } as never, 'box')).toBe(false);
  });
});

describe('a mask', () => {
  const size = { width: 5, height: 4 };

  it('is written column after column, beginning outside', () => {
    const pixels = new Uint8Array(20);
    pixels[0] = 1;
    pixels[1 * 5 + 2] = 1;
    pixels[2 * 5 + 2] = 1;
    const counts = encode(pixels, size);
    // As pycocotools has it for the same pixels.
    expect(counts).toEqual([0, 1, 8, 2, 9]);
    expect(decode({ ...size, counts })).toEqual(pixels);
    expect(maskFrame({ ...size, counts })).toEqual({ x: 0, y: 0, width: 3, height: 3 });
    expect(isInside({ ...size, counts }, { x: 2.5, y: 2.5 })).toBe(true);
    expect(isInside({ ...size, counts }, { x: 2.5, y: 3.5 })).toBe(false);
    expect(maskFrame({ ...size, counts: [20] })).toBeUndefined();
  });

  it('grows by the brush, shrinks by the eraser, and is gone with its last pixel', () => {
    const path = [{ x: 100, y: 100 }, { x: 140, y: 100 }];
    const painted = brushed([], undefined, 'x', IMAGE, path, 5, false);
    const mask = painted.shapes[0] as ShapeOf<'mask'>;
    const area = (one: ShapeOf<'mask'>) => one.counts.reduce((sum, run, i) => sum + (i % 2 ? run : 0), 0);
    expect(Math.abs(area(mask) - (40 * 10 + Math.PI * 25))).toBeLessThan(20);
    const wider = brushed(painted.shapes, mask, 'x', IMAGE, [{ x: 200, y: 200 }], 5, false);
    expect(wider.shapes).toHaveLength(1);
    expect(area(wider.shapes[0] as ShapeOf<'mask'>)).toBeGreaterThan(area(mask));
    expect(brushed(painted.shapes, mask, 'y', IMAGE, path, 5, false).shapes).toHaveLength(2);
    const less = brushed(painted.shapes, mask, 'x', IMAGE, [{ x: 100, y: 100 }], 6, true);
    expect(area(less.shapes[0] as ShapeOf<'mask'>)).toBeLessThan(area(mask));
    expect(brushed(painted.shapes, mask, 'x', IMAGE, path, 9, true)).toEqual({ shapes: [], chosen: undefined });
    const nothing: Shape[] = [box(0, 0, 5, 5)];
    expect(brushed(nothing, nothing[0], 'x', IMAGE, path, 9, true).shapes).toBe(nothing);
  });

  it('of the border pixels ends at the border', () => {
    const pixels = new Uint8Array(20);
    stroke(pixels, size, [{ x: -3, y: -3 }, { x: 8, y: 8 }], 1, 1);
    expect(pixels.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0);
  });
});

describe('the view', () => {
  const screen = { width: 832, height: 632 };
  const whole = fit(IMAGE, screen);

  it('shows the whole image in the middle, and gives its pixels back', () => {
    expect(whole).toEqual({ scale: 2, x: 16, y: 16 });
    expect(toImage(whole, toScreen(whole, { x: 123, y: 45 }))).toEqual({ x: 123, y: 45 });
  });

  it('zooms about a point that stays, down to single pixels', () => {
    const about = { x: 300, y: 200 };
    const near = zoom(whole, 1_000, about, whole);
    expect(near.scale).toBe(64);
    expect(toImage(near, about).x).toBeCloseTo(toImage(whole, about).x);
    expect(zoom(whole, 1e-6, about, whole).scale).toBe(1);
  });

  it('moves no further than needed to show a point', () => {
    expect(reveal(whole, { x: 200, y: 150 }, screen)).toEqual(whole);
    const near = zoom(whole, 8, { x: 0, y: 0 }, whole);
    const shown = toScreen(reveal(near, { x: 399, y: 10 }, screen), { x: 399, y: 10 });
    expect(shown.x).toBeCloseTo(816);
  });

  it('writes in white on dark colours only', () => {
    expect(['#1f77b4', '#d62728', '#2ca02c', '#ffff00', '#000000'].map(dark)).toEqual([true, true, false, false, true]);
  });
});

describe('what is drawn anew', () => {
  const [a, b, c] = [box(0, 0, 9, 9, 0, 'a'), box(20, 0, 9, 9, 0, 'b'), box(40, 0, 9, 9, 0, 'c')];
  const wider = { ...b, width: 30 };

  it.each([
    ['nothing, where nothing changed', [a, b], [a, b], []],
    ['where one was and where it is', [a, b, c], [a, wider, c], [b, wider]],
    ['where one came', [a, b], [a, b, c], [c]],
    ['where one went', [a, b, c], [a, c], [b]],
  ])('is %s', (_, before, after, places) => expect(changes(before, after)).toEqual(places));

  it('is everything, where others lie on top', () => expect(changes([a, b], [b, a])).toBeUndefined());

  it('reaches as far as lines and tags do', () => {
    const frame = footprint({ scale: 2, x: 10, y: 10 }, a)!;
    expect(frame.x).toBeLessThan(10);
    expect(frame.y).toBeLessThan(10 - 16);
    expect(frame.x + frame.width).toBeGreaterThan(10 + 18);
    expect(footprint({ scale: 1, x: 0, y: 0 }, { ...head('k'), type: 'keypoints', points: { 'left shoulder': [0, 0, 2] } } as Shape)!.width).toBeGreaterThan(13 * 11 * 0.6);
  });
});
