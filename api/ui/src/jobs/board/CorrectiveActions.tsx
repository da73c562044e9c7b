import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import type { CorrectiveAction } from '../../api/types';
import { Button } from '../../design/Button';
import { ProblemNote, say } from '../../design/Notes';
import { State, type Tone } from '../../design/State';
import { toast } from '../../design/toasts';
import { useNow, When } from '../../design/time';
import { useText } from '../../i18n/text';

const TONES: Record<CorrectiveAction['state'], Tone> = { open: 'red', answered: 'amber', closed: 'green' };

interface Props {
  jobId: string;
  /** Whether one may close them. */
  steers: boolean;
  /** Whether one may answer them. */
  answers: boolean;
}

/** What rejected lots ask of their suppliers. Nothing where none was rejected. */
export function CorrectiveActions({ jobId, steers, answers }: Props) {
  const { t } = useText();
  const actions = useQuery({ queryKey: ['corrective', jobId], queryFn: () => body(api.GET('/api/v1/jobs/{id}/corrective-actions', { params: { path: { id: jobId as never } } })) });
  if (actions.error) return <ProblemNote error={actions.error} again={() => actions.refetch()} />;
  if (!actions.data?.length) return null;
  return (
    <section className="panel pad stack" aria-label={t('corrective.title')}>
      <h2>{t('corrective.title')}</h2>
      {actions.data.map((action) => (
        <div key={action.id} className="notice stack">
          <div className="row wrap">
            <b>{t('corrective.of', { supplier: action.supplier, no: action.lotNumber })}</b>
            <State tone={TONES[action.state]}>{t(`corrective.state.${action.state}`)}</State>
            {action.state !== 'closed' && (
              <DueAt at={action.dueAt} />
            )}
          </div>
          {action.cause != null && <p>{t('corrective.said', { responsible: action.responsible ?? '', cause: action.cause, measure: action.measure ?? '' })}</p>}
          {action.note != null && <p className="quiet">{t('corrective.note', { note: action.note })}</p>}
          {answers && action.state === 'open' && <Answer jobId={jobId} id={action.id} />}
          {steers && action.state === 'answered' && <Decide jobId={jobId} id={action.id} />}
        </div>
      ))}
    </section>
  );
}

const SOON_MS = 24 * 3_600_000;

/** When it has to be closed; a reminder from a day before. */
function DueAt({ at }: { at: string }) {
  const { t } = useText();
  const left = Date.parse(at) - useNow(30_000);
  const said = (
    <>
      {t(left < 0 ? 'corrective.overdue' : 'corrective.due')} <When at={at} />
    </>
  );
  return left < SOON_MS ? <State tone={left < 0 ? 'red' : 'amber'}>{said}</State> : <span className="quiet">{said}</span>;
}

function useSending<A>(jobId: string, send: (answer: A) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: ['corrective', jobId] }), onError: (error) => toast('red', (t) => say(t, error)) });
}

const FIELDS = ['responsible', 'cause', 'measure'] as const;

function Answer({ jobId, id }: { jobId: string; id: string }) {
  const { t } = useText();
  const [said, setSaid] = useState({ responsible: '', cause: '', measure: '' });
  const sending = useSending(jobId, () => body(api.POST('/api/v1/jobs/{id}/corrective-actions/{actionId}/answer', { params: { path: { id: jobId as never, actionId: id as never } }, body: said })));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate(undefined);
      }}
    >
      {FIELDS.map((field) => (
        <label key={field} className="field">
          <span>{t(`corrective.${field}`)}</span>
          <input className="input" required maxLength={2_000} value={said[field]} onChange={({ target }) => setSaid({ ...said, [field]: target.value })} />
        </label>
      ))}
      <div>
        <Button type="submit" disabled={sending.isPending || FIELDS.some((field) => !said[field].trim())}>
          {t('corrective.answer')}
        </Button>
      </div>
    </form>
  );
}

function Decide({ jobId, id }: { jobId: string; id: string }) {
  const { t } = useText();
  const [note, setNote] = useState('');
  const sending = useSending(jobId, (close: boolean) => body(api.POST('/api/v1/jobs/{id}/corrective-actions/{actionId}/decision', { params: { path: { id: jobId as never, actionId: id as never } }, body: { close, note } })));
  const off = !note.trim() || sending.isPending;
  return (
    <div className="row wrap">
      <input className="input grow" aria-label={t('gold.reason')} placeholder={t('gold.reason')} maxLength={2_000} value={note} onChange={({ target }) => setNote(target.value)} />
      <Button disabled={off} onClick={() => sending.mutate(true)}>
        {t('corrective.close')}
      </Button>
      <Button look="bare" disabled={off} onClick={() => sending.mutate(false)}>
        {t('corrective.back')}
      </Button>
    </div>
  );
}
