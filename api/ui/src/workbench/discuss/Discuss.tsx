import { useState } from 'react';
import type { Discussion, Shape } from '../../api/types';
import { Button } from '../../design/Button';
import { useKeys } from '../../design/keys';
import { useText } from '../../i18n/text';
import { IssueForm } from '../IssueForm';
import type { Discussing, Pin } from './discussions';
import { Thread } from './Thread';
import './discuss.css';

interface Props {
  discussing: Discussing;
  itemNo: number;
  shapes: Shape[];
  say: (shape: Shape) => string;
  chosen: string | undefined;
  onChoose: (id: string) => void;
  pin: Pin;
  /** A review raises with its verdict, and not here. */
  raises?: boolean;
}

/** What is said of an item: what is open first, then what is settled; and saying something new. */
export function Discuss({ discussing, itemNo, shapes, say, chosen, onChoose, pin, raises = true }: Props) {
  const { t } = useText();
  const [writing, setWriting] = useState(false);
  const found = discussing.all.filter((one) => one.itemNo === itemNo);
  const unresolved = found.filter((one) => !one.resolved);
  const pinned = shapes.find((one) => one.id === chosen);
  useKeys([
    { keys: 'shift+p', does: 'discuss.key.pin', run: pin.begin },
    ...(pin.placing ? [{ keys: 'escape', does: 'discuss.unpin' as const, run: pin.clear }] : []),
    ...(raises ? [{ keys: 'shift+i', does: 'discuss.raise' as const, run: () => setWriting(true) }] : []),
  ]);
  const told = (one: Discussion) => {
    const shape = shapes.find(({ id }) => id === one.issue.shapeId);
    return one.issue.shapeId ? (shape ? say(shape) : t('discuss.shapeGone')) : undefined;
  };
  return (
    <section className="stack discuss" aria-label={t('discuss.title')}>
      <div className="row">
        <h2 className="grow">{t('discuss.title')}</h2>
        <span className="small quiet">{t('discuss.count', { open: unresolved.length, all: found.length })}</span>
      </div>
      {[...unresolved, ...found.filter((one) => one.resolved)].map((one) => (
        <Thread key={one.id} discussion={one} pinned={told(one)} answering={discussing.answering} onChoose={() => one.issue.shapeId && onChoose(one.issue.shapeId)} />
      ))}
      {raises &&
        (writing ? (
          <IssueForm
            pin={pin}
            pinned={pinned && { id: pinned.id, said: say(pinned) }}
            add={t('discuss.send')}
            busy={discussing.raising.isPending}
            onClose={() => setWriting(false)}
            onAdd={async (issue) => {
              await discussing.raising.mutateAsync({ once: crypto.randomUUID(), itemNo, issue });
              setWriting(false);
            }}
          />
        ) : (
          <div>
            <Button shortcut="shift+i" onClick={() => setWriting(true)}>
              {t('discuss.raise')}
            </Button>
          </div>
        ))}
    </section>
  );
}
