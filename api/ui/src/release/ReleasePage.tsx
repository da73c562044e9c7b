import { useState } from 'react';
import { Button } from '../design/Button';
import { Fetched } from '../design/Fetched';
import { useText } from '../i18n/text';
import { useMe } from '../shell/me';
import { Deprecate } from './Deprecate';
import { OtherVersions } from './OtherVersions';
import { ReleaseReport } from './ReleaseReport';
import { useRelease } from './release';
import './release.css';

/** A release by its address; a sealed one can be downloaded, and taken out of use, by the job's owner. */
export default function ReleasePage({ id }: { id: string }) {
  const { t } = useText();
  const release = useRelease(id);
  const me = useMe();
  const [deprecating, setDeprecating] = useState(false);
  const owns = me.data?.roles.includes('job-owner');
  return (
    <Fetched query={release}>
      {(detail) => (
        <>
          <ReleaseReport detail={detail}>
            <OtherVersions release={detail.release} />
            {detail.release.state === 'sealed' && owns && (
              <>
                {!detail.release.deprecation && <Button onClick={() => setDeprecating(true)}>{t('release.deprecate')}</Button>}
                <a className="button primary" href={`/api/v1/releases/${id}/bundle`} download>
                  {t('release.download')}
                </a>
              </>
            )}
          </ReleaseReport>
          {deprecating && <Deprecate release={detail.release} onClose={() => setDeprecating(false)} />}
        </>
      )}
    </Fetched>
  );
}
