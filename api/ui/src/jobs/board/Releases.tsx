import { Link } from 'wouter';
import { ProblemNote } from '../../design/Notes';
import { State } from '../../design/State';
import { When } from '../../design/time';
import { useText } from '../../i18n/text';
import { useJobReleases } from '../../release/release';
import { TONES } from '../../release/ReleaseReport';

/** What came out of a job. */
export function Releases({ jobId }: { jobId: string }) {
  const { t, lang } = useText();
  const releases = useJobReleases(jobId);
  return (
    <section className="panel pad stack" aria-label={t('jobs.releases')}>
      <h2>{t('jobs.releases')}</h2>
      {releases.error ? (
        <ProblemNote error={releases.error} again={() => releases.refetch()} />
      ) : releases.data?.length ? (
        <table>
          <thead>
            <tr>
              <th>{t('nav.releases')}</th>
              <th>{t('release.state')}</th>
              <th className="number">{t('release.items')}</th>
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
                  <State tone={TONES[one.state] ?? 'new'}>{t(`releaseState.${one.state}`)}</State>{' '}
                  {one.deprecation && <State tone="amber">{t('release.deprecated')}</State>}
                </td>
                <td className="number">{one.items.toLocaleString(lang)}</td>
                <td>
                  <When at={one.createdAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="quiet">
          {t('release.none')} {t('release.none.do')}
        </p>
      )}
    </section>
  );
}
