import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, body } from '../api/client';
import type { ReleaseComparison } from '../api/types';
import { Fetched } from '../design/Fetched';
import { Empty } from '../design/Notes';
import { useText } from '../i18n/text';
import { useSchema } from '../workbench/work';
import { className } from '../workbench/words';
import { ClassDrift } from './ClassDrift';
import { useRelease } from './release';
import './release.css';

/** What a release changes of another of the same job. */
export default function ComparePage({ id, other }: { id: string; other: string }) {
  const release = useRelease(id);
  const comparison = useQuery({
    queryKey: ['comparison', id, other],
    queryFn: () =>
      body(
        api.GET('/api/v1/releases/{releaseId}/comparison', {
          params: { path: { releaseId: id as never }, query: { with: other as never } },
        }),
      ),
  });
  return (
    <Fetched query={release}>
      {(detail) => <Fetched query={comparison}>{(found) => <Difference id={id} jobId={detail.release.jobId} found={found} />}</Fetched>}
    </Fetched>
  );
}

function Difference({ id, jobId, found }: { id: string; jobId: string; found: ReleaseComparison }) {
  const { t, lang } = useText();
  const schema = useSchema(jobId);
  const number = (n: number) => n.toLocaleString(lang);
  const percent = (share: number) => share.toLocaleString(lang, { style: 'percent', maximumFractionDigits: 1 });
  const classes = found.classes.map((one) => ({ ...one, name: className({ lang, classes: schema.data?.classes ?? [] }, one.label) }));
  return (
    <div className="page stack">
      <div className="row wrap">
        <h1 className="grow">{t('release.compare.title', { before: found.beforeVersion, after: found.afterVersion })}</h1>
        <Link href={`/releases/${id}`}>{t('release.open', { version: found.afterVersion })}</Link>
      </div>
      <dl className="panel facts">
        <dt>{t('release.compare.added')}</dt>
        <dd>{number(found.added)}</dd>
        <dt>{t('release.compare.removed')}</dt>
        <dd>{number(found.removed)}</dd>
        <dt>{t('release.compare.changed')}</dt>
        <dd>{number(found.changed)}</dd>
        <dt>{t('release.compare.same')}</dt>
        <dd>{number(found.same)}</dd>
        <dt>{t('release.compare.drift')}</dt>
        <dd>{percent(found.drift)}</dd>
      </dl>
      <ClassDrift classes={classes} before={found.beforeVersion} after={found.afterVersion} />
      <h2>{t('release.compare.items')}</h2>
      {found.items.length === 0 ? (
        <Empty title={t('release.compare.none')} />
      ) : (
        <table className="panel">
          <thead>
            <tr>
              <th>{t('release.compare.item')}</th>
              <th>{t('release.what')}</th>
            </tr>
          </thead>
          <tbody>
            {found.items.map((one) => (
              <tr key={one.externalId}>
                <td className="mono">{one.externalId}</td>
                <td>{t(`release.compare.${one.what as 'added' | 'removed' | 'changed'}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
