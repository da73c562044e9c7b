import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../api/client';
import type { Delivery } from '../api/types';
import { Button } from '../design/Button';
import { Empty, ProblemNote, say, Skeletons } from '../design/Notes';
import { State, type Tone } from '../design/State';
import { When } from '../design/time';
import { toast } from '../design/toasts';
import { useText } from '../i18n/text';

const TONES: Record<Delivery['state'], Tone> = { waiting: 'open', delivered: 'green', dead: 'red' };
const LOOK_MS = 5_000;

/** What was sent by a webhook, newest first; what was given up can be tried again. */
export function Deliveries({ id }: { id: string }) {
  const { t } = useText();
  const client = useQueryClient();
  const [deadOnly, setDeadOnly] = useState(false);
  const path = { id: id as never };
  const deliveries = useInfiniteQuery({
    queryKey: ['deliveries', id, deadOnly],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/webhooks/{id}/deliveries', { params: { path, query: { deadOnly, cursor: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: LOOK_MS,
  });
  const after = () => client.invalidateQueries({ queryKey: ['deliveries', id] });
  const onError = (error: unknown) => toast('red', (t) => say(t, error));
  const replaying = useMutation({ mutationFn: (delivery: string) => body(api.POST('/api/v1/webhooks/{id}/deliveries/{delivery}/replay', { params: { path: { ...path, delivery: delivery as never } } })), onSuccess: after, onError });
  const all = useMutation({
    mutationFn: () => body(api.POST('/api/v1/webhooks/{id}/replay', { params: { path } })),
    onSuccess: (told) => {
      toast('green', (t) => t('deliveries.replayed', { n: told.deliveries }));
      return after();
    },
    onError,
  });
  const found = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="row wrap">
        <h2 className="grow">{t('deliveries.title')}</h2>
        <label className="row">
          <input type="checkbox" checked={deadOnly} onChange={({ target }) => setDeadOnly(target.checked)} />
          {t('deliveries.deadOnly')}
        </label>
        <Button disabled={all.isPending} onClick={() => all.mutate()}>
          {t('deliveries.replayAll')}
        </Button>
      </div>
      {deliveries.isPending ? (
        <Skeletons />
      ) : deliveries.error ? (
        <ProblemNote error={deliveries.error} again={() => deliveries.refetch()} />
      ) : found.length === 0 ? (
        <Empty title={t(deadOnly ? 'deliveries.noneDead' : 'deliveries.none')}>{t('deliveries.none.do')}</Empty>
      ) : (
        <table className="panel">
          <thead>
            <tr>
              <th>{t('deliveries.event')}</th>
              <th>{t('members.state')}</th>
              <th>{t('deliveries.attempts')}</th>
              <th>{t('deliveries.answer')}</th>
              <th>{t('webhooks.created')}</th>
              <th>{t('deliveries.next')}</th>
              <th>
                <span className="hidden">{t('deliveries.replay')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.map((one) => (
              <tr key={one.id}>
                <td>
                  <details>
                    <summary>{one.type}</summary>
                    <pre className="body mono">{one.body}</pre>
                  </details>
                </td>
                <td>
                  <State tone={TONES[one.state]}>{t(`delivery.${one.state}`)}</State>
                </td>
                <td>{one.attempts}</td>
                <td>{[one.status, one.failure].filter((said) => said != null).join(' · ')}</td>
                <td>
                  <When at={one.createdAt} />
                </td>
                <td>{one.nextAttemptAt && <When at={one.nextAttemptAt} />}</td>
                <td>
                  {one.state !== 'waiting' && (
                    <Button look="bare" disabled={replaying.isPending} onClick={() => replaying.mutate(one.id)}>
                      {t('deliveries.replay')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {deliveries.hasNextPage && (
        <div>
          <Button disabled={deliveries.isFetchingNextPage} onClick={() => deliveries.fetchNextPage()}>
            {t('members.more')}
          </Button>
        </div>
      )}
    </>
  );
}
