import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../api/client';
import { Button } from '../design/Button';
import { useKeys } from '../design/keys';
import { Empty, ProblemNote, Skeletons } from '../design/Notes';
import { State } from '../design/State';
import { listed, useText, type Key } from '../i18n/text';
import { InviteDialog } from './InviteDialog';
import { MemberDialog } from './MemberDialog';
import { fullName } from './names';
import { Tabs } from './Tabs';

/** The people of the own organisation: who they are, what they may do, and whether they can sign in. */
export default function MembersPage() {
  const { t, lang } = useText();
  const [search, setSearch] = useState('');
  const [dialog, setDialog] = useState<'invite' | { id: string }>();
  useKeys([
    { keys: 'n', does: 'members.invite', run: () => setDialog('invite') },
    { keys: '/', does: 'members.search', run: () => document.getElementById('member-search')?.focus() },
  ]);
  const members = useInfiniteQuery({
    queryKey: ['members', search],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/members', { params: { query: { search, cursor: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  const found = members.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page stack">
      <Tabs />
      <div className="row wrap">
        <h1 className="grow">{t('members.title')}</h1>
        <input
          id="member-search"
          className="input search"
          type="search"
          placeholder={t('members.search')}
          aria-label={t('members.search')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Button look="primary" shortcut="n" onClick={() => setDialog('invite')}>
          {t('members.invite')}
        </Button>
      </div>
      {members.isPending ? (
        <Skeletons />
      ) : members.error ? (
        <ProblemNote error={members.error} again={() => members.refetch()} />
      ) : found.length === 0 ? (
        <Empty title={t('members.none')}>{t('members.none.do')}</Empty>
      ) : (
        <table className="panel">
          <thead>
            <tr>
              <th>{t('members.name')}</th>
              <th>{t('members.username')}</th>
              <th>{t('members.roles')}</th>
              <th>{t('members.skills')}</th>
              <th>{t('members.state')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((member) => (
              <tr key={member.id}>
                <td className="named">
                  <Button look="bare" onClick={() => setDialog({ id: member.id })}>
                    {fullName(member)}
                  </Button>
                </td>
                <td>{member.username}</td>
                <td>{listed(lang, member.roles.map((role) => t(`role.${role}` as Key))) || <span className="quiet">{t('members.noRoles')}</span>}</td>
                <td>{member.skills.join(', ')}</td>
                <td>
                  <State tone={member.enabled ? 'green' : 'new'}>{t(member.enabled ? 'members.enabled' : 'members.disabled')}</State>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {members.hasNextPage && (
        <div>
          <Button disabled={members.isFetchingNextPage} onClick={() => members.fetchNextPage()}>
            {t('members.more')}
          </Button>
        </div>
      )}
      {dialog === 'invite' && <InviteDialog onInvited={(id) => setDialog({ id })} onClose={() => setDialog(undefined)} />}
      {typeof dialog === 'object' && <MemberDialog key={dialog.id} id={dialog.id} onClose={() => setDialog(undefined)} />}
    </div>
  );
}
