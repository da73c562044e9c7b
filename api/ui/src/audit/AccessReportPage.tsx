import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { api, body } from '../api/client';
import { Button } from '../design/Button';
import { useKeys } from '../design/keys';
import { Empty, ProblemNote, Skeletons } from '../design/Notes';
import { When } from '../design/time';
import { useText, type Key } from '../i18n/text';
import { actionText } from './actions';
import type { AuditEvent } from './event';
import { addressOf } from './question';
import './access.css';

const DAY_MS = 86_400_000;

/** What one person saw, changed, took away and was refused. Asking is an event of its own, so it is asked for by a button only. */
export default function AccessReportPage() {
  const { t, lang } = useText();
  const [, go] = useLocation();
  const asked = new URLSearchParams(useSearch());
  const person = asked.get('person') ?? '';
  const [from, to] = [asked.get('from') ?? '', asked.get('to') ?? ''];
  const [typed, setTyped] = useState({ person, from, to });
  useKeys([{ keys: 'escape', does: 'keys.up', run: () => go('/history') }]);
  const report = useQuery({
    queryKey: ['access-report', person, from, to],
    enabled: person !== '',
    queryFn: () =>
      body(
        api.GET('/api/v1/audit/access-report', {
          params: { query: { person, ...(from && { from: new Date(from).toISOString() }), ...(to && { to: new Date(Date.parse(to) + DAY_MS).toISOString() }) } },
        }),
      ),
    staleTime: Infinity,
  });
  const day = (name: 'from' | 'to') => (
    <label className="field">
      <span>{t(`access.${name}`)}</span>
      <input className="input" type="date" value={typed[name]} onChange={({ target }) => setTyped({ ...typed, [name]: target.value })} />
    </label>
  );
  return (
    <div className="page stack">
      <Link href="/history">{`‹ ${t('nav.history')}`}</Link>
      <h1>{t('access.title')}</h1>
      <form
        className="row wrap access-ask"
        onSubmit={(event) => {
          event.preventDefault();
          const next = { ...typed, person: typed.person.trim() };
          go(`/history/access?${new URLSearchParams(Object.entries(next).filter(([, value]) => value))}`);
        }}
      >
        <label className="field">
          <span>{t('access.person')}</span>
          <input className="input" required autoComplete="off" value={typed.person} onChange={({ target }) => setTyped({ ...typed, person: target.value })} />
        </label>
        {day('from')}
        {day('to')}
        <Button type="submit" look="primary" disabled={report.isFetching}>
          {t('access.ask')}
        </Button>
        <span className="small quiet">{t('access.recorded')}</span>
      </form>
      {person === '' ? (
        <Empty title={t('access.none')}>{t('access.none.do')}</Empty>
      ) : report.isPending ? (
        <Skeletons />
      ) : report.error ? (
        <ProblemNote error={report.error} again={() => report.refetch()} />
      ) : (
        report.data.parts.map((part) => (
          <section key={part.kind} className="panel pad stack" aria-label={t(`access.${part.kind}` as Key)}>
            <div className="row wrap">
              <h2>{t(`access.${part.kind}` as Key)}</h2>
              <span className="quiet">{t('access.total', { n: part.total })}</span>
              <span className="grow" />
              {part.first && part.last && (
                <span className="small quiet">
                  <When at={part.first} /> – <When at={part.last} />
                </span>
              )}
            </div>
            {part.total > 0 && (
              <ul className="row wrap small">
                {Object.entries(part.actions).map(([action, n]) => (
                  <li key={action}>
                    <Link href={addressOf({ line: `who:${person} what:${action}`, from: undefined, to: undefined })}>{actionText(t, action)}</Link> {n.toLocaleString(lang)}
                  </li>
                ))}
              </ul>
            )}
            {part.events.length > 0 && (
              <details>
                <summary>{t('access.newest', { n: part.events.length })}</summary>
                <table>
                  <tbody>
                    {(part.events as unknown as AuditEvent[]).map((event) => (
                      <tr key={event.id}>
                        <td>
                          <When at={event.at} />
                        </td>
                        <td>{actionText(t, event.action)}</td>
                        <td>{`${event.subjectType} ${event.subjectId}`}</td>
                        <td>{event.jobId && <Link href={`/jobs/${event.jobId}`}>{t('access.job', { id: event.jobId })}</Link>}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </details>
            )}
          </section>
        ))
      )}
    </div>
  );
}
