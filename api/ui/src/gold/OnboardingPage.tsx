import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, body } from '../api/client';
import type { LabelSchema, Shape, Trial } from '../api/types';
import { Button } from '../design/Button';
import { Fetched } from '../design/Fetched';
import { say } from '../design/Notes';
import { toast } from '../design/toasts';
import { local, useText } from '../i18n/text';
import { faults } from '../workbench/attributes';
import { useBench, useBenchKeys } from '../workbench/bench';
import { Canvas } from '../workbench/Canvas';
import { Frame } from '../workbench/Frame';
import { useLabelling } from '../workbench/labelling';
import { LabelSide } from '../workbench/LabelSide';
import { SubmitDialog } from '../workbench/SubmitDialog';
import { FRESH_MS, useSchema } from '../workbench/work';
import { Hints, type Hint } from './Hints';

/** A few items that a person labels before the first work of a job. */
export default function OnboardingPage({ id }: { id: string }) {
  const path = { path: { id: id as never } };
  const trial = useQuery({
    queryKey: ['onboarding', id],
    queryFn: () => body(api.GET('/api/v1/jobs/{id}/onboarding', { params: path })),
    staleTime: FRESH_MS,
    refetchInterval: FRESH_MS,
    retry: false,
  });
  const schema = useSchema(id);
  return <Fetched query={trial}>{(data) => <Fetched query={schema}>{(classes) => <Bench key={data.attempts.length} id={id} trial={data} schema={classes} />}</Fetched>}</Fetched>;
}

interface Result {
  correct: number;
  answers: number;
  passed: boolean;
  hints: Hint[];
}

function Bench({ id, trial, schema }: { id: string; trial: Trial; schema: LabelSchema }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  const { items, due, attempts } = trial;
  const [drawn, setDrawn] = useState<Record<number, Shape[]>>({});
  const [asking, ask] = useState(false);
  const [result, setResult] = useState<Result>();
  const bench = useBench(items);
  const { at, item, open, chosen, choose } = bench;
  const shapes = drawn[item.itemNo] ?? [];
  const edit = (next: Shape[]) => setDrawn({ ...drawn, [item.itemNo]: next });
  const labelling = useLabelling(schema, shapes, chosen, choose, edit);
  const wrong = items.findIndex((one) => faults(schema.classes, drawn[one.itemNo] ?? []).length > 0);
  const submit = () => (wrong < 0 ? ask(true) : open(wrong));
  useBenchKeys(bench, submit);
  const last = attempts[attempts.length - 1];
  const sending = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/v1/jobs/{id}/onboarding', {
          params: { path: { id: id as never } },
          body: { items: items.map(({ itemNo }) => ({ itemNo, shapes: (drawn[itemNo] ?? []) as never })) },
        }),
      ),
    onSuccess: (attempt) => {
      setResult(attempt);
      client.invalidateQueries({ queryKey: ['onboardings'] });
    },
    onError: (error) => toast('red', (t) => say(t, error)),
  });
  if (result) {
    const left = due.attemptsLeft - 1;
    return (
      <div className="page stack">
        <h1>{t(result.passed ? 'gold.passed' : 'gold.failed')}</h1>
        <p>{t('gold.result', { correct: result.correct, of: result.answers, mark: due.passMark.toLocaleString(lang, { style: 'percent' }) })}</p>
        {!result.passed && <Hints hints={result.hints} />}
        <div className="row">
          {!result.passed && left > 0 && (
            <Button look="primary" onClick={() => client.invalidateQueries({ queryKey: ['onboarding', id] })}>
              {t('gold.again', { left })}
            </Button>
          )}
          <Link href="/tasks" className="button">
            {t('work.back')}
          </Link>
        </div>
      </div>
    );
  }
  return (
    <Frame
      task={{ kind: 'annotate', jobName: `${due.jobName} · ${t('gold.onboarding')}` }}
      at={at}
      onItem={open}
      items={items.map(({ itemNo }, i) => {
        const count = drawn[itemNo]?.length ?? 0;
        return { no: itemNo, name: String(i + 1), mark: count || '·', said: count ? t('work.item.labelled', { n: count }) : t('work.item.untouched') };
      })}
      action={
        <Button look="primary" shortcut="mod+enter" disabled={sending.isPending} onClick={submit}>
          {t('work.submit')}
        </Button>
      }
      canvas={<Canvas key={item.itemNo} item={item} schema={schema} shapes={shapes} chosen={chosen} label={labelling.label} onChange={edit} onChoose={choose} />}
      side={
        <>
          {last && (
            <div className="notice amber">
              <p>{t('gold.result', { correct: last.correct, of: last.answers, mark: due.passMark.toLocaleString(lang, { style: 'percent' }) })}</p>
              <Hints hints={last.hints} />
            </div>
          )}
          <LabelSide schema={schema} media={item.mediaSha256} shapes={shapes} labelling={labelling} chosen={chosen} onChoose={choose} />
          <h2>{t('work.guideline')}</h2>
          <p className="guideline">{local(lang, schema.guideline)}</p>
          {asking && (
            <SubmitDialog title={t('gold.onboarding')} onSubmit={() => sending.mutate()} onClose={() => ask(false)}>
              <p>{t('gold.submit.say', { left: due.attemptsLeft })}</p>
            </SubmitDialog>
          )}
        </>
      }
      foot={<span className="grow" />}
    />
  );
}
