import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import type { Job } from '../../api/types';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { ProblemNote } from '../../design/Notes';
import { toast } from '../../design/toasts';
import { useText } from '../../i18n/text';

/** A job is given up by typing its name, and with a reason. */
export function Cancel({ job, onClose }: { job: Job; onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const ready = typed === job.name && reason.trim() !== '';
  const cancelling = useMutation({
    mutationFn: () => body(api.POST('/api/v1/jobs/{id}/cancellation', { params: { path: { id: job.id as never } }, body: { reason: reason.trim() } })),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: ['job', job.id] });
      client.invalidateQueries({ queryKey: ['jobs'] });
      toast('new', (t) => t('board.cancelled'));
      onClose();
    },
  });
  return (
    <Dialog title={t('board.cancel')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) cancelling.mutate();
        }}
      >
        <p>{t('board.cancel.say')}</p>
        <label className="field">
          <span>{t('board.cancel.reason')}</span>
          <textarea className="input" maxLength={2_000} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
        <p>{t('board.cancel.confirm', { job: job.name })}</p>
        <label className="field">
          <span>{t('setup.name')}</span>
          <input className="input" autoComplete="off" value={typed} onChange={({ target }) => setTyped(target.value)} />
        </label>
        {cancelling.error && <ProblemNote error={cancelling.error} />}
        <div className="row">
          <Button type="submit" look="primary" disabled={!ready || cancelling.isPending}>
            {t('board.cancel')}
          </Button>
          <Button onClick={onClose}>{t('board.keep')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
