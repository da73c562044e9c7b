import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';
import { selfAndAllChildren } from 'diagram-js/lib/util/Elements';
import { moved, placeOn, type Box, type Point, type Space } from './room';

interface Drawn extends Box {
  id: string;
  parent?: Drawn;
  host?: Drawn;
  labelTarget?: Drawn;
  children: Drawn[];
  incoming: Line[];
  outgoing: Line[];
}

interface Line extends Drawn {
  waypoints: Point[];
  source: Drawn;
  target: Drawn;
}

interface SpaceTool {
  calculateAdjustments: (elements: Drawn[], axis: 'x' | 'y', delta: number, start: number) => { movingShapes: Drawn[]; resizingShapes: Drawn[] };
}

interface Modeling {
  createSpace: (moving: Drawn[], resizing: Drawn[], delta: Point, direction: 's' | 'e', start: number) => void;
  updateWaypoints: (line: Line, waypoints: Point[]) => void;
}

/** After the library has found the flow that something is dropped on, before it is put there. */
const AFTER_FLOW_IS_FOUND = 900;

const isLine = (one: Drawn): one is Line => 'waypoints' in one;

/** Makes room for a step that is dropped on a flow, so that it covers nothing and all keeps its distance. Undone together with the step. */
class MakeRoom extends CommandInterceptor {
  static $inject = ['eventBus', 'canvas', 'spaceTool', 'modeling'];

  constructor(
    eventBus: ConstructorParameters<typeof CommandInterceptor>[0],
    private readonly canvas: { getRootElement: () => Drawn },
    private readonly spaceTool: SpaceTool,
    private readonly modeling: Modeling,
  ) {
    super(eventBus);
    this.preExecute(
      'shape.create',
      AFTER_FLOW_IS_FOUND,
      (context: { shape: Drawn; position: Point | Box; targetFlow?: Line }) => {
        const { shape, position, targetFlow } = context;
        if (targetFlow) context.position = this.putOn(targetFlow, shape, middleOf(position), shape) ?? position;
      },
      true,
    );
    this.preExecute(
      'elements.move',
      AFTER_FLOW_IS_FOUND,
      (context: { shapes: Drawn[]; delta: Point; targetFlow?: Line; position?: Point }) => {
        const { shapes, targetFlow, position } = context;
        const shape = shapes[0];
        if (!targetFlow || !position || !shape || shapes.length > 1) return;
        const place = this.putOn(targetFlow, shape, position, shape);
        if (!place) return;
        const now = middleOf(shape);
        context.position = place;
        context.delta = { x: place.x - now.x, y: place.y - now.y };
      },
      true,
    );
  }

  /** Makes the room, and tells where the step goes. */
  private putOn(flow: Line, step: { width: number; height: number }, dropped: Point, itself: Drawn): Point | undefined {
    const steps = selfAndAllChildren([this.canvas.getRootElement()] as never, true) as unknown as Drawn[];
    const others = steps.filter((one) => one !== itself && one.host !== itself);
    const beside = others.filter((one) => one.parent === flow.parent && !isLine(one) && !one.labelTarget);
    const place = placeOn(flow.waypoints, flow, dropped, step, beside);
    place?.spaces.forEach((space) => this.make(space, others));
    return place?.middle;
  }

  private make(space: Space, elements: Drawn[]) {
    const { axis, from, by } = space;
    const { movingShapes, resizingShapes } = this.spaceTool.calculateAdjustments(elements, axis, by, from);
    const moving = new Set(movingShapes);
    // What the library would lay anew from one end keeps its line where it can.
    const lines = elements.filter(isLine).map((line) => ({ line, after: moved(line.waypoints, space, { source: moving.has(line.source), target: moving.has(line.target) }) }));
    this.modeling.createSpace(movingShapes, resizingShapes, axis === 'x' ? { x: by, y: 0 } : { x: 0, y: by }, axis === 'x' ? 'e' : 's', from);
    for (const { line, after } of lines) {
      if (after && !same(after, line.waypoints)) this.modeling.updateWaypoints(line, after);
    }
  }
}

const same = (one: Point[], other: Point[]) => one.length === other.length && one.every(({ x, y }, i) => x === other[i]!.x && y === other[i]!.y);

const middleOf = (at: Point | Box): Point => ('width' in at ? { x: at.x + at.width / 2, y: at.y + at.height / 2 } : at);

export const MAKE_ROOM = { __init__: ['makeRoom'], makeRoom: ['type', MakeRoom] };
