import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, body, Problem } from '../api/client';
import { Empty, ProblemNote, Skeletons } from '../design/Notes';
import { State, type Tone } from '../design/State';
import { When } from '../design/time';
import { useText, type Key } from '../i18n/text';
import { TONES as RELEASE_TONES } from '../release/ReleaseReport';
import { useMe } from '../shell/me';
import './jobs.css';

const MAY_SEE_RELEASES = ['job-owner', 'signatory', 'auditor', 'org-admin'];
const ITEM_STATES: [string, Tone][] = [
  ['new', 'new'],
  ['planned', 'open'],
  ['labelled', 'review'],
  ['disputed', 'amber'],
  ['agreed', 'review'],
  ['accepted', 'green'],
  ['released', 'teal'],
  ['excluded', 'new'],
];
const REFRESH_MS = 15_000;

/** How far a job is, and what came out of it. */
export default function JobPage({ id }: { id: string }) {
  const { t, lang } = useText();
  const me = useMe();
  const path = { path: { id: id as never } };
  const job = useQuery({ queryKey: ['job', id], queryFn: () => body(api.GET('/api/v1/jobs/{id}', { params: path })) });
  const progress = useQuery({ queryKey: ['progress', id], queryFn: () => body(api.GET('/api/v1/jobs/{id}/progress', { params: path })), refetchInterval: REFRESH_MS });
  const mayRead = MAY_SEE_RELEASES.some((role) => me.data?.roles.includes(role));
  const releases = useQuery({
    queryKey: ['releases', id],
    queryFn: () => body(api.GET('/api/v1/jobs/{jobId}/releases', { params: { path: { jobId: id as never } } })),
    enabled: mayRead,
  });
  if (job.isPending) {
    return (
      <div className="page">
        <Skeletons />
      </div>
    );
  }
  if (job.error instanceof Problem && job.error.status === 404) {
    return (
      <Empty page title={t('notFound.title')}>
        {t('notFound.say')}
      </Empty>
    );
  }
  if (job.error) {
    return (
      <div className="page">
        <ProblemNote error={job.error} again={() => job.refetch()} />
      </div>
    );
  }
  const counts = (progress.data?.items ?? {}) as Record<string, number>;
  return (
    <div className="page stack">
      <Link href="/jobs">{`‹ ${t('nav.jobs')}`}</Link>
      <div className="row wrap">
        <h1>{job.data.name}</h1>
        <span className="quiet">{t(`jobState.${job.data.state}` as Key)}</span>
        <span className="quiet">
          {t('jobs.deadline')} <When at={job.data.deadline} />
        </span>
      </div>
      <h2>{t('jobs.funnel')}</h2>
      <ul className="row wrap panel funnel">
        {ITEM_STATES.filter(([state]) => counts[state]).map(([state, tone]) => (
          <li key={state}>
            <State tone={tone}>{t(`itemState.${state}` as Key)}</State> {counts[state]!.toLocaleString(lang)}
          </li>
        ))}
      </ul>
      {mayRead && (
        <>
          <h2>{t('jobs.releases')}</h2>
          {releases.error ? (
            <ProblemNote error={releases.error} again={() => releases.refetch()} />
          ) : releases.data?.length ? (
            <table className="panel">
              <thead>
                <tr>
                  <th>{t('nav.releases')}</th>
                  <th>{t('release.state')}</th>
                  <th>{t('release.items')}</th>
                  <th>{t('release.created')}</th>
                </tr>
              </thead>
              <tbody>
                {releases.data.map((one) => (
                  <tr key={one.id}>
                    <td>
                      <Link href={`/releases/${one.id}`}>{t('release.open', { version: one.version })}</Link>
                    </td>
                    <td>
                      <State tone={RELEASE_TONES[one.state] ?? 'new'}>{t(`releaseState.${one.state}` as Key)}</State>
                    </td>
                    <td>{one.items.toLocaleString(lang)}</td>
                    <td>
                      <When at={one.createdAt} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : (
            <Empty title={t('release.none')}>{t('release.none.do')}</Empty>
          )}
        </>
      )}
    </div>
  );
}
