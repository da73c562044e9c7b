import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, body } from '../api/client';
import type { Job } from '../api/types';
import { Button } from '../design/Button';
import { Fetched } from '../design/Fetched';
import { ProblemNote } from '../design/Notes';
import { State } from '../design/State';
import { When } from '../design/time';
import { useText } from '../i18n/text';
import { useMe } from '../shell/me';
import { Board } from './board/Board';
import { Cancel } from './board/Cancel';
import { Gold } from './board/Gold';
import { CorrectiveActions } from './board/CorrectiveActions';
import { Funnel } from './board/Funnel';
import { Scorecards } from './board/Scorecards';
import { Releases } from './board/Releases';
import { TONES } from './JobListPage';
import './jobs.css';

const MAY_SEE_RELEASES = ['job-owner', 'signatory', 'auditor', 'org-admin'];
const MAY_SEE_INSIGHT = ['job-owner', 'process-admin', 'auditor', 'org-admin'];
const MAY_SEE_GOLD = ['job-owner', 'auditor', 'org-admin'];
const REFRESH_MS = 15_000;

/** How far a job is, how the work goes, and what came out of it. */
export default function JobPage({ id }: { id: string }) {
  const job = useQuery({ queryKey: ['job', id], queryFn: () => body(api.GET('/api/v1/jobs/{id}', { params: { path: { id: id as never } } })), refetchInterval: REFRESH_MS });
  return <Fetched query={job}>{(data) => <Shown job={data} />}</Fetched>;
}

function Shown({ job }: { job: Job }) {
  const { t } = useText();
  const me = useMe().data;
  const [cancelling, cancel] = useState(false);
  const path = { path: { id: job.id as never } };
  const progress = useQuery({ queryKey: ['progress', job.id], queryFn: () => body(api.GET('/api/v1/jobs/{id}/progress', { params: path })), refetchInterval: REFRESH_MS });
  const has = (roles: string[]) => roles.some((role) => me?.roles.includes(role));
  const owns = me?.organisation === job.owner;
  const steers = owns && has(['job-owner']);
  const counts = (progress.data?.items ?? {}) as Record<string, number>;
  const over = job.state === 'released' || job.state === 'cancelled';
  return (
    <div className="page stack board">
      <Link href="/jobs">{`‹ ${t('nav.jobs')}`}</Link>
      <div className="row wrap">
        <h1>{job.name}</h1>
        <State tone={TONES[job.state] ?? 'new'}>{t(`jobState.${job.state}`)}</State>
        {!over && (
          <span className="quiet">
            {t('jobs.deadline')} <When at={job.deadline} />
          </span>
        )}
        <span className="grow" />
        {steers && !over && (
          <Button look="bare" onClick={() => cancel(true)}>
            {t('board.cancel')}
          </Button>
        )}
        {steers && job.state === 'draft' && (
          <Link href={`/jobs/${job.id}/setup`} className="button primary">
            {t('jobs.continue')}
          </Link>
        )}
      </div>
      {job.state === 'draft' && <p className="notice">{t('jobs.draft.say')}</p>}
      {progress.error ? <ProblemNote error={progress.error} again={() => progress.refetch()} /> : progress.data && <Funnel counts={counts} />}
      {job.state !== 'draft' && owns && has(MAY_SEE_INSIGHT) && <Board job={job} counts={counts} steers={steers} />}
      {job.state !== 'draft' && !owns && job.policy.gold && has(MAY_SEE_GOLD) && <Gold jobId={job.id} steers={false} />}
      {job.state !== 'draft' && has(MAY_SEE_GOLD) && (
        <>
          <Scorecards jobId={job.id} />
          <CorrectiveActions jobId={job.id} steers={steers} answers={!owns && has(['org-admin'])} />
        </>
      )}
      {job.state !== 'draft' && has(MAY_SEE_RELEASES) && <Releases jobId={job.id} />}
      {cancelling && <Cancel job={job} onClose={() => cancel(false)} />}
    </div>
  );
}
