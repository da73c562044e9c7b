import type { Member } from '../api/types';

/** Family name first where the name is written in Han: 张伟, but Wei Zhang. The name to sign in with where no other is known. */
export function fullName({ firstName, lastName, username }: Pick<Member, 'firstName' | 'lastName' | 'username'>): string {
  const han = /\p{Script=Han}/u.test(`${firstName ?? ''}${lastName ?? ''}`);
  const parts = (han ? [lastName, firstName] : [firstName, lastName]).filter(Boolean);
  return parts.join(han ? '' : ' ').trim() || username;
}
