import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useKeys } from '../design/keys';
import { State } from '../design/State';
import { useText } from '../i18n/text';
import { actionText } from './actions';
import { whoOf, type AuditEvent } from './event';

const ROW = 32;
const AHEAD = 40;

interface Props {
  events: AuditEvent[];
  more: boolean;
  onMore: () => void;
  chosen: number;
  onChoose: (index: number) => void;
  onOpen: (index: number) => void;
}

/** Only the rows in sight are drawn. */
export function EventTable({ events, more, onMore, chosen, onChoose, onOpen }: Props) {
  const { t, lang } = useText();
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: events.length, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 10 });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= events.length - AHEAD) onMore();
  }, [more, last, events.length, onMore]);
  const move = (step: number) => {
    const next = Math.max(0, Math.min(events.length - 1, chosen + step));
    onChoose(next);
    rows.scrollToIndex(next);
  };
  useKeys([
    { keys: 'arrowdown j', does: 'audit.key.down', run: () => move(1) },
    { keys: 'arrowup k', does: 'audit.key.up', run: () => move(-1) },
    { keys: 'enter', does: 'audit.key.open', run: () => onOpen(chosen) },
  ]);
  const when = new Intl.DateTimeFormat(lang, { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  return (
    <div ref={box} className="events scroll panel" role="table" aria-label={t('audit.events')} aria-rowcount={more ? -1 : events.length + 1} tabIndex={0}>
      <div className="event head" role="row">
        <span role="columnheader" className="at">{t('audit.column.at')}</span>
        <span role="columnheader" className="who">{t('audit.column.who')}</span>
        <span role="columnheader" className="org">{t('audit.field.organisation')}</span>
        <span role="columnheader" className="action">{t('audit.field.action')}</span>
        <span role="columnheader" className="subject">{t('audit.column.subject')}</span>
        <span role="columnheader" className="job">{t('audit.column.job')}</span>
      </div>
      <div className="tall" role="rowgroup" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start, key }) => {
          const event = events[index]!;
          const refused = event.action.endsWith('.refused');
          return (
            <div
              key={key}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === chosen}
              className="event"
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onOpen(index)}
            >
              <span role="cell" className="at">
                <time dateTime={event.at}>{when.format(new Date(event.at))}</time>
              </span>
              <span role="cell" className="who cut" title={event.actor.username ?? event.actor.subject}>{whoOf(event)}</span>
              <span role="cell" className="org cut">{event.actor.organisation ?? t(`audit.kind.${event.actor.kind === 'worker' ? 'worker' : 'service'}`)}</span>
              <span role="cell" className="action cut" title={event.action}>{refused ? <State tone="red">{actionText(t, event.action)}</State> : actionText(t, event.action)}</span>
              <span role="cell" className="subject cut">{`${event.subjectType} ${event.subjectId}`}</span>
              <span role="cell" className="job">{event.jobId}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
