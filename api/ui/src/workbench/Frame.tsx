import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Task } from '../api/types';
import { Button } from '../design/Button';
import { useText, type Key } from '../i18n/text';
import { Reservation } from '../tasks/TaskRow';
import './work.css';

interface Props {
  task: Pick<Task, 'kind' | 'jobName' | 'leaseUntil'>;
  at: number;
  items: { no: number; name: string; mark: ReactNode; said: string }[];
  onItem: (index: number) => void;
  /** Between title and main action: whether it is saved. */
  status?: ReactNode;
  action: ReactNode;
  canvas: ReactNode;
  side: ReactNode;
  foot: ReactNode;
}

/** One frame for every kind of work on a package: items, canvas, what belongs to the item, what can be done. */
export function Frame({ task, at, items, onItem, status, action, canvas, side, foot }: Props) {
  const { t } = useText();
  return (
    <div className="bench">
      <div className="head">
        <Link href="/tasks">{`‹ ${t('work.back')}`}</Link>
        <h1 className="cut">{`${t(`kind.${task.kind}` as Key)} · ${task.jobName}`}</h1>
        <span className="quiet">{t('work.item', { no: at + 1, count: items.length })}</span>
        <span className="grow" />
        <span role="status">{status}</span>
        {task.leaseUntil && (
          <span className="quiet">
            <Reservation until={task.leaseUntil} />
          </span>
        )}
        {action}
      </div>
      <nav className="strip scroll" aria-label={t('work.items')} tabIndex={0}>
        <ol>
          {items.map(({ no, name, mark, said }, i) => (
            <li key={no}>
              <Button look="bare" aria-current={i === at ? 'true' : undefined} title={`${name} · ${said}`} onClick={() => onItem(i)}>
                {i + 1}
                <span className="mark" aria-hidden="true">
                  {mark}
                </span>
                <span className="hidden">{`${name}, ${said}`}</span>
              </Button>
            </li>
          ))}
        </ol>
      </nav>
      <div className="canvas">{canvas}</div>
      <div className="side scroll stack" tabIndex={0} role="group" aria-label={t('work.labels')}>
        {side}
      </div>
      <div className="foot row">
        <Button look="bare" shortcut="pageup" disabled={at === 0} onClick={() => onItem(at - 1)}>
          {t('work.previous')}
        </Button>
        <Button look="bare" shortcut="pagedown" disabled={at === items.length - 1} onClick={() => onItem(at + 1)}>
          {t('work.next')}
        </Button>
        {foot}
      </div>
    </div>
  );
}
