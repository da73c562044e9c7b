import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { api, body } from '../api/client';
import type { Item, LabelSchema, Task } from '../api/types';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useKeys } from '../design/keys';
import { ProblemNote, say, Skeletons } from '../design/Notes';
import { toast } from '../design/toasts';
import { local, useText, type Key } from '../i18n/text';
import { AttributeForm } from './AttributeForm';
import { faults } from './attributes';
import { EDITORS } from './editor';
import { Frame } from './Frame';
import { SavingState } from './SavingState';
import { ShapeList, Swatch } from './ShapeList';
import { useActivity, useItems, useSchema, useWork } from './work';

/** Annotation and rework of a claimed package. */
export default function Workbench({ task }: { task: Task }) {
  const items = useItems(task.id);
  const schema = useSchema(task.jobId);
  const error = items.error ?? schema.error;
  if (error && !items.data) {
    return (
      <div className="page">
        <ProblemNote error={error} again={() => Promise.all([items.refetch(), schema.refetch()])} />
      </div>
    );
  }
  if (!items.data || !schema.data) {
    return (
      <div className="page">
        <Skeletons />
      </div>
    );
  }
  return <Bench task={task} items={items.data} schema={schema.data} />;
}

function Bench({ task, items, schema }: { task: Task; items: Item[]; schema: LabelSchema }) {
  const { t, lang } = useText();
  const [, go] = useLocation();
  const client = useQueryClient();
  const work = useWork(task.id, items);
  const [at, setAt] = useState(0);
  const [chosen, choose] = useState<string>();
  const [labelId, setLabelId] = useState(schema.classes[0]?.id);
  const [asking, setAsking] = useState(false);
  const item = items[at]!;
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

  const wrong = items.flatMap((one, index) => faults(schema.classes, work.sheets.get(one.itemNo)!.history.present).map((found) => ({ index, ...found })));
  const unseen = items.filter((one) => !work.sheets.get(one.itemNo)!.seen).length;
  const submitting = useMutation({
    mutationFn: () =>
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
    onSuccess: () => {
      work.keepers.forEach((one) => one.finish());
      client.removeQueries({ queryKey: ['work', task.id] });
      client.invalidateQueries({ queryKey: ['tasks'] });
      toast('green', t('work.submitted'));
      go('/tasks');
    },
    onError: (error) => toast('red', say(t, error)),
  });

  const edit = (next: typeof shapes) => work.edit(item.itemNo, next);
  const remove = (id: string) => {
    edit(shapes.filter((one) => one.id !== id));
    if (chosen === id) choose(undefined);
  };
  const relabel = (id: string) => {
    setLabelId(id);
    const known = schema.classes.find((one) => one.id === id);
    if (shape && shape.label !== id && known?.shapes.includes(shape.type as never)) {
      edit(shapes.map((one) => (one === shape ? { ...shape, label: id, attributes: {} } : one)));
    }
  };
  const open = (index: number) => {
    if (index < 0 || index >= items.length) return;
    setAt(index);
    choose(undefined);
  };
  const walk = (step: number) => {
    if (shapes.length === 0) return;
    const now = shapes.findIndex((one) => one.id === chosen);
    choose(shapes[(now + step + shapes.length + (now < 0 && step < 0 ? 1 : 0)) % shapes.length]!.id);
  };
  const ask = () => {
    const first = wrong[0];
    if (first) {
      open(first.index);
      choose(first.shape.id);
      toast('amber', `${t('work.invalid', { n: wrong.length })}. ${t('work.invalid.say', { no: first.index + 1, what: `${local(lang, first.attribute.name)} ${t('work.required')}` })}`);
    } else setAsking(true);
  };
  useKeys([
    { keys: 'mod+z', does: 'work.undo', run: () => work.undo(item.itemNo) },
    { keys: 'mod+y mod+shift+z', does: 'work.redo', run: () => work.redo(item.itemNo) },
    { keys: 'pagedown ]', does: 'work.next', run: () => open(at + 1) },
    { keys: 'pageup [', does: 'work.previous', run: () => open(at - 1) },
    { keys: 'arrowdown', does: 'work.key.shape', run: () => walk(1) },
    { keys: 'arrowup', does: 'work.key.shape', run: () => walk(-1) },
    { keys: 'delete backspace', does: 'work.key.delete', run: () => chosen && remove(chosen) },
    { keys: '1 2 3 4 5 6 7 8 9', does: 'work.key.label', run: ({ key }) => schema.classes[Number(key) - 1] && relabel(schema.classes[Number(key) - 1]!.id) },
    { keys: 'mod+enter', does: 'work.key.submit', run: ask, inFields: true },
    { keys: 'escape', does: 'keys.up', run: () => (chosen ? choose(undefined) : go('/tasks')), inFields: true },
  ]);
  const Editor = EDITORS[item.modality];
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
      canvas={
        !Editor || !item.mediaUrl ? (
          <div className="notice amber stack">
            <h2>{t('work.editor.none', { modality: item.modality })}</h2>
            <p>{item.mediaUrl ? t('work.editor.none.say') : t('work.media.none', { uri: item.mediaUri ?? '' })}</p>
          </div>
        ) : (
          <Suspense fallback={<Skeletons />}>
            <Editor
              key={item.itemNo}
              media={item.mediaSha256 ?? ''}
              url={item.mediaUrl}
              schema={schema}
              shapes={shapes}
              chosen={chosen}
              label={label}
              onChange={edit}
              onChoose={choose}
            />
          </Suspense>
        )
      }
      side={
        <>
          <div className="small quiet cut" title={item.externalId}>
            {item.externalId}
          </div>
          {keeper.saving.state === 'conflict' && (
            <div className="notice red stack" role="alert">
              <h2>{t('work.conflict.title')}</h2>
              <p>{t('work.conflict.say', { n: keeper.saving.theirs.shapes.length })}</p>
              <div className="row">
                <Button onClick={() => keeper.keepMine()}>{t('work.conflict.mine')}</Button>
                <Button onClick={() => work.takeTheirs(item.itemNo)}>{t('work.conflict.theirs')}</Button>
              </div>
            </div>
          )}
          {item.issues.length > 0 && (
            <div className="notice amber stack">
              <h2>{t('work.returned')}</h2>
              <ul>
                {item.issues.map((issue, i) => (
                  <li key={i}>{[issue.reason && t(`reason.${issue.reason}` as Key), issue.text].filter(Boolean).join(': ')}</li>
                ))}
              </ul>
            </div>
          )}
          <h2>{t('work.labels')}</h2>
          <ul className="labels" aria-label={t('work.labels')}>
            {schema.classes.map((one, i) => (
              <li key={one.id}>
                <Button look="bare" shortcut={i < 9 ? String(i + 1) : undefined} aria-pressed={one.id === labelId} onClick={() => relabel(one.id)}>
                  {i < 9 && <kbd aria-hidden="true">{i + 1}</kbd>}
                  <Swatch colour={one.colour} />
                  <span className="cut">{local(lang, one.name)}</span>
                </Button>
              </li>
            ))}
          </ul>
          <h2>{t('work.shapes')}</h2>
          <ShapeList classes={schema.classes} shapes={shapes} chosen={chosen} onChoose={choose} onDelete={remove} />
          {shape && shapeLabel && shapeLabel.attributes.length > 0 && (
            <>
              <h2>{t('work.attributes')}</h2>
              <AttributeForm label={shapeLabel} shape={shape} onChange={(attributes) => edit(shapes.map((one) => (one === shape ? { ...shape, attributes } : one)))} />
            </>
          )}
          <h2>{t('work.guideline')}</h2>
          <p className="guideline">{local(lang, schema.guideline)}</p>
          {asking && (
            <Dialog title={t('work.submit.all')} onClose={() => setAsking(false)}>
              {unseen > 0 && <p className="notice amber">{t('work.submit.unseen', { n: unseen })}</p>}
              <p>{t('work.submit.say')}</p>
              <div className="row">
                <Button
                  look="primary"
                  disabled={submitting.isPending}
                  onClick={() => {
                    setAsking(false);
                    submitting.mutate();
                  }}
                >
                  {t('work.submit.yes')}
                </Button>
                <Button onClick={() => setAsking(false)}>{t('work.cancel')}</Button>
              </div>
            </Dialog>
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
          <Button look="bare" shortcut="pageup" disabled={at === 0} onClick={() => open(at - 1)}>
            {t('work.previous')}
          </Button>
          <Button look="bare" shortcut="pagedown" disabled={at === items.length - 1} onClick={() => open(at + 1)}>
            {t('work.next')}
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
