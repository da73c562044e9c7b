import { Problem } from '../api/client';
import { Empty, ProblemNote, Skeletons } from '../design/Notes';
import { useText } from '../i18n/text';
import { useMe } from '../shell/me';
import { ReleaseReport } from './ReleaseReport';
import { useRelease } from './release';
import './release.css';

/** A release by its address; a sealed one can be downloaded by the job's owner. */
export default function ReleasePage({ id }: { id: string }) {
  const { t } = useText();
  const release = useRelease(id);
  const me = useMe();
  if (release.isPending) return <Skeletons />;
  if (release.error instanceof Problem && release.error.status === 404) {
    return (
      <Empty page title={t('notFound.title')}>
        {t('notFound.say')}
      </Empty>
    );
  }
  if (release.error) {
    return (
      <div className="page">
        <ProblemNote error={release.error} again={() => release.refetch()} />
      </div>
    );
  }
  return (
    <ReleaseReport detail={release.data}>
      {release.data.release.state === 'sealed' && me.data?.roles.includes('job-owner') && (
        <a className="button primary" href={`/api/v1/releases/${id}/bundle`} download>
          {t('release.download')}
        </a>
      )}
    </ReleaseReport>
  );
}
