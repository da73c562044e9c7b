import { isA, type DisputedItem, type LabelClass, type Shape } from '../../api/types';
import type { History } from '../history';
import { meet } from './places';

/** What the versions say differently about one place: shapes by the version's name, their ids made unique by it. */
export interface Difference {
  id: string;
  shapes: Record<string, Shape[]>;
}

/** The name of a version, or all of them, or none. */
export type Pick = string;
export const ALL = 'all';
export const NONE = 'none';

export interface Ruling {
  picks: Record<string, Pick>;
  /** The adjudicator's own shapes, once drawing began. */
  drawn?: History<Shape[]>;
  reason: string;
}

export type Rulings = Record<number, Ruling>;

export const UNRULED: Ruling = { picks: {}, reason: '' };

/** Stands for the item as a whole where the versions do not differ, and it has to be decided all the same. */
export const WHOLE = 'whole';

/** The shapes of a version that most of the people do not have, with ids that no other version has. */
function differing(item: DisputedItem, index: number): Shape[] {
  const { name, shapes } = item.versions[index]!;
  const parts = item.agreed[index] ?? {};
  const own = (id: string) => parts[id] ?? `${name}:${id}`;
  return (shapes as Shape[])
    .filter((shape) => parts[shape.id] === undefined)
    .map((shape) => ({ ...shape, id: own(shape.id), ...(isA(shape, 'relation') && { source: own(shape.source), target: own(shape.target) }) }));
}

/** What most of the people have: it stands, whatever else is decided. */
export function agreed(item: DisputedItem): Shape[] {
  const ids = new Set(item.agreed.flatMap((parts) => Object.values(parts)));
  return (item.candidate.shapes as Shape[]).filter(({ id }) => ids.has(id));
}

/** Place by place, what is left to settle. */
export function differences(item: DisputedItem): Difference[] {
  const found: Difference[] = [];
  item.versions.forEach(({ name }, index) => {
    for (const shape of differing(item, index)) {
      const place = found.find((one) => !one.shapes[name] && Object.values(one.shapes).some((others) => others.some((other) => meet(shape, other))));
      if (place) place.shapes[name] = [shape];
      else found.push({ id: shape.id, shapes: { [name]: [shape] } });
    }
  });
  return found;
}

/** What has to be picked: each difference, or the item as a whole. */
export const questions = (found: Difference[]) => (found.length ? found.map(({ id }) => id) : [WHOLE]);

/** The labels as the ruling leaves them so far. */
export function result(item: DisputedItem, found: Difference[], { picks, drawn }: Ruling): Shape[] {
  if (drawn) return drawn.present;
  if (picks[WHOLE] === NONE) return [];
  const shapes = [
    ...agreed(item),
    ...found.flatMap(({ id, shapes }) => Object.entries(shapes).flatMap(([name, own]) => (picks[id] === name || picks[id] === ALL ? own : []))),
  ];
  const ids = new Set(shapes.map(({ id }) => id));
  return shapes.filter((shape) => !isA(shape, 'relation') || (ids.has(shape.source) && ids.has(shape.target)));
}

export const isReady = (found: Difference[], { picks, drawn, reason }: Ruling) =>
  reason.trim() !== '' && (drawn !== undefined || questions(found).every((id) => picks[id] !== undefined));

/** Without what consolidation counted: only what the schema asks for. */
const clean = (classes: LabelClass[], shape: Shape): Shape => {
  const known = classes.find((one) => one.id === shape.label)?.attributes.map(({ id }) => id) ?? [];
  return { ...shape, attributes: Object.fromEntries(Object.entries(shape.attributes).filter(([id]) => known.includes(id))) };
};

/** What is sent: a version that was picked throughout stands as it is, what was put together or drawn is sent as shapes. */
export function decision(item: DisputedItem, found: Difference[], ruling: Ruling, classes: LabelClass[]) {
  const head = { itemNo: item.no, reason: ruling.reason.trim() };
  if (!ruling.drawn) {
    const picked = new Set(questions(found).map((id) => ruling.picks[id]!));
    const [only] = picked;
    const version = picked.size === 1 && item.versions.find(({ name }) => name === only);
    if (version) return { ...head, choice: 'take' as const, annotationId: version.annotationId };
    // The strategy may keep more than most of the people have; then it is not what is seen here.
    const asSeen = agreed(item).length === item.candidate.shapes.length;
    if (asSeen && picked.size === 1 && only === (found.length ? NONE : ALL)) return { ...head, choice: 'consolidate' as const };
  }
  return { ...head, choice: 'draw' as const, shapes: result(item, found, ruling).map((shape) => clean(classes, shape)) };
}
