import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { api, body } from '../api/client';
import { Button } from '../design/Button';
import { useKeys } from '../design/keys';
import { Empty, ProblemNote, Skeletons } from '../design/Notes';
import { State, type Tone } from '../design/State';
import { When } from '../design/time';
import { useText, type Key } from '../i18n/text';
import { useMe } from '../shell/me';

export const TONES: Record<string, Tone> = { draft: 'new', running: 'open', 'in-release': 'review', released: 'teal', cancelled: 'new' };

/** Jobs of the organisation and those that it takes part in. */
export default function JobListPage() {
  const { t, lang } = useText();
  const [, go] = useLocation();
  const mayCreate = useMe().data?.roles.includes('job-owner');
  useKeys(mayCreate ? [{ keys: 'n', does: 'jobs.new', run: () => go('/jobs/new') }] : []);
  const jobs = useInfiniteQuery({
    queryKey: ['jobs'],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/jobs', { params: { query: { cursor: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const found = jobs.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page stack">
      <div className="row">
        <h1 className="grow">{t('jobs.title')}</h1>
        {mayCreate && (
          <Button look="primary" shortcut="n" onClick={() => go('/jobs/new')}>
            {t('jobs.new')}
          </Button>
        )}
      </div>
      {jobs.isPending ? (
        <Skeletons />
      ) : jobs.error ? (
        <ProblemNote error={jobs.error} again={() => jobs.refetch()} />
      ) : found.length === 0 ? (
        <Empty title={t('jobs.empty')}>{t('jobs.empty.do')}</Empty>
      ) : (
        <table className="panel">
          <thead>
            <tr>
              <th>{t('jobs.name')}</th>
              <th>{t('jobs.state')}</th>
              <th>{t('jobs.items')}</th>
              <th>{t('jobs.deadline')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((job) => (
              <tr key={job.id}>
                <td>
                  <Link href={job.state === 'draft' && mayCreate ? `/jobs/${job.id}/setup` : `/jobs/${job.id}`}>{job.name}</Link>
                </td>
                <td>
                  <State tone={TONES[job.state] ?? 'new'}>{t(`jobState.${job.state}` as Key)}</State>
                </td>
                <td>{job.items.toLocaleString(lang)}</td>
                <td>
                  <When at={job.deadline} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {jobs.hasNextPage && (
        <div>
          <Button disabled={jobs.isFetchingNextPage} onClick={() => jobs.fetchNextPage()}>
            {t('jobs.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
