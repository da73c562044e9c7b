import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../api/client';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { Empty, ProblemNote, Skeletons } from '../design/Notes';
import { State } from '../design/State';
import { toast } from '../design/toasts';
import { useText } from '../i18n/text';
import { useTeam, type Filter } from './lists';
import { about, Due, KindState } from './TaskRow';

const MOST_AT_ONCE = 200;

/** What is in the hands of those whose work one leads: to be given back to the queue, or to somebody else. */
export function TeamList({ filter, live }: { filter: Filter; live: boolean }) {
  const { t } = useText();
  const team = useTeam(filter, live);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [doing, setDoing] = useState<'release' | 'reassign'>();
  const found = team.data?.pages.flatMap((page) => page.items) ?? [];
  const there = found.filter((one) => chosen.has(one.task.id));
  const all = there.length > 0 && there.length === Math.min(found.length, MOST_AT_ONCE);
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id) && next.size < MOST_AT_ONCE) next.add(id);
    choose(next);
  };
  if (team.isPending) return <Skeletons rows={8} />;
  if (team.error) return <ProblemNote error={team.error} again={() => team.refetch()} />;
  if (found.length === 0) return <Empty title={t('tasks.empty.team')}>{t('tasks.empty.team.do')}</Empty>;
  return (
    <>
      <div className="row">
        <span role="status">{t('team.chosen', { n: there.length })}</span>
        <Button disabled={there.length === 0} onClick={() => setDoing('release')}>
          {t('team.release')}
        </Button>
        <Button disabled={there.length === 0} onClick={() => setDoing('reassign')}>
          {t('team.reassign')}
        </Button>
        <span className="quiet small">{t('team.say')}</span>
      </div>
      <div className="scroll panel team" tabIndex={0} aria-label={t('tasks.team')} role="region">
        <table>
          <thead>
            <tr>
              <th>
                <input type="checkbox" aria-label={t('team.all')} checked={all} onChange={() => choose(all ? new Set() : new Set(found.slice(0, MOST_AT_ONCE).map((one) => one.task.id)))} />
              </th>
              <th>{t('tasks.kind')}</th>
              <th>{t('tasks.job')}</th>
              <th>{t('team.about')}</th>
              <th>{t('team.organisation')}</th>
              <th>{t('team.holder')}</th>
              <th>{t('tasks.due')}</th>
              <th>{t('team.why')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ task, organisation, assignee, why }) => {
              const thing = about(task);
              return (
                <tr key={task.id} aria-selected={chosen.has(task.id)}>
                  <td>
                    <input type="checkbox" aria-label={t('team.choose', { id: task.id })} checked={chosen.has(task.id)} onChange={() => toggle(task.id)} />
                  </td>
                  <td>
                    <KindState kind={task.kind} />
                  </td>
                  <td className="cut">{task.jobName}</td>
                  <td>{thing && t(thing.key, { id: thing.id })}</td>
                  <td>{organisation}</td>
                  <td>{task.state === 'open' ? <span className="quiet">{t('team.waiting')}</span> : (assignee ?? t('team.somebody'))}</td>
                  <td>
                    <Due task={task} />
                  </td>
                  <td className="small quiet">{why}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {team.hasNextPage && (
          <Button disabled={team.isFetchingNextPage} onClick={() => team.fetchNextPage()}>
            {t('team.more')}
          </Button>
        )}
      </div>
      {doing && (
        <Steer
          doing={doing}
          taskIds={there.map((one) => one.task.id)}
          onClose={(done) => {
            setDoing(undefined);
            if (done) choose(new Set());
          }}
        />
      )}
    </>
  );
}

interface SteerProps {
  doing: 'release' | 'reassign';
  taskIds: string[];
  onClose: (done: boolean) => void;
}

/** Asks for the reason, and to whom; then says what was done and what was refused. */
function Steer({ doing, taskIds, onClose }: SteerProps) {
  const { t } = useText();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [to, setTo] = useState('');
  const colleagues = useQuery({ queryKey: ['colleagues'], queryFn: () => body(api.GET('/api/v1/colleagues')), enabled: doing === 'reassign' });
  const steering = useMutation({
    mutationFn: () => {
      const tasks = { taskIds: taskIds as never[], reason: reason.trim() };
      return doing === 'release' ? body(api.POST('/api/v1/tasks/team/release', { body: tasks })) : body(api.POST('/api/v1/tasks/team/reassignment', { body: { ...tasks, to } }));
    },
    onSuccess: (results) => {
      client.invalidateQueries({ queryKey: ['tasks'] });
      const done = results.filter((one) => !one.problem).length;
      if (done > 0) toast('green', (t) => t(doing === 'release' ? 'team.released' : 'team.reassigned', { n: done }));
      if (done === results.length) onClose(true);
    },
  });
  const refused = steering.data?.filter((one) => one.problem) ?? [];
  const ready = reason.trim() !== '' && (doing === 'release' || to !== '');
  return (
    <Dialog title={t(`team.${doing}`)} onClose={() => onClose(false)}>
      {refused.length > 0 ? (
        <>
          <State tone="red">{t('team.refused', { n: refused.length })}</State>
          <ul className="stack scroll refused">
            {refused.map((one) => (
              <li key={one.taskId}>
                {t('said.of', { what: t('team.task', { id: one.taskId }), of: one.problem ?? '' })}
              </li>
            ))}
          </ul>
          <div>
            <Button look="primary" onClick={() => onClose(true)}>
              {t('team.close')}
            </Button>
          </div>
        </>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) steering.mutate();
          }}
        >
          <p>{t(doing === 'release' ? 'team.release.say' : 'team.reassign.say', { n: taskIds.length })}</p>
          {doing === 'reassign' && (
            <label className="field">
              <span>{t('team.to')}</span>
              <select className="input" value={to} onChange={({ target }) => setTo(target.value)}>
                <option value="">{t('team.to.choose')}</option>
                {colleagues.data?.map((one) => (
                  <option key={one.subject} value={one.subject}>
                    {t('team.to.one', { name: one.name, roles: one.roles.join(', ') })}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label className="field">
            <span>{t('team.reason')}</span>
            <textarea className="input" maxLength={2_000} value={reason} onChange={({ target }) => setReason(target.value)} />
          </label>
          {steering.error && <ProblemNote error={steering.error} />}
          <div className="row">
            <Button type="submit" look="primary" disabled={!ready || steering.isPending}>
              {t(`team.${doing}`)}
            </Button>
            <Button onClick={() => onClose(false)}>{t('tasks.cancel')}</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
