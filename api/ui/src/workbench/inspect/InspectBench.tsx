import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, body } from '../../api/client';
import type { LabelSchema, Sample, Shape, Task } from '../../api/types';
import { Button } from '../../design/Button';
import { useKeys } from '../../design/keys';
import { State } from '../../design/State';
import { toast } from '../../design/toasts';
import { local, useText } from '../../i18n/text';
import { useBench, useBenchKeys, walkKeys } from '../bench';
import { Canvas } from '../Canvas';
import { Discuss } from '../discuss/Discuss';
import { pinsOf, useDiscussions, usePin } from '../discuss/discussions';
import { Frame } from '../Frame';
import { useHandIn } from '../handIn';
import { Loaded } from '../Loaded';
import { ShapeList } from '../ShapeList';
import { SubmitDialog } from '../SubmitDialog';
import { mediaOf } from '../editor';
import { useWords } from '../words';
import { FRESH_MS } from '../work';
import { Count } from './Count';
import { Defects } from './Defects';
import { CLASSES, open as stillOpen, submission, tallies, worst, type Defect, type Findings } from './findings';
import './inspect.css';

/** Inspection of a lot: its sample, item by item. */
export default function InspectBench({ task }: { task: Task }) {
  const sample = useQuery({
    queryKey: ['sample', task.id],
    queryFn: () => body(api.GET('/api/v1/tasks/{taskId}/inspection', { params: { path: { taskId: task.id as never } } })),
    staleTime: FRESH_MS,
    refetchInterval: FRESH_MS,
  });
  return (
    <Loaded task={task} items={sample}>
      {(given, schema) => <Bench task={task} sample={given} schema={schema} />}
    </Loaded>
  );
}

