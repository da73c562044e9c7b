import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, body } from '../api/client';
import { allPages } from '../api/pages';
import type { LabelSchema, ReviewItem, Shape, Task } from '../api/types';
import { Button } from '../design/Button';
import { useKeys } from '../design/keys';
import { State, type Tone } from '../design/State';
import { toast } from '../design/toasts';
import { useText } from '../i18n/text';
import { useBench, useBenchKeys, walkKeys } from './bench';
import { Canvas } from './Canvas';
import { Discuss } from './discuss/Discuss';
import { pinsOf, useDiscussions, usePin } from './discuss/discussions';
import { Facts } from './Facts';
import { Frame } from './Frame';
import { useHandIn } from './handIn';
import { Issues } from './Issues';
import { Loaded } from './Loaded';
import { ShapeList } from './ShapeList';
import { SubmitDialog } from './SubmitDialog';
import { mediaOf } from './editor';
import { useWords } from './words';
import { FRESH_MS } from './work';
import { count, NONE, open as stillOpen, submission, type Outcome, type Verdict, type Verdicts } from './verdicts';

const TONES: Record<Outcome, Tone> = { accepted: 'green', returned: 'red', disputed: 'amber' };
const MARKS: Record<Outcome, string> = { accepted: '✔', returned: '■', disputed: '▲' };

const itemsOf = (taskId: string) =>
  allPages((cursor) => body(api.GET('/api/v1/tasks/{taskId}/review', { params: { path: { taskId: taskId as never }, query: { cursor, limit: 100 } } })));

export default function ReviewBench({ task }: { task: Task }) {
  const items = useQuery({ queryKey: ['review', task.id], queryFn: () => itemsOf(task.id), staleTime: FRESH_MS, refetchInterval: FRESH_MS });
  return (
    <Loaded task={task} items={items}>
      {(found, schema) => <Bench task={task} items={found} schema={schema} />}
    </Loaded>
  );
}

