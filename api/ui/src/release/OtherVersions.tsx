import { useLocation } from 'wouter';
import type { Release } from '../api/types';
import { useText } from '../i18n/text';
import { useMe } from '../shell/me';
import { useJobReleases } from './release';

/** Leads to the comparison with another version of the job. */
export function OtherVersions({ release }: { release: Release }) {
  const { t } = useText();
  const [, go] = useLocation();
  const me = useMe();
  const releases = useJobReleases(release.jobId);
  const others = releases.data?.filter((one) => one.id !== release.id) ?? [];
  const mayCompare = me.data?.roles.some((role) => role === 'job-owner' || role === 'signatory' || role === 'auditor');
  if (others.length === 0 || !mayCompare) return null;
  return (
    <select
      className="input"
      aria-label={t('release.compare.with')}
      value=""
      onChange={({ target }) => go(`/releases/${release.id}/compare/${target.value}`)}
    >
      <option value="" disabled>
        {t('release.compare.with')}
      </option>
      {others.map((one) => (
        <option key={one.id} value={one.id}>
          {t('release.open', { version: one.version })}
        </option>
      ))}
    </select>
  );
}
