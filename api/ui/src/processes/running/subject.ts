import type { Key, Say } from '../../i18n/text';

const SAID: [string, Key][] = [
  ['packageId', 'processes.about.package'],
  ['lotId', 'processes.about.lot'],
  ['releaseId', 'processes.about.release'],
  ['jobId', 'processes.about.job'],
];

/** What an instance is about, the nearest thing first: package 12 · job 3. */
export const subject = (t: Say, about: Record<string, string>) =>
  SAID.filter(([name]) => about[name])
    .map(([name, key]) => t(key, { id: about[name]! }))
    .join(' · ') || '–';
