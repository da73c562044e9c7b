import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import { useText, type Key } from '../i18n/text';

const ROLES = ['annotator', 'reviewer', 'adjudicator', 'inspector', 'signatory', 'job-owner', 'process-admin', 'auditor', 'org-admin'];

interface Props {
  roles: string[];
  /** As they are typed: parted by commas. */
  skills: string;
  onRoles: (roles: string[]) => void;
  onSkills: (skills: string) => void;
}

export const skillsOf = (typed: string) => typed.split(/[,，、]/).map((one) => one.trim()).filter(Boolean);

/** What a person may do, and what they can do. */
export function RolesAndSkills({ roles, skills, onRoles, onSkills }: Props) {
  const { t } = useText();
  const possible = useQuery({ queryKey: ['members', 'roles'], queryFn: () => body(api.GET('/api/v1/members/roles')), staleTime: Infinity }).data?.roles;
  return (
    <>
      <fieldset className="group panel pad">
        <legend>{t('members.roles')}</legend>
        <div className="roles">
          {ROLES.filter((role) => !possible || possible.includes(role) || roles.includes(role)).map((role) => (
            <label key={role} className="row">
              <input type="checkbox" checked={roles.includes(role)} onChange={({ target }) => onRoles(target.checked ? [...roles, role] : roles.filter((one) => one !== role))} />
              {t(`role.${role}` as Key)}
            </label>
          ))}
        </div>
      </fieldset>
      <label className="field">
        <span>{t('members.skills.say')}</span>
        <input className="input" value={skills} onChange={({ target }) => onSkills(target.value)} />
      </label>
    </>
  );
}
