import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, body } from '../api/client';
import type { Webhook } from '../api/types';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { ProblemNote } from '../design/Notes';
import { useText } from '../i18n/text';
import { Once } from './Once';
import { draftOf, EVENTS } from './webhooks';

/** A webhook that is set up, or changed. @param webhook none for a new one */
export function WebhookDialog({ webhook, onClose }: { webhook?: Webhook; onClose: () => void }) {
  const { t } = useText();
  const [, go] = useLocation();
  const client = useQueryClient();
  const [address, setAddress] = useState(webhook?.address ?? 'https://');
  const [description, setDescription] = useState(webhook?.description ?? '');
  const [events, setEvents] = useState<Webhook['events']>(webhook?.events ?? ['release.sealed']);
  const saving = useMutation({
    mutationFn: (once: string) =>
      body(
        webhook
          ? api.PUT('/api/v1/webhooks/{id}', { params: { path: { id: webhook.id as never }, header: { 'If-Match': `"${webhook.revision}"` } }, body: draftOf(webhook, { address, description, events }) })
          : api.POST('/api/v1/webhooks', { params: { header: { 'Idempotency-Key': once } }, body: { address, description, events, active: true } }),
      ),
    onSuccess: (told) => {
      client.invalidateQueries({ queryKey: ['webhooks'] });
      client.setQueryData(['webhook', told.id], told);
      if (webhook) onClose();
    },
  });
  if (saving.data?.secret) {
    return (
      <Dialog title={t('webhooks.made')} onClose={() => go(`/organisation/webhooks/${saving.data.id}`)}>
        <Once name={t('webhooks.secret')} value={saving.data.secret} />
        <div>
          <Button look="primary" onClick={() => go(`/organisation/webhooks/${saving.data.id}`)}>
            {t('webhooks.toIt')}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={t(webhook ? 'webhooks.edit' : 'webhooks.new')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate(crypto.randomUUID());
        }}
      >
        <label className="field">
          <span>{t('webhooks.address')}</span>
          <input className="input" required type="url" value={address} onChange={({ target }) => setAddress(target.value)} />
        </label>
        <label className="field">
          <span>{t('webhooks.description')}</span>
          <input className="input" maxLength={500} value={description} onChange={({ target }) => setDescription(target.value)} />
        </label>
        <fieldset className="group panel pad">
          <legend>{t('webhooks.events')}</legend>
          {EVENTS.map((event) => (
            <label key={event} className="row">
              <input type="checkbox" checked={events.includes(event)} onChange={({ target }) => setEvents(target.checked ? [...events, event] : events.filter((one) => one !== event))} />
              {t(`webhook.${event}`)}
            </label>
          ))}
        </fieldset>
        {saving.error && <ProblemNote error={saving.error} />}
        <div className="row">
          <Button type="submit" look="primary" disabled={saving.isPending || events.length === 0}>
            {t('organisation.save')}
          </Button>
          <Button onClick={onClose}>{t('organisation.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
