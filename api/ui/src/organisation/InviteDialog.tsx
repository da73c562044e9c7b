import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../api/client';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { ProblemNote } from '../design/Notes';
import { toast } from '../design/toasts';
import { useText } from '../i18n/text';
import { RolesAndSkills, skillsOf } from './RolesAndSkills';
import './organisation.css';

/** A Chinese name begins with the family's. */
const ORDER = { en: ['firstName', 'lastName'], 'zh-CN': ['lastName', 'firstName'] } as const;

/** Invites a person; their first password is given in the next step. */
export function InviteDialog({ onInvited, onClose }: { onInvited: (id: string) => void; onClose: () => void }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  const [person, setPerson] = useState({ firstName: '', lastName: '', mail: '', language: lang as string });
  const [roles, setRoles] = useState<string[]>(['annotator']);
  const [skills, setSkills] = useState('');
  const inviting = useMutation({
    mutationFn: (once: string) => body(api.POST('/api/v1/members', { params: { header: { 'Idempotency-Key': once } }, body: { ...person, roles, skills: skillsOf(skills) } })),
    onSuccess: ({ id, username }) => {
      client.invalidateQueries({ queryKey: ['members'] });
      toast('green', (t) => t('members.invited', { name: username }));
      onInvited(id);
    },
  });
  const field = (name: 'firstName' | 'lastName' | 'mail') => (
    <label key={name} className="field grow">
      <span>{t(`members.${name}`)}</span>
      <input className="input" required type={name === 'mail' ? 'email' : 'text'} autoComplete="off" value={person[name]} onChange={({ target }) => setPerson({ ...person, [name]: target.value })} />
    </label>
  );
  return (
    <Dialog title={t('members.invite')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          inviting.mutate(crypto.randomUUID());
        }}
      >
        <div className="row">
          {ORDER[lang].map(field)}
        </div>
        {field('mail')}
        <label className="field">
          <span>{t('members.language')}</span>
          <select className="input" value={person.language} onChange={({ target }) => setPerson({ ...person, language: target.value })}>
            <option value="zh-CN">{t('members.language.zh')}</option>
            <option value="en">{t('members.language.en')}</option>
          </select>
        </label>
        <RolesAndSkills roles={roles} skills={skills} onRoles={setRoles} onSkills={setSkills} />
        {inviting.error && <ProblemNote error={inviting.error} />}
        <div className="row">
          <Button type="submit" look="primary" disabled={inviting.isPending}>
            {t('members.invite')}
          </Button>
          <Button onClick={onClose}>{t('organisation.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
