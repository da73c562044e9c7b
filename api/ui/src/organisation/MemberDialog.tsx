import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../api/client';
import type { Member } from '../api/types';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { ProblemNote, say, Skeletons } from '../design/Notes';
import { State } from '../design/State';
import { toast } from '../design/toasts';
import { useText } from '../i18n/text';
import { Erasure } from './Erasure';
import { fullName } from './names';
import { Once } from './Once';
import { RolesAndSkills, skillsOf } from './RolesAndSkills';
import './organisation.css';

/** A person: their roles and skills, a new password, and whether they can sign in. */
export function MemberDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useText();
  const member = useQuery({ queryKey: ['member', id], queryFn: () => body(api.GET('/api/v1/members/{id}', { params: { path: { id } } })), staleTime: 0 });
  return (
    <Dialog title={member.data ? fullName(member.data) : t('members.member')} onClose={onClose}>
      {member.isPending ? (
        <Skeletons rows={3} />
      ) : member.error ? (
        <ProblemNote error={member.error} again={() => member.refetch()} />
      ) : (
        <Fields key={member.data.revision} member={member.data} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Fields({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const { id, enabled, revision } = member;
  const path = { path: { id } };
  const [roles, setRoles] = useState(member.roles);
  const [skills, setSkills] = useState(member.skills.join(', '));
  const [reason, setReason] = useState('');
  const changed = (told: Member) => {
    client.setQueryData(['member', id], told);
    client.invalidateQueries({ queryKey: ['members'] });
  };
  const failed = (error: unknown) => toast('red', (t) => say(t, error));
  const saving = useMutation({
    mutationFn: () => body(api.PUT('/api/v1/members/{id}', { params: { ...path, header: { 'If-Match': `"${revision}"` } }, body: { roles, skills: skillsOf(skills) } })),
    onSuccess: (told) => {
      changed(told);
      toast('green', (t) => t('members.saved'));
      onClose();
    },
    onError: failed,
  });
  const turning = useMutation({
    mutationFn: () => body(enabled ? api.POST('/api/v1/members/{id}/disable', { params: path, body: { reason } }) : api.POST('/api/v1/members/{id}/enable', { params: path })),
    onSuccess: changed,
    onError: failed,
  });
  const password = useMutation({ mutationFn: () => body(api.POST('/api/v1/members/{id}/password', { params: path })), onError: failed });
  return (
    <div className="stack">
      <div className="row wrap">
        <State tone={enabled ? 'green' : 'new'}>{t(enabled ? 'members.enabled' : 'members.disabled')}</State>
        <span className="quiet">{[member.username, member.mail].filter((one, i, all) => one && all.indexOf(one) === i).join(' · ')}</span>
      </div>
      <RolesAndSkills roles={roles} skills={skills} onRoles={setRoles} onSkills={setSkills} />
      <div className="row">
        <Button look="primary" disabled={saving.isPending} onClick={() => saving.mutate()}>
          {t('organisation.save')}
        </Button>
        <Button onClick={onClose}>{t('organisation.cancel')}</Button>
      </div>
      <h2>{t('members.access')}</h2>
      {password.data ? (
        <Once name={t('members.password')} value={password.data.password} />
      ) : (
        <div className="row wrap">
          <Button disabled={!enabled || password.isPending} onClick={() => password.mutate()}>
            {t('members.password.new')}
          </Button>
          <span className="small quiet">{t('members.password.say')}</span>
        </div>
      )}
      {enabled && (
        <label className="field">
          <span>{t('members.disable.why')}</span>
          <input className="input" maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
      )}
      <div className="row wrap">
        <Button disabled={turning.isPending || (enabled && !reason.trim())} onClick={() => turning.mutate()}>
          {t(enabled ? 'members.disable' : 'members.enable')}
        </Button>
        {enabled && <span className="small quiet">{t('members.disable.say')}</span>}
      </div>
      <Erasure member={member} onErased={onClose} />
    </div>
  );
}
