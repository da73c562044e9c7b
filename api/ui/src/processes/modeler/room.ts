/** Room between steps on the drawing, in pixels as BPMN counts them. */
export const GAP = 50;

/** Room above and below, where nothing flows. */
const AIR = 20;

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

export type Axis = 'x' | 'y';

const EXTENT = { x: 'width', y: 'height' } as const;
const ACROSS = { x: 'y', y: 'x' } as const;

/** All that begins behind {@code from} moves by {@code by} to the right, or down. */
export interface Space {
  axis: Axis;
  from: number;
  by: number;
}

export interface Place {
  /** To be made one after the other; each is told as the drawing is then. */
  spaces: Space[];
  /** The middle of the new step when the room is made. */
  middle: Point;
}

const endOf = (box: Box, axis: Axis) => box[axis] + box[EXTENT[axis]];

/**
 * Where a step goes that is dropped on a flow, and which room must be made for it: the part of the flow under the pointer becomes long
 * enough for the step with a gap on either side, and what lies too near above or below moves away. None on a slanted part.
 *
 * @param ends boxes of what the flow leaves and enters
 * @param beside other boxes of the same plane, which must not be covered
 */
export function placeOn(waypoints: Point[], ends: { source: Box; target: Box }, dropped: Point, step: { width: number; height: number }, beside: Box[]): Place | undefined {
  const part = nearest(waypoints, dropped);
  const [a, b] = [waypoints[part]!, waypoints[part + 1]!];
  const axis: Axis | undefined = a.y === b.y ? 'x' : a.x === b.x ? 'y' : undefined;
  if (!axis) return undefined;
  const across = ACROSS[axis];
  const near = Math.min(a[axis], b[axis]);
  const far = Math.max(a[axis], b[axis]);
  const needed = step[EXTENT[axis]] + 2 * GAP;
  const short = Math.ceil(Math.max(0, needed - (far - near)));
  // The end of the part is a box's edge or a bend; both move with what begins there.
  const spaces: Space[] = short > 0 ? [{ axis, from: near, by: short }] : [];
  const along = short > 0 ? near + needed / 2 : Math.min(Math.max(dropped[axis], near + needed / 2), far - needed / 2);
  const line = a[across];
  const size = step[EXTENT[across]];
  const mine = { [axis]: along - step[EXTENT[axis]] / 2, [across]: line - size / 2, width: step.width, height: step.height } as unknown as Box;
  const below = beside
    .filter((box) => box !== ends.source && box !== ends.target && box[across] > line)
    .map((box) => (short > 0 && box[axis] > near ? { x: box.x, y: box.y, width: box.width, height: box.height, [axis]: box[axis] + short } : box))
    .filter((box) => overlap(mine, box, AIR));
  const down = Math.ceil(Math.max(0, ...below.map((box) => line + size / 2 + AIR - box[across])));
  if (down > 0) spaces.push({ axis: across, from: line, by: down });
  return { spaces, middle: { [axis]: along, [across]: line } as unknown as Point };
}

function overlap(one: Box, other: Box, air: number) {
  return (['x', 'y'] as const).every((axis) => one[axis] - air < endOf(other, axis) && other[axis] < endOf(one, axis) + air);
}

/** Which part of a line is nearest to a point: the number of its first waypoint. */
function nearest(waypoints: Point[], { x, y }: Point): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i + 1 < waypoints.length; i++) {
    const [a, b] = [waypoints[i]!, waypoints[i + 1]!];
    const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / length));
    const distance = Math.hypot(x - a.x - share * (b.x - a.x), y - a.y - share * (b.y - a.y));
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

/**
 * A flow's line after room was made: what lies behind moves along, and an end moves with its box. None where a straight part would
 * become slanted.
 */
export function moved(waypoints: Point[], { axis, from, by }: Space, ends: { source: boolean; target: boolean }): Point[] | undefined {
  const last = waypoints.length - 1;
  const after = waypoints.map((point, i) => {
    const moves = i === 0 ? ends.source : i === last ? ends.target : point[axis] > from;
    return moves ? { ...point, [axis]: point[axis] + by } : { ...point };
  });
  const straight = (line: Point[], i: number) => line[i]!.x === line[i + 1]!.x || line[i]!.y === line[i + 1]!.y;
  return after.every((_, i) => i === last || !straight(waypoints, i) || straight(after, i)) ? after : undefined;
}
