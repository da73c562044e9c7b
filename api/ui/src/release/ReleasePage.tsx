import { Fetched } from '../design/Fetched';
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
  return (
    <Fetched query={release}>
      {(detail) => (
        <ReleaseReport detail={detail}>
          {detail.release.state === 'sealed' && me.data?.roles.includes('job-owner') && (
            <a className="button primary" href={`/api/v1/releases/${id}/bundle`} download>
              {t('release.download')}
            </a>
          )}
        </ReleaseReport>
      )}
    </Fetched>
  );
}
