import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, body } from '../../api/client';
import { allPages } from '../../api/pages';
import type { DisputedItem, LabelSchema, Shape, Task } from '../../api/types';
import { Button } from '../../design/Button';
import { useKeys, type Binding } from '../../design/keys';
import { State } from '../../design/State';
import { toast } from '../../design/toasts';
import { local, useText } from '../../i18n/text';
import { useBench, useBenchKeys, walkKeys } from '../bench';
import { Canvas } from '../Canvas';
import { Discuss } from '../discuss/Discuss';
import { pinsOf, useDiscussions, usePin } from '../discuss/discussions';
import { Facts } from '../Facts';
import { Frame } from '../Frame';
import { useHandIn } from '../handIn';
import { begin, change, redo, undo, type History } from '../history';
import { useLabelling } from '../labelling';
import { LabelSide } from '../LabelSide';
import { Loaded } from '../Loaded';
import { ShapeList } from '../ShapeList';
import { SubmitDialog } from '../SubmitDialog';
import { mediaOf } from '../editor';
import { useWords } from '../words';
import { FRESH_MS } from '../work';
import { Differences } from './Differences';
import { Reason } from './Reason';
import { ALL, decision, differences, isReady, NONE, questions, result, UNRULED, WHOLE, type Pick, type Ruling, type Rulings } from './rulings';
import { keyOfVersion, Ways } from './Ways';
import './adjudicate.css';

const itemsOf = (taskId: string) =>
  allPages((cursor) => body(api.GET('/api/v1/tasks/{taskId}/adjudication', { params: { path: { taskId: taskId as never }, query: { cursor, limit: 100 } } })));

/** Settles what people could not agree on: all versions in one view, and one key for each way out. */
export default function AdjudicateBench({ task }: { task: Task }) {
  const items = useQuery({ queryKey: ['adjudication', task.id], queryFn: () => itemsOf(task.id), staleTime: FRESH_MS, refetchInterval: FRESH_MS });
  return (
    <Loaded task={task} items={items}>
      {(found, schema) => <Bench task={task} items={found} schema={schema} />}
    </Loaded>
  );
}

