import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, body } from '../api/client';
import type { Item, LabelSchema, Task } from '../api/types';
import { Button } from '../design/Button';
import { useKeys } from '../design/keys';
import { toast } from '../design/toasts';
import { local, useText } from '../i18n/text';
import { faults } from './attributes';
import { useBench, useBenchKeys, walkKeys } from './bench';
import { Canvas } from './Canvas';
import { Conflict } from './Conflict';
import { Discuss } from './discuss/Discuss';
import { pinsOf, useDiscussions, usePin } from './discuss/discussions';
import { Frame } from './Frame';
import { useHandIn } from './handIn';
import { useLabelling } from './labelling';
import { LabelSide } from './LabelSide';
import { Loaded } from './Loaded';
import { SavingState } from './SavingState';
import { SubmitDialog } from './SubmitDialog';
import { mediaOf } from './editor';
import { useWords } from './words';
import { useActivity, useItems, useWork } from './work';

/** Annotation and rework of a claimed package. */
export default function Workbench({ task }: { task: Task }) {
  return (
    <Loaded task={task} items={useItems(task.id)}>
      {(items, schema) => <Bench task={task} items={items} schema={schema} />}
    </Loaded>
  );
}

function Bench({ task, items, schema }: { task: Task; items: Item[]; schema: LabelSchema }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  const work = useWork(task.id, items);
  const [asking, setAsking] = useState(false);
  const bench = useBench(items);
  const { at, item, open, chosen, choose, walk } = bench;
  const ask = () => {
    const wrong = items.flatMap((one, index) => faults(schema.classes, work.sheets.get(one.itemNo)!.history.present).map((found) => ({ index, ...found })));
    const first = wrong[0];
    if (!first) return setAsking(true);
    open(first.index);
    choose(first.shape.id);
    const { attribute, index } = first;
    toast('amber', (t, lang) => `${t('work.invalid', { n: wrong.length })}. ${t('work.invalid.say', { no: index + 1, what: `${local(lang, attribute.name)} ${t('work.required')}` })}`);
  };
  useBenchKeys(bench, ask);
  const sheet = work.sheets.get(item.itemNo)!;
  const keeper = work.keepers.get(item.itemNo)!;
  const shapes = sheet.history.present;
  const say = useWords(schema.classes, shapes, mediaOf(item));
  const discussing = useDiscussions(task.id);
  const pin = usePin(item.itemNo);
  const edit = (next: typeof shapes) => work.edit(item.itemNo, next);
  const labelling = useLabelling(schema, shapes, chosen, choose, edit);
  const active = useActivity(
    task.id,
    () => work.tick(item.itemNo),
    (leaseUntil) => client.setQueryData(['task', task.id], (known: Task | undefined) => known && { ...known, leaseUntil }),
  );
  const { see } = work;
  useEffect(() => {
    see(item.itemNo);
    // Only when another item comes up.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [item.itemNo]);

  const unseen = items.filter((one) => !work.sheets.get(one.itemNo)!.seen).length;
  const submitting = useHandIn({
    send: () =>
      body(
        api.POST('/api/v1/tasks/{taskId}/submission', {
          params: { path: { taskId: task.id as never } },
          body: {
            items: items.map(({ itemNo }) => {
              const { history, activeSeconds } = work.sheets.get(itemNo)!;
              return { itemNo, shapes: history.present as never, activeSeconds };
            }),
          },
        }),
      ),
    forget: ['work', task.id],
    done: (t) => t('work.submitted'),
    after: () => work.keepers.forEach((one) => one.finish()),
  });

  useKeys([
    { keys: 'mod+z', does: 'work.undo', run: () => work.undo(item.itemNo) },
    { keys: 'mod+y mod+shift+z', does: 'work.redo', run: () => work.redo(item.itemNo) },
    ...walkKeys('work.key.shape', (step) => walk(shapes, step)),
  ]);
  const discuss = (
    <Discuss key={`discuss ${item.itemNo}`} discussing={discussing} itemNo={item.itemNo} shapes={shapes} say={say} chosen={chosen} onChoose={choose} pin={pin} />
  );
  // What others found is to be seen before one goes on labelling.
  const talked = task.kind === 'rework';
  return (
    <Frame
      task={task}
      at={at}
      onItem={open}
      items={items.map(({ itemNo, externalId }) => {
        const { history, seen } = work.sheets.get(itemNo)!;
        const count = history.present.length;
        return {
          no: itemNo,
          name: externalId,
          mark: seen ? count || '✓' : '·',
          said: count ? t('work.item.labelled', { n: count }) : t(seen ? 'work.item.seen' : 'work.item.untouched'),
        };
      })}
      status={<SavingState saving={keeper.saving} />}
      action={
        <Button look="primary" shortcut="mod+enter" disabled={submitting.isPending} onClick={ask}>
          {t('work.submit')}
        </Button>
      }
      canvas={<Canvas key={item.itemNo} item={item} schema={schema} shapes={shapes} chosen={chosen} label={labelling.label} pins={pinsOf(discussing.all, item.itemNo, pin)} onPlace={pin.placing ? pin.place : undefined} onChange={edit} onChoose={choose} />}
      side={
        <>
          <div className="small quiet cut" title={item.externalId}>
            {item.externalId}
          </div>
          {keeper.saving.state === 'conflict' && (
            <Conflict theirs={keeper.saving.theirs.shapes.length} onMine={() => keeper.keepMine()} onTheirs={() => work.takeTheirs(item.itemNo)} />
          )}
          {item.verdict === 'returned' && <p className="notice amber">{t('work.returned')}</p>}
          {talked && discuss}
          <LabelSide schema={schema} media={mediaOf(item)} shapes={shapes} labelling={labelling} chosen={chosen} onChoose={choose} />
          {!talked && discuss}
          <h2>{t('work.guideline')}</h2>
          <p className="guideline">{local(lang, schema.guideline)}</p>
          {asking && (
            <SubmitDialog title={t('work.submit.all')} onSubmit={() => submitting.mutate()} onClose={() => setAsking(false)}>
              {unseen > 0 && <p className="notice amber">{t('work.submit.unseen', { n: unseen })}</p>}
              <p>{t('work.submit.say')}</p>
            </SubmitDialog>
          )}
        </>
      }
      foot={
        <>
          <Button look="bare" shortcut="mod+z" disabled={sheet.history.past.length === 0} onClick={() => work.undo(item.itemNo)}>
            {t('work.undo')}
          </Button>
          <Button look="bare" shortcut="mod+y" disabled={sheet.history.future.length === 0} onClick={() => work.redo(item.itemNo)}>
            {t('work.redo')}
          </Button>
          <span className="grow" />
          <span className="quiet small">
            {t('work.active', { seconds: sheet.activeSeconds })}
            {!active && ` · ${t('work.paused')}`}
          </span>
        </>
      }
    />
  );
}
