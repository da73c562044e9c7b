import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { Task } from '../api/types';
import { Button } from '../design/Button';
import { useKeys } from '../design/keys';
import { useText } from '../i18n/text';
import { TaskRow } from './TaskRow';

const ROW = 40;
const AHEAD = 20;

interface Props {
  tasks: Task[];
  more: boolean;
  onMore: () => void;
  onOpen: (task: Task) => void;
  onRelease: (task: Task) => void;
}

/** Only the rows in sight are drawn, and the next page is asked for before its first row comes into sight. */
export function TaskTable({ tasks, more, onMore, onOpen, onRelease }: Props) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const chosen = Math.min(at, tasks.length - 1);
  const rows = useVirtualizer({ count: tasks.length, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 8 });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= tasks.length - AHEAD) onMore();
  }, [more, last, tasks.length, onMore]);
  const move = (step: number) => {
    const next = Math.max(0, Math.min(tasks.length - 1, chosen + step));
    setAt(next);
    rows.scrollToIndex(next);
  };
  useKeys([
    { keys: 'arrowdown j', does: 'tasks.key.down', run: () => move(1) },
    { keys: 'arrowup k', does: 'tasks.key.up', run: () => move(-1) },
    { keys: 'enter', does: 'tasks.key.enter', run: () => tasks[chosen] && onOpen(tasks[chosen]) },
    { keys: 'r', does: 'tasks.key.release', run: () => tasks[chosen]?.state === 'claimed' && onRelease(tasks[chosen]) },
  ]);
  return (
    <div ref={box} className="tasks scroll panel" role="list" aria-label={t('tasks.list')} tabIndex={0}>
      <div className="tall" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start, key }) => {
          const task = tasks[index]!;
          return (
            <div
              key={key}
              role="listitem"
              aria-setsize={more ? -1 : tasks.length}
              aria-posinset={index + 1}
              aria-current={index === chosen || undefined}
              className="task"
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => setAt(index)}
              onDoubleClick={() => onOpen(task)}
            >
              <TaskRow task={task} />
              <span className="do">
                {(task.state === 'claimed' || task.state === 'open') && (
                  <Button look="bare" shortcut="enter" onClick={() => onOpen(task)}>
                    {t(task.state === 'open' ? 'tasks.take' : 'tasks.open')}
                  </Button>
                )}
                {task.state === 'claimed' && (
                  <Button look="bare" shortcut="r" onClick={() => onRelease(task)}>
                    {t('tasks.release')}
                  </Button>
                )}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