function Bench({ task, sample, schema }: { task: Task; sample: Sample; schema: LabelSchema }) {
  const { t, lang } = useText();
  const { items, inspection, lot } = sample;
  const shelf = `countersign.findings.${task.id}`;
  const [findings, setFindings] = useState<Findings>(() => JSON.parse(localStorage.getItem(shelf) ?? '{}'));
  const [writing, write] = useState<Defect['class']>();
  const [asking, setAsking] = useState(false);
  const bench = useBench(items);
  const { at, item, chosen, choose, walk } = bench;
  const open = (index: number) => {
    write(undefined);
    bench.open(index);
  };
  useEffect(() => localStorage.setItem(shelf, JSON.stringify(findings)), [shelf, findings]);
  const shapes = item.shapes as unknown as Shape[];
  const say = useWords(schema.classes, shapes, mediaOf(item));
  const discussing = useDiscussions(task.id);
  const pin = usePin(item.no);
  const pinned = shapes.find((one) => one.id === chosen);
  const defects = findings[item.no];
  const counts = tallies(inspection, items, findings);
  const missing = stillOpen(items, findings);
  const ask = () => {
    const first = missing[0];
    if (!first) return setAsking(true);
    open(items.indexOf(first));
    toast('amber', (t) => t('inspect.missing', { n: missing.length }));
  };
  const set = (next: Defect[]) => setFindings({ ...findings, [item.no]: next });
  const pass = () => {
    set([]);
    open(at + 1);
  };
  const submitting = useHandIn({
    send: () => body(api.POST('/api/v1/tasks/{taskId}/inspection', { params: { path: { taskId: task.id as never } }, body: submission(items, findings) })),
    forget: ['sample', task.id],
    done: (t) => t('work.submitted'),
    after: () => localStorage.removeItem(shelf),
  });
  useBenchKeys({ ...bench, open }, ask);
  useKeys([
    { keys: 'a', does: 'inspect.pass', run: pass },
    { keys: 'c', does: 'inspect.class.critical', run: () => write('critical') },
    { keys: 'm', does: 'inspect.class.major', run: () => write('major') },
    { keys: 'i', does: 'inspect.class.minor', run: () => write('minor') },
    ...walkKeys('work.key.shape', (step) => walk(shapes, step)),
  ]);
  return (
    <Frame
      task={task}
      at={at}
      onItem={open}
      items={items.map(({ no, externalId }) => {
        const known = findings[no];
        return {
          no,
          name: externalId,
          mark: known === undefined ? '·' : known.length ? '■' : '✔',
          said: known === undefined ? t('inspect.open') : known.length ? t('inspect.defects', { n: known.length }) : t('inspect.right'),
        };
      })}
      status={<Count inspection={inspection} counts={counts} left={missing.length} />}
      action={
        <Button look="primary" shortcut="mod+enter" disabled={submitting.isPending} onClick={ask}>
          {t('work.submit')}
        </Button>
      }
      canvas={<Canvas key={item.no} readOnly item={item} schema={schema} shapes={shapes} chosen={chosen} label={undefined} pins={pinsOf(discussing.all, item.no, pin)} onPlace={pin.placing ? pin.place : undefined} onChange={() => {}} onChoose={choose} />}
      side={
        <>
          <div className="small quiet cut" title={item.externalId}>
            {item.externalId}
          </div>
          <div role="status">
            {defects === undefined ? (
              <State tone="new">{t('inspect.open')}</State>
            ) : defects.length ? (
              <State tone="red">{t('inspect.defects', { n: defects.length })}</State>
            ) : (
              <State tone="green">{t('inspect.right')}</State>
            )}
          </div>
          <Defects
            key={item.no}
            shapes={shapes}
            say={say}
            pinned={pinned}
            defects={defects ?? []}
            writing={writing}
            onWrite={write}
            onChange={set}
          />
          <h2>{t('work.shapes')}</h2>
          <ShapeList classes={schema.classes} shapes={shapes} media={mediaOf(item)} chosen={chosen} onChoose={choose} />
          <Discuss key={`discuss ${item.no}`} discussing={discussing} itemNo={item.no} shapes={shapes} say={say} chosen={chosen} onChoose={choose} pin={pin} />
          <Plan sample={sample} />
          <h2>{t('work.guideline')}</h2>
          <p className="guideline">{local(lang, schema.guideline)}</p>
          {asking && (
            <SubmitDialog title={t('inspect.submit', { no: lot.number, supplier: lot.supplier })} onSubmit={() => submitting.mutate()} onClose={() => setAsking(false)}>
              {counts.map(({ class: of, count, acceptance, rejection }) => (
                <p key={of ?? ''}>
                  {of && `${t(`inspect.class.${of}`)}: `}
                  {t('inspect.submit.say', { n: count, ac: acceptance, re: rejection })}
                </p>
              ))}
              <p>{t(`inspect.outlook.${worst(counts)}`)}</p>
            </SubmitDialog>
          )}
        </>
      }
      foot={
        <>
          <span className="grow" />
          {CLASSES.map((one) => (
            <Button key={one} shortcut={KEYS[one]} aria-pressed={writing === one} onClick={() => write(one)}>
              {t(`inspect.class.${one}`)} <kbd aria-hidden="true">{KEYS[one].toUpperCase()}</kbd>
            </Button>
          ))}
          <Button shortcut="a" aria-pressed={defects?.length === 0} onClick={pass}>
            {t('inspect.pass')} <kbd aria-hidden="true">{'A'}</kbd>
          </Button>
        </>
      }
    />
  );
}

const KEYS: Record<Defect['class'], string> = { critical: 'c', major: 'm', minor: 'i' };

/** The plan that the sample was drawn by. */
function Plan({ sample: { inspection, lot } }: { sample: Sample }) {
  const { t } = useText();
  const { plan } = inspection;
  return (
    <dl className="small">
      <dt className="quiet">{t('inspect.lot')}</dt>
      <dd>{t('inspect.lot.say', { no: lot.number, supplier: lot.supplier, size: plan.lotSize, submission: inspection.submission })}</dd>
      <dt className="quiet">{t('inspect.plan')}</dt>
      {inspection.classes.map((one) => (
        <dd key={one.class}>{t('inspect.plan.class', { class: t(`inspect.class.${one.class}`), aql: one.aql, n: one.sampleSize, ac: one.acceptance, re: one.rejection })}</dd>
      ))}
      <dd>{t('inspect.plan.say', { level: plan.level, aql: plan.aql, letter: plan.letter, severity: t(`inspect.severity.${plan.severity}`) })}</dd>
    </dl>
  );
}
