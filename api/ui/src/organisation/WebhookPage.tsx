import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api, body } from '../api/client';
import type { Webhook } from '../api/types';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { Fetched } from '../design/Fetched';
import { say } from '../design/Notes';
import { State } from '../design/State';
import { toast } from '../design/toasts';
import { listed, useText } from '../i18n/text';
import { Deliveries } from './Deliveries';
import { Once } from './Once';
import { Tabs } from './Tabs';
import { WebhookDialog } from './WebhookDialog';
import { draftOf, hookState } from './webhooks';
import './organisation.css';

/** One webhook: what it tells, whether it is on, and what became of what was sent. */
export default function WebhookPage({ id }: { id: string }) {
  const webhook = useQuery({ queryKey: ['webhook', id], queryFn: () => body(api.GET('/api/v1/webhooks/{id}', { params: { path: { id: id as never } } })) });
  return <Fetched query={webhook}>{(found) => <Hook webhook={found} />}</Fetched>;
}

function Hook({ webhook }: { webhook: Webhook }) {
  const { t, lang } = useText();
  const [, go] = useLocation();
  const client = useQueryClient();
  const [dialog, setDialog] = useState<'edit' | 'remove'>();
  const { id, active, address, revision } = webhook;
  const path = { path: { id: id as never } };
  const seen = { ...path, header: { 'If-Match': `"${revision}"` } };
  const onError = (error: unknown) => toast('red', (t) => say(t, error));
  const known = (told: Webhook) => client.setQueryData(['webhook', id], { ...told, secret: undefined });
  const turning = useMutation({ mutationFn: () => body(api.PUT('/api/v1/webhooks/{id}', { params: seen, body: draftOf(webhook, { active: !active }) })), onSuccess: known, onError });
  const renewing = useMutation({ mutationFn: (once: string) => body(api.POST('/api/v1/webhooks/{id}/secret', { params: { ...path, header: { 'Idempotency-Key': once } } })), onSuccess: known, onError });
  const pinging = useMutation({
    mutationFn: (once: string) => body(api.POST('/api/v1/webhooks/{id}/ping', { params: { ...path, header: { 'Idempotency-Key': once } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['deliveries', id] }),
    onError,
  });
  const removing = useMutation({
    mutationFn: () => api.DELETE('/api/v1/webhooks/{id}', { params: seen }),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: ['webhooks'] });
      go('/organisation/webhooks');
    },
    onError,
  });
  return (
    <div className="page stack">
      <Tabs />
      <Link href="/organisation/webhooks">{`‹ ${t('webhooks.title')}`}</Link>
      <div className="row wrap">
        <h1 className="grow cut">{address}</h1>
        <Button onClick={() => setDialog('edit')}>{t('webhooks.edit')}</Button>
        <Button disabled={turning.isPending} onClick={() => turning.mutate()}>
          {t(active ? 'webhooks.turnOff' : 'webhooks.turnOn')}
        </Button>
        <Button disabled={renewing.isPending} onClick={() => renewing.mutate(crypto.randomUUID())}>
          {t('webhooks.secret.new')}
        </Button>
        <Button onClick={() => setDialog('remove')}>{t('webhooks.remove')}</Button>
        <Button look="primary" disabled={!active || pinging.isPending} onClick={() => pinging.mutate(crypto.randomUUID())}>
          {t('webhooks.ping')}
        </Button>
      </div>
      <div className="row wrap">
        <State tone={active ? 'green' : webhook.offReason ? 'red' : 'new'}>{t(hookState(webhook))}</State>
        <span className="quiet">{[webhook.description, listed(lang, webhook.events.map((event) => t(`webhook.${event}`)))].filter(Boolean).join(' · ')}</span>
      </div>
      {renewing.data?.secret && <Once name={t('webhooks.secret')} value={renewing.data.secret} />}
      <Deliveries id={id} />
      {dialog === 'edit' && <WebhookDialog webhook={webhook} onClose={() => setDialog(undefined)} />}
      {dialog === 'remove' && (
        <Dialog title={t('webhooks.remove.title')} onClose={() => setDialog(undefined)}>
          <p>{t('webhooks.remove.say', { address })}</p>
          <div className="row">
            <Button disabled={removing.isPending} onClick={() => removing.mutate()}>
              {t('webhooks.remove')}
            </Button>
            <Button onClick={() => setDialog(undefined)}>{t('organisation.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
