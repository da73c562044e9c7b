import type { Language } from '../../i18n/text';

/** A BPMN element as bpmn-moddle reads it. */
export interface Moddle {
  $type: string;
  id: string;
  name?: string;
  $parent?: Moddle;
  get(name: string): unknown;
  [property: string]: unknown;
}

/** A shape or flow on a canvas. */
export interface Shape {
  id: string;
  type: string;
  businessObject: Moddle;
  labelTarget?: Shape;
  outgoing: Shape[];
  incoming: Shape[];
}

interface Extensions {
  values?: (Moddle & { properties?: { name: string; value: string }[] })[];
}

const CHINESE = 'name:zh-CN';

/** The Chinese name stands beside the English one, as an extension property. */
export function chineseName(element: Moddle): string | undefined {
  const extensions = element.get('extensionElements') as Extensions | undefined;
  const properties = extensions?.values?.find((one) => one.$type === 'zeebe:Properties')?.properties;
  return properties?.find((one) => one.name === CHINESE)?.value;
}

export const nameIn = (lang: Language, element: Moddle) => (lang === 'zh-CN' && chineseName(element)) || element.name || element.id;

/** Every element below, itself included. */
export function* below(element: Moddle): Generator<Moddle> {
  yield element;
  for (const child of [...((element.rootElements as Moddle[]) ?? []), ...((element.flowElements as Moddle[]) ?? [])]) yield* below(child);
}

/** Puts the names of the reader's language where names are drawn; only for what is looked at, never for what is saved. */
export function showNames(lang: Language, definitions: Moddle) {
  if (lang !== 'zh-CN') return;
  for (const element of below(definitions)) {
    const name = element.$type !== 'bpmn:Definitions' && chineseName(element);
    if (name) element.name = name;
  }
}
