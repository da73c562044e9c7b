import { isA, type Shape, type ShapeOf } from '../../api/types';
import { isInside, maskFrame, type Frame } from './rle';
import type { Point, Size } from './view';

export type Box = ShapeOf<'box'>;
type Path = ShapeOf<'polygon'> | ShapeOf<'polyline'>;

/** The shape somewhere else. */
export const put = (shape: Shape, place: object): Shape => ({ ...shape, ...place });

const radians = (degrees: number) => (degrees * Math.PI) / 180;

export function turn(at: Point, about: Point, degrees: number): Point {
  const [sin, cos] = [Math.sin(radians(degrees)), Math.cos(radians(degrees))];
  const [x, y] = [at.x - about.x, at.y - about.y];
  return { x: about.x + x * cos - y * sin, y: about.y + x * sin + y * cos };
}

export const middle = ({ x, y, width, height }: Frame): Point => ({ x: x + width / 2, y: y + height / 2 });

export const isPath = (shape: Shape): shape is Path => isA(shape, 'polygon') || isA(shape, 'polyline');

/** Of a box the four corners, clockwise from the top left of the unturned one. */
export function corners(box: Box): Point[] {
  const { x, y, width, height } = box;
  const plain = [{ x, y }, { x: x + width, y }, { x: x + width, y: y + height }, { x, y: y + height }];
  return box.rotation ? plain.map((corner) => turn(corner, middle(box), box.rotation)) : plain;
}

/** The points that can be taken hold of: of a box its corners and the middles of its sides, of others their own. */
export function handles(shape: Shape): Point[] {
  if (isA(shape, 'box')) {
    const [a, b, c, d] = corners(shape) as [Point, Point, Point, Point];
    const between = (p: Point, q: Point) => ({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 });
    return [a, between(a, b), b, between(b, c), c, between(c, d), d, between(d, a)];
  }
  if (isPath(shape)) return shape.points.map(([x, y]) => ({ x, y }));
  if (isA(shape, 'keypoints')) return Object.values(shape.points).map(([x, y]) => ({ x, y }));
  return [];
}

/** The smallest upright frame around a shape; none where it lies in no image. */
export function bounds(shape: Shape): Frame | undefined {
  if (isA(shape, 'mask')) return maskFrame(shape);
  // A shape never changes: another takes its place.
  if (!known.has(shape)) known.set(shape, measured(shape));
  return known.get(shape);
}

const known = new WeakMap<Shape, Frame | undefined>();

function measured(shape: Shape): Frame | undefined {
  const points = isA(shape, 'box') ? corners(shape) : handles(shape);
  if (points.length === 0) return undefined;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function distance(at: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((at.x - from.x) * dx + (at.y - from.y) * dy) / length));
  return Math.hypot(at.x - from.x - along * dx, at.y - from.y - along * dy);
}

/** The distance to the nearest side of a path, and the point that the side begins at. */
export function nearestSide(shape: Path, at: Point): { side: number; distance: number } {
  const points = handles(shape);
  const sides = isA(shape, 'polygon') ? points.length : points.length - 1;
  let best = { side: 0, distance: Infinity };
  for (let side = 0; side < sides; side++) {
    const found = distance(at, points[side]!, points[(side + 1) % points.length]!);
    if (found < best.distance) best = { side, distance: found };
  }
  return best;
}

