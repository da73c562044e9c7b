import type { ItemStory, Shape } from '../api/types';

/** Labels of an item as somebody, or the system, left them. */
export interface Version {
  key: string;
  kind: 'predicted' | 'annotated' | 'drawn' | 'consensus';
  at: string;
  who: string;
  organisation?: string;
  number: number;
  shapes: Shape[];
}

type Told = ItemStory['steps'][number]['told'];

export const nameOf = ({ who }: Pick<Told, 'who'>) => who.name ?? who.username ?? who.subject;

/** Every version of the labels, in the order in which they came. */
export function versionsOf(story: ItemStory): Version[] {
  const told = (told: Told) => ({ at: told.at, who: nameOf(told), organisation: told.who.organisation });
  const versions: Version[] = [
    ...story.predictions.map((one, i) => ({ key: `p${i}`, kind: 'predicted' as const, at: one.at, who: one.modelVersion, number: i + 1, shapes: one.shapes as Shape[] })),
    ...story.annotations.map((one) => ({ key: `a${one.annotationId}`, kind: 'annotated' as const, ...told(one.told), number: one.round, shapes: one.shapes as Shape[] })),
    ...story.decisions.filter((one) => one.shapes).map((one, i) => ({ key: `d${i}`, kind: 'drawn' as const, ...told(one.told), number: i + 1, shapes: one.shapes as Shape[] })),
    ...story.consensus.map((one) => ({ key: `c${one.revision}`, kind: 'consensus' as const, ...told(one.told), number: one.revision, shapes: one.shapes as Shape[] })),
  ];
  return versions.sort((a, b) => a.at.localeCompare(b.at));
}

/** The moments at which something happened, in order, each once. */
export const momentsOf = (story: ItemStory) => [...new Set(story.steps.map((step) => step.told.at))].sort();

/** The story up to a moment, as if nothing had happened since. */
export function asOf(story: ItemStory, at: string | undefined): ItemStory {
  if (!at) return story;
  const before = <T>(list: T[], when: (one: T) => string) => list.filter((one) => when(one) <= at);
  const states = before(story.states, (one) => one.told.at);
  return {
    ...story,
    states,
    state: states.at(-1)?.to,
    steps: before(story.steps, (one) => one.told.at),
    predictions: before(story.predictions, (one) => one.at),
    annotations: before(story.annotations, (one) => one.told.at),
    verdicts: before(story.verdicts, (one) => one.told.at),
    decisions: before(story.decisions, (one) => one.told.at),
    consensus: before(story.consensus, (one) => one.told.at),
    findings: before(story.findings, (one) => one.told.at),
    releases: before(story.releases, (one) => one.built.at).map((one) => (one.sealed && one.sealed.at > at ? { ...one, sealed: undefined } : one)),
    holds: before(story.holds, (one) => one.from.at).map((one) => (one.until && one.until.at > at ? { ...one, until: undefined } : one)),
  };
}
