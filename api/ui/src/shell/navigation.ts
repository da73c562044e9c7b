import type { Key } from '../i18n/text';

export interface Place {
  path: string;
  name: Key;
  /** Any of these; everybody where there is none. */
  roles: string[];
}

const PLACES: Place[] = [
  { path: '/tasks', name: 'nav.tasks', roles: ['annotator', 'reviewer', 'adjudicator', 'inspector', 'signatory', 'job-owner'] },
  { path: '/jobs', name: 'nav.jobs', roles: [] },
];

/** Where a person with these roles can go. */
export const placesFor = (roles: string[]) =>
  PLACES.filter((place) => place.roles.length === 0 || place.roles.some((role) => roles.includes(role)));
