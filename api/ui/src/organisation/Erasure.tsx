import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../api/client';
import type { Member } from '../api/types';
import { Button } from '../design/Button';
import { say } from '../design/Notes';
import { toast } from '../design/toasts';
import { useText } from '../i18n/text';

/** Makes the system forget a person. Since it can't be undone, their username is typed first. */
export function Erasure({ member, onErased }: { member: Member; onErased: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const erasing = useMutation({
    mutationFn: () => body(api.POST('/api/v1/members/{id}/erase', { params: { path: { id: member.id } }, body: { reason } })),
    onSuccess: () => {
      client.removeQueries({ queryKey: ['member', member.id] });
      client.invalidateQueries({ queryKey: ['members'] });
      toast('green', (t) => t('members.erased'));
      onErased();
    },
    onError: (error) => toast('red', (t) => say(t, error)),
  });
  if (!open) {
    return (
      <div className="row wrap">
        <Button look="bare" onClick={() => setOpen(true)}>
          {t('members.erase.open')}
        </Button>
      </div>
    );
  }
  return (
    <section className="stack" aria-labelledby="member-erase">
      <h2 id="member-erase">{t('members.erase.title')}</h2>
      <p className="small">{t('members.erase.say')}</p>
      <label className="field">
        <span>{t('members.erase.why')}</span>
        <input className="input" maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <label className="field">
        <span>{t('members.erase.type', { username: member.username })}</span>
        <input className="input" autoComplete="off" spellCheck={false} value={typed} onChange={({ target }) => setTyped(target.value)} />
      </label>
      <div className="row">
        <Button disabled={erasing.isPending || !reason.trim() || typed.trim() !== member.username} onClick={() => erasing.mutate()}>
          {t('members.erase')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('organisation.cancel')}</Button>
      </div>
    </section>
  );
}
