import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../api/client';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { ProblemNote } from '../design/Notes';
import { State } from '../design/State';
import { When } from '../design/time';
import { useText } from '../i18n/text';

/** Up to where the trail is vouched for, and its check: of a job where one is asked for, else of everything. */
export function Verification({ jobId }: { jobId: string | undefined }) {
  const { t, lang } = useText();
  const [open, setOpen] = useState(false);
  const signed = useQuery({ queryKey: ['checkpoint'], queryFn: () => body(api.GET('/api/v1/audit/checkpoint')), refetchInterval: 60_000 });
  const verifying = useMutation({ mutationFn: () => body(api.GET('/api/v1/audit/verification', { params: { query: { jobId: jobId as never } } })) });
  const found = verifying.data;
  const checkpoint = signed.data?.checkpoint;
  return (
    <>
      <Button look="bare" onClick={() => setOpen(true)}>
        {found ? (
          <State tone={found.intact ? 'green' : 'red'}>{found.intact ? t('audit.intact', { n: found.events }) : t('audit.broken', { n: found.faults.length })}</State>
        ) : checkpoint ? (
          <State tone="teal">
            {t('audit.signed')} <When at={checkpoint.at} />
          </State>
        ) : (
          <State tone="new">{t('audit.unsigned')}</State>
        )}
      </Button>
      <Button
        disabled={verifying.isPending}
        onClick={() => {
          setOpen(true);
          verifying.mutate();
        }}
      >
        {t(jobId ? 'audit.verify.job' : 'audit.verify')}
      </Button>
      {open && (
        <Dialog title={t('audit.verification')} onClose={() => setOpen(false)}>
          <div role="status">
            {verifying.isPending && t('audit.verifying')}
            {found &&
              (found.intact ? (
                <State tone="green">{t('audit.intact.all', { events: found.events, streams: found.streams, checkpoints: found.checkpoints })}</State>
              ) : (
                <State tone="red">{t('audit.broken', { n: found.faults.length })}</State>
              ))}
          </div>
          {verifying.error && <ProblemNote error={verifying.error} again={() => verifying.mutate()} />}
          {found && !found.intact && (
            <ul className="stack">
              {found.faults.map((fault, i) => (
                <li key={i}>
                  <strong>{t('audit.fault', { kind: fault.kind, place: fault.place, n: fault.sequence })}</strong>
                  <div className="mono small">{t('audit.fault.say', { expected: fault.expected, found: fault.found })}</div>
                </li>
              ))}
            </ul>
          )}
          <h3>{t('audit.checkpoint')}</h3>
          {checkpoint ? (
            <dl className="facts">
              <dt>{t('audit.checkpoint.number')}</dt>
              <dd>{checkpoint.number.toLocaleString(lang)}</dd>
              <dt>{t('audit.column.at')}</dt>
              <dd>
                <When at={checkpoint.at} />
              </dd>
              <dt>{t('audit.checkpoint.covers')}</dt>
              <dd>{t('audit.checkpoint.events', { events: checkpoint.events, streams: checkpoint.streams })}</dd>
              <dt>{t('audit.checkpoint.root')}</dt>
              <dd className="mono">{checkpoint.root}</dd>
              <dt>{t('audit.checkpoint.key')}</dt>
              <dd className="mono">{checkpoint.key}</dd>
              <dt>{t('audit.checkpoint.signature')}</dt>
              <dd className="mono">{signed.data?.signature}</dd>
              <dt>{t('audit.checkpoint.document')}</dt>
              <dd className="mono">{signed.data?.document}</dd>
            </dl>
          ) : (
            <p className="quiet">{t('audit.checkpoint.none')}</p>
          )}
          <div className="row">
            <Button look="primary" disabled={verifying.isPending} onClick={() => verifying.mutate()}>
              {t(jobId ? 'audit.verify.job' : 'audit.verify')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('audit.close')}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
