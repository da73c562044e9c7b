import type { Language } from '../../i18n/text';
import type { Viewer } from './Diagram';
import { nameIn, type Shape } from './elements';

interface Registry {
  get: (id: string) => Shape | undefined;
  getAll: () => Shape[];
}

export const registryOf = (viewer: Viewer) => viewer.get<Registry>('elementRegistry');

/** What an element is called in what is drawn; its id where it isn't drawn. */
export function nameOf(viewer: Viewer | undefined, lang: Language, id: string): string {
  const shape = viewer && registryOf(viewer).get(id);
  return shape ? nameIn(lang, shape.businessObject) : id;
}
