import type { Attribute, LabelClass, LabelSchema, Modality } from '../../api/types';

/** Which shapes fit which kind of item, in the order in which people look for them. */
export const SHAPES: Record<Modality, string[]> = {
  'time-series': ['time-range', 'time-point'],
  image: ['box', 'polygon', 'polyline', 'keypoints', 'mask'],
  text: ['text-span', 'relation'],
  table: ['table-row', 'table-cell'],
  audio: ['audio-region'],
  'point-cloud': ['cuboid'],
  molecule: ['atom-set', 'bond-set'],
  drawing: ['box', 'polygon', 'polyline'],
};
export const MODALITIES = Object.keys(SHAPES) as Modality[];

/** Every shape once, a whole item first. */
export const ALL_SHAPES = ['classification', ...new Set(Object.values(SHAPES).flat())];

/** Told apart by colour-blind eyes as well (Okabe and Ito 2008; Tol's muted scheme after them). */
export const PALETTE = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#332288', '#882255', '#117733', '#999933'];

export const nextColour = (classes: LabelClass[]) =>
  PALETTE.find((colour) => !classes.some((one) => one.colour.toLowerCase() === colour)) ?? PALETTE[classes.length % PALETTE.length]!;

/** A key as schemas take it, made from a name; numbered where it is taken. */
export function keyFrom(name: string, taken: string[]): string {
  const plain = name.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'label';
  for (let n = 1; ; n++) {
    const key = n === 1 ? plain : `${plain}-${n}`;
    if (!taken.includes(key)) return key;
  }
}

const NAMES: Record<string, { 'zh-CN': string; en: string }> = {
  class: { 'zh-CN': '新标签', en: 'New label' },
  attribute: { 'zh-CN': '新属性', en: 'New attribute' },
  choice: { 'zh-CN': '选项', en: 'Choice' },
  guideline: { 'zh-CN': '请在此写明何时使用每个标签，附上正反两面的例子。', en: 'Say here when each label is used, with an example for and one against.' },
};

export function newClass(classes: LabelClass[], shapes: string[]): LabelClass {
  return { id: keyFrom('label', classes.map((one) => one.id)), name: { ...NAMES['class']! }, colour: nextColour(classes), shapes, attributes: [] };
}

export const newAttribute = (taken: Attribute[]): Attribute => ({
  id: keyFrom('attribute', taken.map((one) => one.id)),
  name: { ...NAMES['attribute']! },
  kind: 'text',
  required: false,
});

export const newChoice = (taken: { id: string }[]) => ({ id: keyFrom('choice', taken.map((one) => one.id)), name: { ...NAMES['choice']! } });

/** What belongs to another kind is left behind: the server takes no minimum of a text. */
export function asKind(attribute: Attribute, kind: Attribute['kind']): Attribute {
  const { id, name, required } = attribute;
  return kind === 'choice' ? { id, name, required, kind, choices: [newChoice([])] } : { id, name, required, kind };
}

/** A schema to begin with: one class, for items of this kind. */
export const firstSchema = (modality: Modality): LabelSchema => ({
  classes: [newClass([], SHAPES[modality].slice(0, 2))],
  channels: [],
  guideline: { ...NAMES['guideline']! },
});

/** @param at where the step goes wrong beyond an end, the list stays as it is */
export function moved<T>(list: T[], at: number, step: -1 | 1): T[] {
  const to = at + step;
  if (to < 0 || to >= list.length) return list;
  const next = [...list];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}

export const replaced = <T>(list: T[], at: number, one: T): T[] => list.map((old, i) => (i === at ? one : old));
export const without = <T>(list: T[], at: number): T[] => list.filter((_, i) => i !== at);
