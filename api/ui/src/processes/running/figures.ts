import type { Language } from '../../i18n/text';
import type { Badge } from '../diagram/Diagram';
import type { ElementFigures } from '../server';

const LEVELS = 5;

/** How warm each element is: 1 to 5 by how many instances are there, on a logarithmic scale; what has an incident stands out. */
export function heat(figures: ElementFigures[]): Map<string, string> {
  const most = Math.max(1, ...figures.map(({ active }) => active));
  const level = (active: number) => Math.max(1, Math.ceil((Math.log1p(active) / Math.log1p(most)) * LEVELS));
  return new Map(figures.filter(({ active, incidents }) => active + incidents > 0).map(({ elementId, active, incidents }) => [elementId, [active > 0 && `heat-${level(active)}`, incidents > 0 && 'incident'].filter(Boolean).join(' ')]));
}

/** Tokens at the foot of an element, incidents at its head. */
export function figureBadges(figures: ElementFigures[], lang: Language): Badge[] {
  return figures.flatMap(({ elementId, active, incidents }): Badge[] => [
    ...(active > 0 ? [{ element: elementId, at: 'bottom' as const, shows: active.toLocaleString(lang) }] : []),
    ...(incidents > 0 ? [{ element: elementId, at: 'top' as const, shows: incidents.toLocaleString(lang), broken: true }] : []),
  ]);
}