function Bench({ task, items, schema }: { task: Task; items: ReviewItem[]; schema: LabelSchema }) {
  const { t } = useText();
  const shelf = `countersign.verdicts.${task.id}`;
  const [verdicts, setVerdicts] = useState<Verdicts>(() => JSON.parse(localStorage.getItem(shelf) ?? '{}'));
  const [asking, setAsking] = useState(false);
  const bench = useBench(items);
  const { at, item, open, chosen, choose, walk } = bench;
  const missing = stillOpen(items, verdicts);
  const ask = () => {
    const first = missing[0];
    if (!first) return setAsking(true);
    open(items.indexOf(first));
    const judged = verdicts[first.no]?.outcome;
    toast('amber', (t) => (judged ? t('review.issue.needed') : t('review.missing', { n: missing.length })));
  };
  useBenchKeys(bench, ask);
  const verdict = verdicts[item.no] ?? NONE;
  useEffect(() => localStorage.setItem(shelf, JSON.stringify(verdicts)), [shelf, verdicts]);
  const set = (next: Verdict) => setVerdicts({ ...verdicts, [item.no]: next });
  const judge = (outcome: Outcome) => {
    set({ ...verdict, outcome });
    // What is accepted needs no more words.
    if (outcome === 'accepted') open(at + 1);
  };
  const acceptRest = () => setVerdicts({ ...Object.fromEntries(items.map(({ no }) => [no, { outcome: 'accepted' as const, issues: [] }])), ...Object.fromEntries(Object.entries(verdicts).filter(([, one]) => one.outcome)) });
  const submitting = useHandIn({
    send: () => body(api.POST('/api/v1/tasks/{taskId}/review', { params: { path: { taskId: task.id as never } }, body: submission(items, verdicts) })),
    forget: ['review', task.id],
    done: (t) => t('work.submitted'),
    after: () => localStorage.removeItem(shelf),
  });
  const shapes = item.candidate.shapes as Shape[];
  const say = useWords(schema.classes, shapes, mediaOf(item));
  const discussing = useDiscussions(task.id);
  const pin = usePin(item.no);
  const pinned = shapes.find((one) => one.id === chosen);
  useKeys([
    { keys: 'a', does: 'review.accept', run: () => judge('accepted') },
    { keys: 'r', does: 'review.return', run: () => judge('returned') },
    { keys: 'd', does: 'review.dispute', run: () => judge('disputed') },
    { keys: 'shift+a', does: 'review.acceptRest', run: acceptRest },
    { keys: 'i', does: 'review.key.issue', run: () => document.getElementById('issue-reason')?.focus() },
    ...walkKeys('work.key.shape', (step) => walk(shapes, step)),
  ]);
  return (
    <Frame
      task={task}
      at={at}
      onItem={open}
      items={items.map(({ no, externalId }) => {
        const outcome = verdicts[no]?.outcome;
        return { no, name: externalId, mark: outcome ? MARKS[outcome] : '·', said: t(outcome ? `review.${outcome}` : 'review.open') };
      })}
      action={
        <Button look="primary" shortcut="mod+enter" disabled={submitting.isPending} onClick={ask}>
          {t('work.submit')}
        </Button>
      }
      canvas={
        <Canvas
          key={item.no}
          readOnly
          item={item}
          schema={schema}
          shapes={shapes}
          // One alone is what lies below it already.
          layers={item.versions.length < 2 ? [] : item.versions.map((version) => ({ name: version.name, shapes: version.shapes as Shape[] }))}
          chosen={chosen}
          label={undefined}
          pins={pinsOf(discussing.all, item.no, pin, verdict.issues)}
          onPlace={pin.placing ? pin.place : undefined}
          onChange={() => {}}
          onChoose={choose}
        />
      }
      side={
        <>
          <div className="small quiet cut" title={item.externalId}>
            {item.externalId}
          </div>
          <div role="status">
            <span className="quiet">{t('review.verdict')}</span> {verdict.outcome ? <State tone={TONES[verdict.outcome]}>{t(`review.${verdict.outcome}`)}</State> : <span className="quiet">{t('review.open')}</span>}
          </div>
          <Issues key={item.no} pin={pin} pinned={pinned && { id: pinned.id, said: say(pinned) }} verdict={verdict} onChange={set} />
          <h2>{t('review.candidate')}</h2>
          <ShapeList classes={schema.classes} shapes={shapes} media={mediaOf(item)} chosen={chosen} onChoose={choose} />
          {item.versions.map((version) => (
            <div key={version.name}>
              <h2>{t('review.version', { name: version.name })}</h2>
              <ShapeList classes={schema.classes} shapes={version.shapes as Shape[]} media={mediaOf(item)} chosen={undefined} onChoose={choose} />
            </div>
          ))}
          <Discuss key={`discuss ${item.no}`} discussing={discussing} itemNo={item.no} shapes={shapes} say={say} chosen={chosen} onChoose={choose} pin={pin} raises={false} />
          <Facts candidate={item.candidate} agreement={item.agreement} earlier={item.earlier} />
          {asking && (
            <SubmitDialog title={t('review.submit.title')} onSubmit={() => submitting.mutate()} onClose={() => setAsking(false)}>
              <p>{t('review.submit.say', { accepted: count(verdicts, 'accepted'), returned: count(verdicts, 'returned'), disputed: count(verdicts, 'disputed') })}</p>
            </SubmitDialog>
          )}
        </>
      }
      foot={
        <>
          <span className="grow" />
          <Button look="bare" shortcut="shift+a" onClick={acceptRest}>
            {t('review.acceptRest')}
          </Button>
          <Button shortcut="d" aria-pressed={verdict.outcome === 'disputed'} onClick={() => judge('disputed')}>
            {t('review.dispute')} <kbd aria-hidden="true">D</kbd>
          </Button>
          <Button shortcut="r" aria-pressed={verdict.outcome === 'returned'} onClick={() => judge('returned')}>
            {t('review.return')} <kbd aria-hidden="true">R</kbd>
          </Button>
          <Button shortcut="a" aria-pressed={verdict.outcome === 'accepted'} onClick={() => judge('accepted')}>
            {t('review.accept')} <kbd aria-hidden="true">A</kbd>
          </Button>
        </>
      }
    />
  );
}
