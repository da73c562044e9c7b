import simulator from 'bpmn-js-token-simulation/lib/simulator';
import type { Shape, Moddle } from './diagram/elements';

interface Scope {
  element: Shape;
  parent?: Scope;
}

interface Subscription {
  element: Shape;
  scope: Scope;
  event: { type: string; element?: Shape; interrupting: boolean; boundary: boolean };
}

export interface Simulator {
  reset: () => void;
  findSubscriptions: (filter: object) => Subscription[];
  findScopes: (filter: object | ((scope: Scope) => boolean)) => Scope[];
  trigger: (context: { event: object; scope: Scope }) => void;
  subscribe: (scope: Scope, event: object, then: () => void) => { remove: () => void };
  setConfig: (element: Shape, config: object) => void;
  getConfig: (element: Shape) => { activeOutgoing?: Shape };
  enter: (context: { element: Shape; scope: Scope }) => void;
  exit: (context: { element: Shape; scope: Scope }) => void;
  waitAtElement: (element: Shape) => void;
  registerBehavior: (type: string, behavior: object) => void;
  on: (event: string, listener: (event: { action: string; element: Shape }) => void) => void;
}

const STEPS = /Task$|CallActivity$/;

/** A gateway that splits asks which way to go, where the library alone would follow what was configured before. */
class AskedGateway {
  static $inject = ['simulator'];

  constructor(private readonly simulator: Simulator) {
    simulator.registerBehavior('bpmn:ExclusiveGateway', this);
  }

  enter({ element, scope }: { element: Shape; scope: Scope }) {
    const ways = flows(element);
    if (ways.length < 2) {
      this.simulator.exit({ element, scope });
      return;
    }
    const asked = ways.map((way) =>
      this.simulator.subscribe(scope, { element: way, type: 'continue', iref: way.id, interrupting: false, boundary: false }, () => {
        asked.forEach((one) => one.remove());
        this.simulator.setConfig(element, { activeOutgoing: way });
        this.simulator.exit({ element, scope });
      }),
    );
  }

  exit({ element, scope }: { element: Shape; scope: Scope }) {
    const ways = flows(element);
    const way = ways.length < 2 ? ways[0] : this.simulator.getConfig(element).activeOutgoing;
    if (way && scope.parent) this.simulator.enter({ element: way, scope: scope.parent });
  }
}

const flows = (element: Shape) => element.outgoing.filter(({ type }) => type === 'bpmn:SequenceFlow');

export const SIMULATION = [simulator, { __init__: ['askedGateway'], askedGateway: ['type', AskedGateway] }];

/** Something that may happen next. */
export interface Move {
  key: string;
  kind: 'start' | 'finish' | 'event' | 'way';
  /** What happens, or the flow that is taken. */
  element: Moddle;
  /** Where the token waits. */
  where: Moddle;
  run: () => void;
}

const ORDER: Move['kind'][] = ['start', 'finish', 'way', 'event'];

/** Begins anew, every step waiting until it is told to end; inclusive gateways take every way. */
export function begin(simulator: Simulator, shapes: Shape[]) {
  shapes.filter(({ type, labelTarget }) => STEPS.test(type) && !labelTarget).forEach((shape) => simulator.waitAtElement(shape));
  shapes.filter(({ type }) => type === 'bpmn:InclusiveGateway').forEach((shape) => simulator.setConfig(shape, { activeOutgoing: flows(shape) }));
  simulator.reset();
}

/** All that may happen now: before the start only the start. */
export function moves(simulator: Simulator): Move[] {
  const all = simulator
    .findSubscriptions(() => true)
    .filter(({ event }) => event.element && event.type !== 'compensate')
    .map(({ event, scope }, i): Move => {
      const element = event.element!;
      const kind = element.type === 'bpmn:SequenceFlow' ? 'way' : element.type === 'bpmn:StartEvent' && scope.element.type === 'bpmn:Process' && !scope.parent ? 'start' : event.type === 'continue' ? 'finish' : 'event';
      return { key: `${element.id}-${i}`, kind, element: element.businessObject, where: scope.element.businessObject, run: () => simulator.trigger({ event, scope }) };
    });
  all.sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
  const running = all.filter(({ kind }) => kind !== 'start');
  return running.length > 0 ? running : all.filter(({ kind }) => kind === 'start');
}

/** How many tokens each element holds. */
export function tokens(simulator: Simulator): Map<string, number> {
  const held = new Map<string, number>();
  for (const { element } of simulator.findScopes((scope) => scope.element.type !== 'bpmn:Process' && scope.element.type !== 'bpmn:SequenceFlow')) {
    held.set(element.id, (held.get(element.id) ?? 0) + 1);
  }
  return held;
}
