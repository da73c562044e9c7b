import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, body } from '../api/client';
import { allPages } from '../api/pages';
import { Button } from '../design/Button';
import { useKeys } from '../design/keys';
import { Empty, ProblemNote, Skeletons } from '../design/Notes';
import { State } from '../design/State';
import { When } from '../design/time';
import { listed, useText } from '../i18n/text';
import { Tabs } from './Tabs';
import { WebhookDialog } from './WebhookDialog';
import { hookState } from './webhooks';

/** Where other systems are told what happens. */
export default function WebhooksPage() {
  const { t, lang } = useText();
  const [adding, setAdding] = useState(false);
  useKeys([{ keys: 'n', does: 'webhooks.new', run: () => setAdding(true) }]);
  const webhooks = useQuery({ queryKey: ['webhooks'], queryFn: () => allPages((cursor) => body(api.GET('/api/v1/webhooks', { params: { query: { cursor } } }))) });
  return (
    <div className="page stack">
      <Tabs />
      <div className="row">
        <h1 className="grow">{t('webhooks.title')}</h1>
        <Button look="primary" shortcut="n" onClick={() => setAdding(true)}>
          {t('webhooks.new')}
        </Button>
      </div>
      {webhooks.isPending ? (
        <Skeletons />
      ) : webhooks.error ? (
        <ProblemNote error={webhooks.error} again={() => webhooks.refetch()} />
      ) : webhooks.data.length === 0 ? (
        <Empty title={t('webhooks.none')}>{t('webhooks.none.do')}</Empty>
      ) : (
        <table className="panel">
          <thead>
            <tr>
              <th>{t('webhooks.address')}</th>
              <th>{t('webhooks.description')}</th>
              <th>{t('webhooks.events')}</th>
              <th>{t('members.state')}</th>
              <th>{t('webhooks.created')}</th>
            </tr>
          </thead>
          <tbody>
            {webhooks.data.map((one) => (
              <tr key={one.id}>
                <td>
                  <Link href={`/organisation/webhooks/${one.id}`}>{one.address}</Link>
                </td>
                <td>{one.description}</td>
                <td>{listed(lang, one.events.map((event) => t(`webhook.${event}`)))}</td>
                <td>
                  <State tone={one.active ? 'green' : one.offReason ? 'red' : 'new'}>{t(hookState(one))}</State>
                </td>
                <td>
                  <When at={one.createdAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {adding && <WebhookDialog onClose={() => setAdding(false)} />}
    </div>
  );
}