function isIn(points: Point[], at: Point): boolean {
  let inside = false;
  points.forEach((a, i) => {
    const b = points[(i + 1) % points.length]!;
    if (a.y > at.y !== b.y > at.y && at.x < ((b.x - a.x) * (at.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  });
  return inside;
}

/** Whether a point means this shape. @param slack how far beside it still counts, in pixels of the image */
export function meant(shape: Shape, at: Point, slack: number): boolean {
  if (isA(shape, 'mask')) return isInside(shape, at);
  if (isA(shape, 'box')) {
    const { x, y } = shape.rotation ? turn(at, middle(shape), -shape.rotation) : at;
    return x >= shape.x - slack && x <= shape.x + shape.width + slack && y >= shape.y - slack && y <= shape.y + shape.height + slack;
  }
  if (isA(shape, 'keypoints')) return handles(shape).some((one) => Math.hypot(one.x - at.x, one.y - at.y) <= 2 * slack);
  if (!isPath(shape)) return false;
  return (isA(shape, 'polygon') && isIn(handles(shape), at)) || nearestSide(shape, at).distance <= slack;
}

/** Of the shapes under a point the smallest: what lies in another can be reached so. */
export function hit(shapes: Shape[], at: Point, slack: number): Shape | undefined {
  const area = (shape: Shape) => {
    const found = bounds(shape);
    return found ? found.width * found.height : Infinity;
  };
  return shapes.filter((shape) => meant(shape, at, slack)).sort((a, b) => area(a) - area(b))[0];
}

/** As the server keeps it: a hundredth of a pixel is more than anybody sees. */
const round = (n: number) => Math.round(n * 100) / 100;
const within = (n: number, most: number) => round(Math.max(0, Math.min(most, n)));
export const inside = (at: Point, image: Size): Point => ({ x: within(at.x, image.width), y: within(at.y, image.height) });

export function boxBetween(a: Point, b: Point): Frame {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: round(Math.abs(a.x - b.x)), height: round(Math.abs(a.y - b.y)) };
}

/** The shape elsewhere, no further than the image reaches. Masks stay: they are painted, not moved. */
export function moved(shape: Shape, dx: number, dy: number, image: Size): Shape {
  const frame = bounds(shape);
  if (!frame || isA(shape, 'mask')) return shape;
  const by = (delta: number, from: number, length: number, most: number) => Math.max(Math.min(0, -from), Math.min(delta, Math.max(0, most - from - length)));
  const [mx, my] = [by(dx, frame.x, frame.width, image.width), by(dy, frame.y, frame.height, image.height)];
  if (isA(shape, 'box')) return put(shape, { x: round(shape.x + mx), y: round(shape.y + my) });
  if (isPath(shape)) return put(shape, { points: shape.points.map(([x, y]) => [round(x + mx), round(y + my)]) });
  if (isA(shape, 'keypoints')) {
    return put(shape, { points: Object.fromEntries(Object.entries(shape.points).map(([name, [x, y, seen]]) => [name, [round(x + mx), round(y + my), seen]])) });
  }
  return shape;
}

/** The shape with one of its handles elsewhere; of a box the opposite side stays where it is. */
export function dragged(shape: Shape, handle: number, to: Point, image: Size): Shape {
  const at = inside(to, image);
  if (isA(shape, 'box')) return draggedBox(shape, handle, shape.rotation ? to : at);
  if (isPath(shape)) return put(shape, { points: shape.points.map((point, i) => (i === handle ? [at.x, at.y] : point)) });
  if (isA(shape, 'keypoints')) {
    return put(shape, { points: Object.fromEntries(Object.entries(shape.points).map(([name, point], i) => [name, i === handle ? [at.x, at.y, point[2]] : point])) });
  }
  return shape;
}

const LEFT = [0, 6, 7];
const RIGHT = [2, 3, 4];
const TOP = [0, 1, 2];
const BOTTOM = [4, 5, 6];

function draggedBox(box: Box, handle: number, to: Point): Shape {
  const about = middle(box);
  const local = turn(to, about, -box.rotation);
  const x = [LEFT.includes(handle) ? local.x : box.x, RIGHT.includes(handle) ? local.x : box.x + box.width];
  const y = [TOP.includes(handle) ? local.y : box.y, BOTTOM.includes(handle) ? local.y : box.y + box.height];
  const frame = boxBetween({ x: x[0]!, y: y[0]! }, { x: x[1]!, y: y[1]! });
  const sized = { ...frame, width: Math.max(1, frame.width), height: Math.max(1, frame.height) };
  // Turned about its new middle, the box lies where the hand left it.
  const moved = turn(middle(sized), about, box.rotation);
  return put(box, { width: round(sized.width), height: round(sized.height), x: round(moved.x - sized.width / 2), y: round(moved.y - sized.height / 2) });
}

/** @param degrees clockwise */
export const turned = (box: Box, degrees: number): Shape => put(box, { rotation: round(((((box.rotation + degrees + 180) % 360) + 360) % 360) - 180) });

/** The rotation that makes the box's upper side look at the point. */
export function facing(box: Box, to: Point): Shape {
  const about = middle(box);
  const degrees = (Math.atan2(to.y - about.y, to.x - about.x) * 180) / Math.PI + 90;
  return turned({ ...box, rotation: 0 }, degrees);
}

/** A path with one more point behind the given one. */
export function inserted(shape: Path, behind: number, at: Point): Shape {
  const points = [...shape.points];
  points.splice(behind + 1, 0, [round(at.x), round(at.y)]);
  return put(shape, { points });
}

/** With a keypoint said to be hidden, or seen again: visibility 1 and 2 of COCO. */
export function veiled(shape: Shape, handle: number): Shape {
  if (!isA(shape, 'keypoints')) return shape;
  return put(shape, { points: Object.fromEntries(Object.entries(shape.points).map(([name, [x, y, seen]], i) => [name, [x, y, i === handle ? (seen === 2 ? 1 : 2) : seen]])) });
}

/** Without one of its points; undefined where too few would be left. */
export function without(shape: Shape, handle: number): Shape | undefined {
  if (isPath(shape)) {
    const least = isA(shape, 'polygon') ? 3 : 2;
    return shape.points.length > least ? put(shape, { points: shape.points.filter((_, i) => i !== handle) }) : undefined;
  }
  if (isA(shape, 'keypoints')) {
    const left = Object.entries(shape.points).filter((_, i) => i !== handle);
    return left.length ? put(shape, { points: Object.fromEntries(left) }) : undefined;
  }
  return undefined;
}
