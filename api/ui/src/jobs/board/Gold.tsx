import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import type { Pause } from '../../api/types';
import { Button } from '../../design/Button';
import { ProblemNote, say, Skeletons } from '../../design/Notes';
import { State } from '../../design/State';
import { toast } from '../../design/toasts';
import { When } from '../../design/time';
import { useText } from '../../i18n/text';
import { Hints } from '../../gold/Hints';
import { Share } from './Share';

const REFRESH_MS = 30_000;

/** How people do on items whose answer is known, and who is paused. */
export function Gold({ jobId, steers }: { jobId: string; steers: boolean }) {
  const { t } = useText();
  const params = { path: { id: jobId as never } };
  const gold = useQuery({ queryKey: ['gold', jobId], queryFn: () => body(api.GET('/api/v1/jobs/{id}/gold', { params })), refetchInterval: REFRESH_MS });
  const pauses = useQuery({ queryKey: ['job-pauses', jobId], queryFn: () => body(api.GET('/api/v1/jobs/{id}/pauses', { params })), refetchInterval: REFRESH_MS });
  if (gold.isPending) return <Skeletons rows={3} />;
  if (gold.error) return <ProblemNote error={gold.error} again={() => gold.refetch()} />;
  const { items, people, classes } = gold.data;
  return (
    <section className="panel pad stack" aria-label={t('gold.title')}>
      <h2>{t('gold.title')}</h2>
      {items.known > 0 && <p className="quiet">{t('gold.counts', { hidden: items.hidden, onboarding: items.onboarding })}</p>}
      {people.length === 0 ? (
        <p className="quiet">{t('gold.none')}</p>
      ) : (
        <div className="pair">
          <table>
            <thead>
              <tr>
                <th>{t('board.supplier')}</th>
                <th>{t('gold.person')}</th>
                <th className="number">{t('gold.correct')}</th>
                <th>{t('jobs.state')}</th>
              </tr>
            </thead>
            <tbody>
              {gold.data.suppliers.map((one) => (
                <tr key={one.organisation}>
                  <th scope="row">{one.organisation}</th>
                  <td>{t('gold.everybody')}</td>
                  <td className="number"><Share of={one.correct} /></td>
                  <td />
                </tr>
              ))}
              {people.map((one) => (
                <tr key={`${one.organisation} ${one.person}`}>
                  <td>{one.organisation}</td>
                  <th scope="row">{one.person}</th>
                  <td className="number"><Share of={one.correct} /></td>
                  <td>{one.paused && <State tone="red">{t('gold.isPaused')}</State>}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <table>
            <thead>
              <tr>
                <th>{t('gold.class')}</th>
                <th>{t('board.supplier')}</th>
                <th className="number">{t('gold.found')}</th>
                <th className="number">{t('gold.right')}</th>
              </tr>
            </thead>
            <tbody>
              {classes.map((one) => (
                <tr key={`${one.label} ${one.organisation}`}>
                  <th scope="row">{one.label}</th>
                  <td>{one.organisation}</td>
                  <td className="number"><Share of={one.found} /></td>
                  <td className="number"><Share of={one.right} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pauses.data?.map((one) => (
        <PauseRow key={one.id} pause={one} jobId={jobId} steers={steers} />
      ))}
    </section>
  );
}

function PauseRow({ pause, jobId, steers }: { pause: Pause; jobId: string; steers: boolean }) {
  const { t } = useText();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const deciding = useMutation({
    mutationFn: (lift: boolean) =>
      body(api.POST('/api/v1/jobs/{id}/pauses/{pauseId}/decision', { params: { path: { id: jobId as never, pauseId: pause.id as never } }, body: { lift, reason: reason.trim() } })),
    onSuccess: () => {
      setReason('');
      client.invalidateQueries({ queryKey: ['job-pauses', jobId] });
      client.invalidateQueries({ queryKey: ['gold', jobId] });
    },
    onError: (error) => toast('red', (t) => say(t, error)),
  });
  return (
    <div className="notice stack">
      <p>
        <b>{`${pause.person} · ${pause.organisation}`}</b> {t('gold.paused.since', { correct: pause.correct, of: pause.answers })} <When at={pause.pausedAt} />
      </p>
      <Hints hints={pause.hints} />
      {pause.appeal != null && <p>{t('gold.appealed', { words: pause.appeal })}</p>}
      {pause.lifted != null && <p className="quiet">{t(pause.lifted ? 'gold.lifted' : 'gold.kept', { reason: pause.decisionReason ?? '' })}</p>}
      {steers && pause.lifted !== true && (
        <div className="row wrap">
          <input className="input grow" aria-label={t('gold.reason')} placeholder={t('gold.reason')} maxLength={2_000} value={reason} onChange={({ target }) => setReason(target.value)} />
          <Button disabled={!reason.trim() || deciding.isPending} onClick={() => deciding.mutate(true)}>
            {t('gold.lift')}
          </Button>
          {pause.lifted == null && (
            <Button look="bare" disabled={!reason.trim() || deciding.isPending} onClick={() => deciding.mutate(false)}>
              {t('gold.keep')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