function Bench({ task, items, schema }: { task: Task; items: DisputedItem[]; schema: LabelSchema }) {
  const { t, lang } = useText();
  const shelf = `countersign.rulings.${task.id}`;
  const [rulings, setRulings] = useState<Rulings>(() => JSON.parse(localStorage.getItem(shelf) ?? '{}'));
  const [asking, setAsking] = useState(false);
  const [drawing, setDrawing] = useState(false);
  const bench = useBench(items);
  const { at, item, chosen, choose, walk } = bench;
  const open = (index: number) => {
    setDrawing(false);
    bench.open(index);
  };
  useEffect(() => localStorage.setItem(shelf, JSON.stringify(rulings)), [shelf, rulings]);
  const ruling = rulings[item.no] ?? UNRULED;
  const set = (next: Partial<Ruling>) => setRulings({ ...rulings, [item.no]: { ...ruling, ...next } });
  const discussing = useDiscussions(task.id);
  const pin = usePin(item.no);
  const found = differences(item);
  const shapes = result(item, found, ruling);
  const say = useWords(schema.classes, [...shapes, ...found.flatMap((one) => Object.values(one.shapes).flat())], mediaOf(item));
  const difference = found.find((one) => Object.values(one.shapes).some((own) => own.some(({ id }) => id === chosen)));
  const names = item.versions.map(({ name }) => name);

  const ready = (one: DisputedItem) => isReady(differences(one), rulings[one.no] ?? UNRULED);
  // What is not disputed is decided only where the adjudicator began to.
  const asked = items.filter((one) => one.open || rulings[one.no] !== undefined);
  const missing = asked.filter((one) => !ready(one));
  const ask = () => {
    const first = missing[0];
    if (!first) return setAsking(true);
    open(items.indexOf(first));
    const { picks, drawn } = rulings[first.no] ?? UNRULED;
    const settled = drawn !== undefined || questions(differences(first)).every((id) => picks[id] !== undefined);
    toast('amber', (t) => (settled ? t('adjudicate.reason.needed') : t('adjudicate.missing', { n: missing.length })));
  };
  const submitting = useHandIn({
    send: () =>
      body(
        api.POST('/api/v1/tasks/{taskId}/adjudication', {
          params: { path: { taskId: task.id as never } },
          body: { decisions: asked.map((one) => decision(one, differences(one), rulings[one.no]!, schema.classes)) as never },
        }),
      ),
    forget: ['adjudication', task.id],
    done: (t) => t('work.submitted'),
    after: () => localStorage.removeItem(shelf),
  });

  /** For the chosen difference, and on to the next that is open; for all of them where none is chosen. */
  const pick = (what: Pick) => {
    const ids = difference ? [difference.id] : questions(found);
    const picks = { ...ruling.picks, ...Object.fromEntries(ids.map((id) => [id, what])) };
    set({ picks, drawn: undefined });
    setDrawing(false);
    choose(difference && found.find(({ id }) => picks[id] === undefined)?.id);
  };
  const draw = () => {
    if (!ruling.drawn) set({ drawn: begin(shapes) });
    choose(undefined);
    setDrawing(true);
  };
  const drawn = (next: (history: History<Shape[]>) => History<Shape[]>) => ruling.drawn && set({ drawn: next(ruling.drawn) });
  const edit = (next: Shape[]) => drawn((history) => change(history, next));
  const labelling = useLabelling(schema, shapes, chosen, choose, edit);
  useBenchKeys({ ...bench, open }, ask);
  useKeys([
    { keys: 'd', does: 'adjudicate.draw', run: draw },
    { keys: 'w', does: 'adjudicate.key.reason', run: () => document.getElementById('ruling-reason')?.focus() },
    ...(drawing
      ? ([
          { keys: 'mod+z', does: 'work.undo', run: () => drawn(undo) },
          { keys: 'mod+y mod+shift+z', does: 'work.redo', run: () => drawn(redo) },
          ...walkKeys('work.key.shape', (step) => walk(shapes, step)),
          { keys: 'escape', does: 'adjudicate.key.drawn', run: () => (chosen ? choose(undefined) : setDrawing(false)) },
        ] satisfies Binding[])
      : ([
          ...names.map((name, i): Binding => ({ keys: keyOfVersion(i), does: 'adjudicate.key.take', run: () => pick(name) })),
          { keys: keyOfVersion(names.length), does: 'adjudicate.key.all', run: () => pick(ALL) },
          { keys: '0', does: 'adjudicate.key.none', run: () => pick(NONE) },
          ...walkKeys('adjudicate.key.walk', (step) => walk(found, step)),
        ] satisfies Binding[])),
  ]);
  const layers = names.map((name) => ({
    name,
    // What was picked is part of the result already.
    shapes: found.filter(({ id }) => drawing || (ruling.picks[id] !== name && ruling.picks[id] !== ALL)).flatMap((one) => one.shapes[name] ?? []),
  }));
  const picked = difference ? ruling.picks[difference.id] : found.length ? undefined : ruling.picks[WHOLE];
  const marked = difference?.shapes;
  const choosing = (id: string | undefined) => choose(drawing ? id : (found.find((one) => Object.values(one.shapes).some((own) => own.some((shape) => shape.id === id)))?.id ?? id));
  return (
    <Frame
      task={task}
      at={at}
      onItem={open}
      items={items.map((one) => {
        const settled = ready(one);
        const said = settled ? 'adjudicate.settled' : one.open ? 'adjudicate.open' : 'adjudicate.agreed';
        return { no: one.no, name: one.externalId, mark: settled ? '✔' : one.open ? '▲' : '=', said: t(said) };
      })}
      action={
        <Button look="primary" shortcut="mod+enter" disabled={submitting.isPending} onClick={ask}>
          {t('work.submit')}
        </Button>
      }
      canvas={
        <Canvas
          key={`${item.no} ${drawing}`}
          readOnly={!drawing}
          item={item}
          schema={schema}
          shapes={shapes}
          layers={layers}
          chosen={drawing ? chosen : (Object.values(marked ?? {})[0]?.[0]?.id ?? chosen)}
          label={drawing ? labelling.label : undefined}
          pins={pinsOf(discussing.all, item.no, pin)}
          onPlace={pin.placing ? pin.place : undefined}
          onChange={edit}
          onChoose={choosing}
        />
      }
      side={
        <>
          <div className="small quiet cut" title={item.externalId}>
            {item.externalId}
          </div>
          <div role="status">
            <State tone={ready(item) ? 'green' : item.open ? 'amber' : 'new'}>{t(ready(item) ? 'adjudicate.settled' : item.open ? 'adjudicate.open' : 'adjudicate.agreed')}</State>
          </div>
          {item.verdict && item.verdict.issues.length > 0 && <p className="notice amber">{t(item.verdict.outcome === 'disputed' ? 'adjudicate.verdict.disputed' : 'work.returned')}</p>}
          {drawing ? (
            <LabelSide schema={schema} media={mediaOf(item)} shapes={shapes} labelling={labelling} chosen={chosen} onChoose={choose} />
          ) : (
            <>
              <h2>{t('adjudicate.differences')}</h2>
              <Differences classes={schema.classes} found={found} names={names} ruling={ruling} chosen={difference?.id} say={say} onChoose={choose} />
              <h2>{t(ruling.drawn ? 'adjudicate.drawn' : 'adjudicate.result')}</h2>
              <ShapeList classes={schema.classes} shapes={shapes} media={mediaOf(item)} chosen={chosen} onChoose={choosing} />
            </>
          )}
          <Discuss key={`discuss ${item.no}`} discussing={discussing} itemNo={item.no} shapes={shapes} say={say} chosen={chosen} onChoose={choose} pin={pin} />
          <Reason key={item.no} value={ruling.reason} onChange={(reason) => set({ reason })} />
          <Facts candidate={item.candidate} agreement={item.agreement} />
          <h2>{t('work.guideline')}</h2>
          <p className="guideline">{local(lang, schema.guideline)}</p>
          {asking && (
            <SubmitDialog title={t('adjudicate.submit')} onSubmit={() => submitting.mutate()} onClose={() => setAsking(false)}>
              <p>{t('adjudicate.submit.say', { n: asked.length })}</p>
            </SubmitDialog>
          )}
        </>
      }
      foot={
        <>
          <span className="grow" />
          {drawing && ruling.drawn ? (
            <>
              <Button look="bare" shortcut="mod+z" disabled={ruling.drawn.past.length === 0} onClick={() => drawn(undo)}>
                {t('work.undo')}
              </Button>
              <Button look="bare" shortcut="mod+y" disabled={ruling.drawn.future.length === 0} onClick={() => drawn(redo)}>
                {t('work.redo')}
              </Button>
              <Button onClick={() => setDrawing(false)}>{t('adjudicate.key.drawn')}</Button>
            </>
          ) : (
            <Ways names={names} differ={found.length > 0} picked={picked} drawn={!!ruling.drawn} onPick={pick} onDraw={draw} />
          )}
        </>
      }
    />
  );
}
