import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../api/client';
import type { Release } from '../api/types';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { ProblemNote } from '../design/Notes';
import { toast } from '../design/toasts';
import { useText } from '../i18n/text';
import { useJobReleases } from './release';

/** Taking a sealed release out of use: a reason, and which version to use instead. */
export function Deprecate({ release, onClose }: { release: Release; onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [instead, setInstead] = useState('');
  const releases = useJobReleases(release.jobId);
  const usable = releases.data?.filter((one) => one.id !== release.id && one.state === 'sealed' && !one.deprecation) ?? [];
  const deprecating = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/v1/releases/{releaseId}/deprecation', {
          params: { path: { releaseId: release.id as never } },
          body: { reason: reason.trim(), replacedBy: instead === '' ? undefined : Number(instead) },
        }),
      ),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: ['release', release.id] });
      client.invalidateQueries({ queryKey: ['releases', release.jobId] });
      toast('new', (t) => t('release.deprecated.done'));
      onClose();
    },
  });
  const ready = reason.trim() !== '' && !deprecating.isPending;
  return (
    <Dialog title={t('release.deprecate')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) deprecating.mutate();
        }}
      >
        <p>{t('release.deprecate.say')}</p>
        <label className="field">
          <span>{t('release.deprecate.reason')}</span>
          <textarea className="input" maxLength={2_000} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
        {usable.length > 0 && (
          <label className="field">
            <span>{t('release.deprecate.instead')}</span>
            <select className="input" value={instead} onChange={({ target }) => setInstead(target.value)}>
              <option value="">{t('release.deprecate.none')}</option>
              {usable.map((one) => (
                <option key={one.id} value={one.version}>
                  {t('release.open', { version: one.version })}
                </option>
              ))}
            </select>
          </label>
        )}
        {deprecating.error && <ProblemNote error={deprecating.error} />}
        <div className="row">
          <Button type="submit" look="primary" disabled={!ready}>
            {t('release.deprecate')}
          </Button>
          <Button onClick={onClose}>{t('release.deprecate.keep')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
