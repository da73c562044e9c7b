import type { Key } from '../i18n/text';

export interface Place {
  path: string;
  name: Key;
  /** Any of these; everybody where there is none. */
  roles: string[];
}

/** In the order of the bar. */
const PLACES: Place[] = [
  { path: '/tasks', name: 'nav.tasks', roles: ['annotator', 'reviewer', 'adjudicator', 'inspector', 'signatory', 'job-owner', 'org-admin'] },
  { path: '/jobs', name: 'nav.jobs', roles: [] },
  { path: '/processes', name: 'nav.processes', roles: ['process-admin'] },
  { path: '/history', name: 'nav.history', roles: ['auditor', 'job-owner', 'process-admin'] },
  { path: '/organisation', name: 'nav.organisation', roles: ['org-admin'] },
];

/** Where a person with these roles can go. */
export const placesFor = (roles: string[]) =>
  PLACES.filter((place) => place.roles.length === 0 || place.roles.some((role) => roles.includes(role)));
