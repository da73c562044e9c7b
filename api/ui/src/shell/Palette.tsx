import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import { api, body } from '../api/client';
import { Dialog } from '../design/Dialog';
import { useText, type Key } from '../i18n/text';
import { placesFor, type Place } from './navigation';
import './palette.css';

export interface Command {
  kind: 'palette.page' | 'palette.task' | 'palette.job' | 'palette.action';
  name: string;
  run: () => void;
}

/** What matches: every word that was typed is found somewhere in the name, in any order. */
export const matching = (commands: Command[], typed: string) => {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
};

const MOST = 12;
const HISTORY = ['auditor', 'job-owner', 'process-admin'];

/** Pages that have no place in the bar. */
const WITHIN: Place[] = [
  { path: '/jobs/new', name: 'palette.newJob', roles: ['job-owner'] },
  { path: '/organisation/members', name: 'palette.members', roles: ['org-admin'] },
  { path: '/organisation/webhooks', name: 'palette.webhooks', roles: ['org-admin'] },
  { path: '/history/access', name: 'palette.access', roles: ['auditor'] },
  { path: '/tasks?list=team', name: 'palette.team', roles: ['job-owner', 'org-admin'] },
];

/** Goes anywhere from anywhere: pages, tasks in hand, jobs, and what the shell can do. */
export function Palette({ roles, actions, onClose }: { roles: string[]; actions: Command[]; onClose: () => void }) {
  const { t } = useText();
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const tasks = useQuery({ queryKey: ['tasks', 'mine', 'palette'], queryFn: () => body(api.GET('/api/v1/tasks/mine', { params: { query: { limit: 50 } } })) });
  const jobs = useQuery({ queryKey: ['jobs', 'palette'], queryFn: () => body(api.GET('/api/v1/jobs', { params: { query: { limit: 50 } } })) });
  const commands: Command[] = [
    ...placesFor(roles).map((place) => ({ kind: 'palette.page' as const, name: t(place.name), run: () => go(place.path) })),
    ...WITHIN.filter((place) => place.roles.some((role) => roles.includes(role))).map((place) => ({ kind: 'palette.page' as const, name: t(place.name), run: () => go(place.path) })),
    ...(tasks.data?.items ?? []).map((task) => ({
      kind: 'palette.task' as const,
      name: `${t(`kind.${task.kind}` as Key)} · ${task.jobName} · ${task.id}`,
      run: () => go(`/tasks/${task.id}`),
    })),
    ...(jobs.data?.items ?? []).map((job) => ({ kind: 'palette.job' as const, name: job.name, run: () => go(job.state === 'draft' && roles.includes('job-owner') ? `/jobs/${job.id}/setup` : `/jobs/${job.id}`) })),
    ...(roles.some((role) => HISTORY.includes(role)) ? (jobs.data?.items ?? []) : []).map((job) => ({
      kind: 'palette.page' as const,
      name: t('palette.history', { job: job.name }),
      run: () => go(`/history?q=job%3A${job.id}`),
    })),
    ...actions,
  ];
  const found = matching(commands, typed).slice(0, MOST);
  const chosen = Math.min(at, Math.max(0, found.length - 1));
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  return (
    <Dialog title={t('palette.title')} onClose={onClose}>
      <input
        className="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found.length ? `${id}-${chosen}` : undefined}
        aria-label={t('palette.field')}
        placeholder={t('palette.field')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step && found.length) {
            event.preventDefault();
            setAt((chosen + step + found.length) % found.length);
          } else if (event.key === 'Enter') {
            event.preventDefault();
            run(found[chosen]);
          }
        }}
      />
      <ul id={id} role="listbox" aria-label={t('palette.title')} className="palette">
        {found.map((command, i) => (
          <li key={i} id={`${id}-${i}`} role="option" aria-selected={i === chosen} onClick={() => run(command)}>
            <span className="grow cut">{command.name}</span>
            <span className="quiet small">{t(command.kind)}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="quiet">{t('palette.none')}</p>}
    </Dialog>
  );
}
