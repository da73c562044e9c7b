import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, body } from '../api/client';
import type { Item, LabelSchema, Task } from '../api/types';
import { Button } from '../design/Button';
import { useKeys } from '../design/keys';
import { toast } from '../design/toasts';
import { local, useText } from '../i18n/text';
import { AttributeForm } from './AttributeForm';
import { faults } from './attributes';
import { useBench, useBenchKeys } from './bench';
import { Canvas } from './Canvas';
import { Conflict } from './Conflict';
import { freshId } from './editor';
import { Frame } from './Frame';
import { useHandIn } from './handIn';
import { IssueNotes } from './IssueNotes';
import { LabelPanel } from './LabelPanel';
import { Loaded } from './Loaded';
import { SavingState } from './SavingState';
import { ShapeList } from './ShapeList';
import { SubmitDialog } from './SubmitDialog';
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
  const [labelId, setLabelId] = useState(schema.classes[0]?.id);
  const [asking, setAsking] = useState(false);
  const bench = useBench(items);
  const { at, item, open, chosen, choose, walk } = bench;
  const wrong = items.flatMap((one, index) => faults(schema.classes, work.sheets.get(one.itemNo)!.history.present).map((found) => ({ index, ...found })));
  const ask = () => {
    const first = wrong[0];
    if (!first) return setAsking(true);
    open(first.index);
    choose(first.shape.id);
    const { attribute, index } = first;
    toast('amber', (t) => `${t('work.invalid', { n: wrong.length })}. ${t('work.invalid.say', { no: index + 1, what: `${local(lang, attribute.name)} ${t('work.required')}` })}`);
  };
  useBenchKeys(bench, ask);
  const sheet = work.sheets.get(item.itemNo)!;
  const keeper = work.keepers.get(item.itemNo)!;
  const shapes = sheet.history.present;
  const label = schema.classes.find((one) => one.id === labelId);
  const shape = shapes.find((one) => one.id === chosen);
  const shapeLabel = schema.classes.find((one) => one.id === shape?.label);
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

  const edit = (next: typeof shapes) => work.edit(item.itemNo, next);
  const remove = (id: string) => {
    // What relates a shape that is gone relates nothing.
    edit(shapes.filter((one) => one.id !== id && (one as { source?: string }).source !== id && (one as { target?: string }).target !== id));
    if (chosen === id) choose(undefined);
  };
  const relabel = (id: string) => {
    setLabelId(id);
    const known = schema.classes.find((one) => one.id === id);
    if (shape && shape.label !== id && known?.shapes.includes(shape.type as never)) {
      edit(shapes.map((one) => (one === shape ? { ...shape, label: id, attributes: {} } : one)));
    }
  };
  const whole = () => {
    const said = shapes.find((one) => one.type === 'classification' && one.label === labelId);
    if (said) return remove(said.id);
    const id = freshId(shapes);
    edit([...shapes, { id, label: labelId!, attributes: {}, type: 'classification' }]);
    choose(id);
  };
  useKeys([
    { keys: 'mod+z', does: 'work.undo', run: () => work.undo(item.itemNo) },
    { keys: 'mod+y mod+shift+z', does: 'work.redo', run: () => work.redo(item.itemNo) },
    { keys: 'n arrowdown', does: 'work.key.shape', run: () => walk(shapes, 1) },
    { keys: 'shift+n arrowup', does: 'work.key.shape', run: () => walk(shapes, -1) },
    { keys: 'delete backspace', does: 'work.key.delete', run: () => chosen && remove(chosen) },
  ]);
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
      canvas={<Canvas key={item.itemNo} item={item} schema={schema} shapes={shapes} chosen={chosen} label={label} onChange={edit} onChoose={choose} />}
      side={
        <>
          <div className="small quiet cut" title={item.externalId}>
            {item.externalId}
          </div>
          {keeper.saving.state === 'conflict' && (
            <Conflict theirs={keeper.saving.theirs.shapes.length} onMine={() => keeper.keepMine()} onTheirs={() => work.takeTheirs(item.itemNo)} />
          )}
          {item.issues.length > 0 && <IssueNotes title={t('work.returned')} issues={item.issues} />}
          <LabelPanel classes={schema.classes} chosen={labelId} onChoose={relabel} onWhole={whole} />
          <h2>{t('work.shapes')}</h2>
          <ShapeList classes={schema.classes} shapes={shapes} media={item.mediaSha256} chosen={chosen} onChoose={choose} onDelete={remove} />
          {shape && shapeLabel && shapeLabel.attributes.length > 0 && (
            <>
              <h2>{t('work.attributes')}</h2>
              <AttributeForm label={shapeLabel} shape={shape} onChange={(attributes) => edit(shapes.map((one) => (one === shape ? { ...shape, attributes } : one)))} />
            </>
          )}
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
