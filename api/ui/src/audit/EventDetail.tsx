import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { Button } from '../design/Button';
import { exact } from '../design/time';
import { useText } from '../i18n/text';
import { actionText } from './actions';
import { changesOf, placeOf, whoOf, type AuditEvent } from './event';
import { line } from './question';

interface Props {
  event: AuditEvent;
  onClose: () => void;
  onAsk: (line: string) => void;
}

/** The whole record of an event, with what changed as it was and as it became. */
export function EventDetail({ event, onClose, onAsk }: Props) {
  const { t, lang } = useText();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [event.id]);
  const changes = changesOf(event.changed);
  const place = placeOf(event);
  return (
    <aside className="detail scroll" aria-label={t('audit.detail')}>
      <div className="row">
        <h2 ref={title} tabIndex={-1} className="grow">
          {actionText(t, event.action)}
        </h2>
        <Button look="bare" aria-label={t('audit.close')} shortcut="escape" onClick={onClose}>
          ×
        </Button>
      </div>
      <dl className="facts">
        <dt>{t('audit.column.at')}</dt>
        <dd>
          <time dateTime={event.at} title={event.at}>
            {exact(lang, event.at)}
          </time>
        </dd>
        <dt>{t('audit.column.who')}</dt>
        <dd>
          {whoOf(event)} <span className="quiet">{[event.actor.username, event.actor.organisation, event.actor.roles?.join(', ')].filter(Boolean).join(' · ')}</span>
        </dd>
        <dt>{t('audit.field.action')}</dt>
        <dd className="mono">{event.action}</dd>
        <dt>{t('audit.column.subject')}</dt>
        <dd>{place ? <Link href={place}>{`${event.subjectType} ${event.subjectId}`}</Link> : `${event.subjectType} ${event.subjectId}`}</dd>
        {event.reason && (
          <>
            <dt>{t('audit.reason')}</dt>
            <dd>{event.reason}</dd>
          </>
        )}
        {event.elementId && (
          <>
            <dt>{t('audit.field.elementId')}</dt>
            <dd>
              {event.elementId} <span className="quiet mono">{event.processInstanceKey}</span>
            </dd>
          </>
        )}
      </dl>
      <h3>{t('audit.changed')}</h3>
      {changes.length === 0 ? (
        <p className="quiet">{t('audit.changed.none')}</p>
      ) : (
        <table className="changes">
          <thead>
            <tr>
              <th>{t('audit.changed.field')}</th>
              <th>{t('audit.changed.before')}</th>
              <th>{t('audit.changed.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((one) => (
              <tr key={one.field}>
                <td>{one.field}</td>
                <td className="mono before">{one.before}</td>
                <td className="mono after">{one.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{t('audit.proof')}</h3>
      <dl className="facts">
        <dt>{t('audit.proof.place')}</dt>
        <dd className="mono">{t('audit.proof.number', { stream: event.stream, n: event.streamSeq })}</dd>
        <dt>{t('audit.proof.before')}</dt>
        <dd className="mono">{event.beforeDigest ?? '–'}</dd>
        <dt>{t('audit.proof.after')}</dt>
        <dd className="mono">{event.afterDigest ?? '–'}</dd>
        <dt>{t('audit.proof.previous')}</dt>
        <dd className="mono">{event.previousHash}</dd>
        <dt>{t('audit.proof.hash')}</dt>
        <dd className="mono">{event.hash}</dd>
      </dl>
      <div className="row wrap">
        <Button onClick={() => onAsk(line({ subjectType: event.subjectType, subjectId: event.subjectId }))}>{t('audit.same.subject')}</Button>
        {event.actor.username && <Button onClick={() => onAsk(line({ actor: event.actor.username }))}>{t('audit.same.actor')}</Button>}
      </div>
    </aside>
  );
}
