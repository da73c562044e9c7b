import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { api, body } from '../../api/client';
import type { Task } from '../../api/types';
import { Button } from '../../design/Button';
import { useKeys } from '../../design/keys';
import { ProblemNote, Skeletons } from '../../design/Notes';
import { State } from '../../design/State';
import { useText, type Key } from '../../i18n/text';
import { Reservation } from '../../tasks/TaskRow';
import { useRelease } from '../../release/release';
import { useHandIn } from '../handIn';
import './inspect.css';

type Decision = 'continue' | 'replace' | 'rebuild' | 'withdraw';

/** What becomes of a supplier whose inspection was discontinued, or of a release that was refused. */
export default function DecideBench({ task }: { task: Task }) {
  return task.releaseId ? <OnRelease task={task} releaseId={task.releaseId} /> : <OnSupplier task={task} lotId={task.lotId!} />;
}

function OnSupplier({ task, lotId }: { task: Task; lotId: string }) {
  const { t } = useText();
  const lot = useQuery({ queryKey: ['lot', lotId], queryFn: () => body(api.GET('/api/v1/lots/{lotId}', { params: { path: { lotId: lotId as never } } })) });
  if (!lot.data) return <div className="page">{lot.error ? <ProblemNote error={lot.error} again={() => lot.refetch()} /> : <Skeletons />}</div>;
  const { supplier, number } = lot.data.lot;
  return (
    <Form task={task} title={t('decide.supplier', { supplier })} forget={['lot', lotId]} decisions={['continue', 'replace']}>
      <p>{t('decide.supplier.say', { supplier, no: number })}</p>
      <table className="panel">
        <thead>
          <tr>
            <th>{t('decide.submission')}</th>
            <th>{t('decide.sample')}</th>
            <th>{t('decide.limits')}</th>
            <th>{t('decide.found')}</th>
            <th>{t('decide.result')}</th>
          </tr>
        </thead>
        <tbody>
          {lot.data.inspections.map(({ id, submission, plan, found, state }) => (
            <tr key={id}>
              <td>{submission}</td>
              <td>{t('decide.sample.say', { n: plan.sampleSize, of: plan.lotSize })}</td>
              <td>{t('decide.limits.say', { ac: plan.acceptance, re: plan.rejection, severity: t(`inspect.severity.${plan.severity}`) })}</td>
              <td>{found ?? '–'}</td>
              <td>
                <State tone={state === 'rejected' ? 'red' : state === 'accepted' ? 'green' : 'new'}>{t(`decide.state.${state}`)}</State>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Form>
  );
}

function OnRelease({ task, releaseId }: { task: Task; releaseId: string }) {
  const { t } = useText();
  const release = useRelease(releaseId);
  if (!release.data) return <div className="page">{release.error ? <ProblemNote error={release.error} again={() => release.refetch()} /> : <Skeletons />}</div>;
  const refused = release.data.signatures.filter((one) => one.refused);
  return (
    <Form task={task} title={t('decide.release', { version: release.data.release.version })} forget={['release', releaseId]} decisions={['rebuild', 'withdraw']}>
      <ul className="stack">
        {refused.map((one) => (
          <li key={one.signedAt} className="notice red">
            <p>{t('decide.refused', { name: one.name, organisation: one.organisation })}</p>
            <p>{one.reason}</p>
          </li>
        ))}
      </ul>
      <Link href={`/releases/${releaseId}`}>{t('decide.release.see')}</Link>
    </Form>
  );
}

interface FormProps {
  task: Task;
  title: string;
  forget: string[];
  decisions: Decision[];
  children: ReactNode;
}

/** One of two ways, and why. */
function Form({ task, title, forget, decisions, children }: FormProps) {
  const { t } = useText();
  const [, go] = useLocation();
  const [decision, decide] = useState<Decision>();
  const [reason, setReason] = useState('');
  const ready = decision !== undefined && reason.trim() !== '';
  const submitting = useHandIn({
    send: () => body(api.POST('/api/v1/tasks/{taskId}/decision', { params: { path: { taskId: task.id as never } }, body: { decision: decision!, reason: reason.trim() } })),
    forget,
    done: (t) => t(`decide.done.${decision!}`),
  });
  const submit = () => ready && submitting.mutate();
  useKeys([
    ...decisions.map((one, i) => ({ keys: String(i + 1), does: `decide.${one}` as Key, run: () => decide(one) })),
    { keys: 'w', does: 'adjudicate.key.reason', run: () => document.getElementById('decision-reason')?.focus() },
    { keys: 'mod+enter', does: 'work.key.submit', run: submit, inFields: true },
    { keys: 'escape', does: 'keys.up', run: () => go('/tasks') },
  ]);
  return (
    <form
      className="page stack decide"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Link href="/tasks">{`‹ ${t('work.back')}`}</Link>
      <div className="row wrap">
        <h1 className="grow">{title}</h1>
        {task.leaseUntil && (
          <span className="quiet">
            <Reservation until={task.leaseUntil} />
          </span>
        )}
      </div>
      <span className="quiet">{task.jobName}</span>
      {children}
      <fieldset className="choices">
        <legend>{t('decide.choose')}</legend>
        {decisions.map((one, i) => (
          <label key={one} className="panel choice">
            <input type="radio" name="decision" checked={decision === one} onChange={() => decide(one)} />
            <span className="grow">
              <b>{t(`decide.${one}`)}</b>
              <br />
              <span className="quiet">{t(`decide.${one}.say`)}</span>
            </span>
            <kbd aria-hidden="true">{i + 1}</kbd>
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span>{t('decide.reason')}</span>
        <textarea id="decision-reason" className="input" maxLength={2_000} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <div className="row">
        <Button type="submit" look="primary" shortcut="mod+enter" disabled={!ready || submitting.isPending}>
          {t('decide.do')}
        </Button>
      </div>
    </form>
  );
}
