import type { ShapeOf } from '../../api/types';
import type { Point, Size } from './view';

export type Mask = ShapeOf<'mask'>;

export interface Frame extends Point, Size {}

/** Runs a function over each run of pixels inside the mask: column, first row and number of rows. */
function columns({ counts, height }: Pick<Mask, 'counts' | 'height'>, each: (column: number, row: number, rows: number) => void) {
  let at = 0;
  counts.forEach((run, i) => {
    for (let left = i % 2 ? run : 0, from = at; left > 0; ) {
      const row = from % height;
      const rows = Math.min(left, height - row);
      each((from - row) / height, row, rows);
      from += rows;
      left -= rows;
    }
    at += run;
  });
}

/** The smallest frame around the pixels of a mask; none where it has none. */
export function maskFrame(mask: Pick<Mask, 'counts' | 'height'>): Frame | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  columns(mask, (column, row, rows) => {
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row + rows - 1);
  });
  return right < left ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** One byte a pixel, row after row. */
export function decode(mask: Pick<Mask, 'counts' | 'height' | 'width'>): Uint8Array {
  const pixels = new Uint8Array(mask.height * mask.width);
  columns(mask, (column, row, rows) => {
    for (let i = 0; i < rows; i++) pixels[(row + i) * mask.width + column] = 1;
  });
  return pixels;
}

/** COCO's run lengths, column after column, beginning with the pixels outside. */
export function encode(pixels: Uint8Array, { width, height }: Size): number[] {
  const counts: number[] = [];
  let run = 0;
  let inside = 0;
  for (let column = 0; column < width; column++) {
    for (let row = 0; row < height; row++) {
      const pixel = pixels[row * width + column]!;
      if (pixel !== inside) {
        counts.push(run);
        run = 0;
        inside = pixel;
      }
      run++;
    }
  }
  counts.push(run);
  return counts;
}

export function isInside({ counts, height, width }: Pick<Mask, 'counts' | 'height' | 'width'>, at: Point): boolean {
  const [column, row] = [Math.floor(at.x), Math.floor(at.y)];
  if (column < 0 || row < 0 || column >= width || row >= height) return false;
  let left = column * height + row;
  for (let i = 0; i < counts.length; i++) {
    if (left < counts[i]!) return i % 2 === 1;
    left -= counts[i]!;
  }
  return false;
}

/** Sets every pixel whose middle is within the radius of the path, or clears it. */
export function stroke(pixels: Uint8Array, { width, height }: Size, path: Point[], radius: number, value: 0 | 1) {
  path.forEach((to, i) => {
    const from = path[Math.max(0, i - 1)]!;
    const clamp = (n: number, most: number) => Math.max(0, Math.min(most, n));
    const [left, right] = [clamp(Math.floor(Math.min(from.x, to.x) - radius), width), clamp(Math.ceil(Math.max(from.x, to.x) + radius), width)];
    const [top, bottom] = [clamp(Math.floor(Math.min(from.y, to.y) - radius), height), clamp(Math.ceil(Math.max(from.y, to.y) + radius), height)];
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = dx * dx + dy * dy;
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        const [x, y] = [column + 0.5 - from.x, row + 0.5 - from.y];
        const along = length === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length));
        const [ax, ay] = [x - along * dx, y - along * dy];
        if (ax * ax + ay * ay <= radius * radius) pixels[row * width + column] = value;
      }
    }
  });
}
