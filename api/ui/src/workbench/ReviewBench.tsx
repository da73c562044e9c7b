import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { api, body } from '../api/client';
import type { Issue, LabelSchema, QuickReason, ReviewItem, Shape, Task } from '../api/types';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useKeys } from '../design/keys';
import { ProblemNote, say, Skeletons } from '../design/Notes';
import { State, type Tone } from '../design/State';
import { toast } from '../design/toasts';
import { useText, type Key } from '../i18n/text';
import { EDITORS } from './editor';
import { Frame } from './Frame';
import { ShapeList, words } from './ShapeList';
import { useSchema } from './work';
import { count, NONE, open as stillOpen, submission, type Outcome, type Verdict, type Verdicts } from './verdicts';

const REASONS: QuickReason[] = ['missing', 'spurious', 'duplicate', 'wrong-class', 'wrong-attribute', 'wrong-place', 'wrong-extent', 'against-guideline'];
const TONES: Record<Outcome, Tone> = { accepted: 'green', returned: 'red', disputed: 'amber' };
const MARKS: Record<Outcome, string> = { accepted: '✔', returned: '■', disputed: '▲' };
const FRESH_MS = 4 * 60_000;

/** All items of the package, page by page. */
async function itemsOf(taskId: string): Promise<ReviewItem[]> {
  const items: ReviewItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await body(api.GET('/api/v1/tasks/{taskId}/review', { params: { path: { taskId: taskId as never }, query: { cursor, limit: 100 } } }));
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return items;
}

export default function ReviewBench({ task }: { task: Task }) {
  const items = useQuery({ queryKey: ['review', task.id], queryFn: () => itemsOf(task.id), staleTime: FRESH_MS, refetchInterval: FRESH_MS });
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

function Bench({ task, items, schema }: { task: Task; items: ReviewItem[]; schema: LabelSchema }) {
  const { t } = useText();
  const [, go] = useLocation();
  const client = useQueryClient();
  const shelf = `countersign.verdicts.${task.id}`;
  const [verdicts, setVerdicts] = useState<Verdicts>(() => JSON.parse(localStorage.getItem(shelf) ?? '{}'));
  const [at, setAt] = useState(0);
  const [chosen, choose] = useState<string>();
  const [asking, setAsking] = useState(false);
  const item = items[at]!;
  const verdict = verdicts[item.no] ?? NONE;
  useEffect(() => localStorage.setItem(shelf, JSON.stringify(verdicts)), [shelf, verdicts]);
  const set = (next: Verdict) => setVerdicts({ ...verdicts, [item.no]: next });
  const open = (index: number) => {
    if (index < 0 || index >= items.length) return;
    setAt(index);
    choose(undefined);
  };
  const judge = (outcome: Outcome) => {
    set({ ...verdict, outcome });
    // What is accepted needs no more words.
    if (outcome === 'accepted') open(at + 1);
  };
  const acceptRest = () => setVerdicts({ ...Object.fromEntries(items.map(({ no }) => [no, { outcome: 'accepted' as const, issues: [] }])), ...Object.fromEntries(Object.entries(verdicts).filter(([, one]) => one.outcome)) });
  const missing = stillOpen(items, verdicts);
  const ask = () => {
    const first = missing[0];
    if (!first) return setAsking(true);
    open(items.indexOf(first));
    const say = verdicts[first.no]?.outcome ? t('review.issue.needed') : t('review.missing', { n: missing.length });
    toast('amber', say);
  };
  const submitting = useMutation({
    mutationFn: () => body(api.POST('/api/v1/tasks/{taskId}/review', { params: { path: { taskId: task.id as never } }, body: submission(items, verdicts) })),
    onSuccess: () => {
      localStorage.removeItem(shelf);
      client.removeQueries({ queryKey: ['review', task.id] });
      client.invalidateQueries({ queryKey: ['tasks'] });
      toast('green', t('work.submitted'));
      go('/tasks');
    },
    onError: (error) => toast('red', say(t, error)),
  });
  useKeys([
    { keys: 'a', does: 'review.accept', run: () => judge('accepted') },
    { keys: 'r', does: 'review.return', run: () => judge('returned') },
    { keys: 'd', does: 'review.dispute', run: () => judge('disputed') },
    { keys: 'shift+a', does: 'review.acceptRest', run: acceptRest },
    { keys: 'i', does: 'review.key.issue', run: () => document.getElementById('issue-reason')?.focus() },
    { keys: 'pagedown ]', does: 'work.next', run: () => open(at + 1) },
    { keys: 'pageup [', does: 'work.previous', run: () => open(at - 1) },
    { keys: 'mod+enter', does: 'work.key.submit', run: ask, inFields: true },
    { keys: 'escape', does: 'keys.up', run: () => (chosen ? choose(undefined) : go('/tasks')) },
  ]);
  const Editor = EDITORS[item.modality];
  const shapes = item.candidate.shapes as Shape[];
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
        Editor && item.mediaUrl ? (
          <Suspense fallback={<Skeletons />}>
            <Editor
              key={item.no}
              readOnly
              media={item.mediaSha256 ?? ''}
              url={item.mediaUrl}
              schema={schema}
              shapes={shapes}
              layers={item.versions.map((version) => ({ name: version.name, shapes: version.shapes as Shape[] }))}
              chosen={chosen}
              label={undefined}
              onChange={() => {}}
              onChoose={choose}
            />
          </Suspense>
        ) : (
          <p className="notice amber">{t('work.editor.none', { modality: item.modality })}</p>
        )
      }
      side={
        <>
          <div className="small quiet cut" title={item.externalId}>
            {item.externalId}
          </div>
          <div role="status">
            {t('review.verdict')}: {verdict.outcome ? <State tone={TONES[verdict.outcome]}>{t(`review.${verdict.outcome}`)}</State> : <span className="quiet">{t('review.open')}</span>}
          </div>
          <Issues key={item.no} classes={schema} shapes={shapes} chosen={chosen} verdict={verdict} onChange={set} />
          <h2>{t('review.candidate')}</h2>
          <ShapeList classes={schema.classes} shapes={shapes} chosen={chosen} onChoose={choose} />
          {item.versions.map((version) => (
            <div key={version.name}>
              <h2>{t('review.version', { name: version.name })}</h2>
              <ShapeList classes={schema.classes} shapes={version.shapes as Shape[]} chosen={undefined} onChoose={choose} />
            </div>
          ))}
          <Facts item={item} />
          {asking && (
            <Dialog title={t('review.submit.title')} onClose={() => setAsking(false)}>
              <p>{t('review.submit.say', { accepted: count(verdicts, 'accepted'), returned: count(verdicts, 'returned'), disputed: count(verdicts, 'disputed') })}</p>
              <div className="row">
                <Button
                  look="primary"
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
          <Button shortcut="a" aria-pressed={verdict.outcome === 'accepted'} onClick={() => judge('accepted')}>
            {t('review.accept')}
          </Button>
          <Button shortcut="r" aria-pressed={verdict.outcome === 'returned'} onClick={() => judge('returned')}>
            {t('review.return')}
          </Button>
          <Button shortcut="d" aria-pressed={verdict.outcome === 'disputed'} onClick={() => judge('disputed')}>
            {t('review.dispute')}
          </Button>
          <Button look="bare" shortcut="shift+a" onClick={acceptRest}>
            {t('review.acceptRest')}
          </Button>
        </>
      }
    />
  );
}

function Facts({ item }: { item: ReviewItem }) {
  const { t, lang } = useText();
  const share = (value: number) => value.toLocaleString(lang, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <dl className="small">
      <dt className="quiet">{t('review.confidence')}</dt>
      <dd>{share(item.candidate.confidence)}</dd>
      {item.agreement && (
        <>
          <dt className="quiet">{t('review.agreement', { measure: item.agreement.measure })}</dt>
          <dd>{item.agreement.value == null ? t('review.agreement.none') : share(item.agreement.value)}</dd>
        </>
      )}
      {item.earlier && (
        <>
          <dt className="quiet">{t('review.earlier', { round: item.earlier.round })}</dt>
          <dd>{t(`review.${item.earlier.outcome}` as Key)}</dd>
        </>
      )}
    </dl>
  );
}

interface IssuesProps {
  classes: LabelSchema;
  shapes: Shape[];
  chosen: string | undefined;
  verdict: Verdict;
  onChange: (next: Verdict) => void;
}

/** What is wrong, pinned to the chosen shape, or to the item where none is chosen. */
function Issues({ classes, shapes, chosen, verdict, onChange }: IssuesProps) {
  const { t, lang } = useText();
  const [reason, setReason] = useState('');
  const [text, setText] = useState('');
  const pinned = shapes.find((one) => one.id === chosen);
  const said = (issue: Issue) => [issue.reason && t(`reason.${issue.reason}` as Key), issue.text].filter(Boolean).join(': ');
  const add = () => {
    if (!reason && !text.trim()) return;
    const issue: Issue = { ...(reason && { reason: reason as QuickReason }), ...(text.trim() && { text: text.trim() }), ...(pinned && { shapeId: pinned.id }) };
    onChange({ outcome: verdict.outcome === 'accepted' || !verdict.outcome ? 'returned' : verdict.outcome, issues: [...verdict.issues, issue] });
    setReason('');
    setText('');
  };
  return (
    <div className="stack">
      <h2>{t('review.issues')}</h2>
      <ul>
        {verdict.issues.map((issue, i) => (
          <li key={i} className="row">
            <span className="grow">{said(issue)}</span>
            <Button look="bare" aria-label={`${t('review.issue.remove')}: ${said(issue)}`} onClick={() => onChange({ ...verdict, issues: verdict.issues.filter((_, one) => one !== i) })}>
              ×
            </Button>
          </li>
        ))}
      </ul>
      <label className="field">
        <span>{t('review.issue.reason')}</span>
        <select id="issue-reason" className="input" value={reason} onChange={({ target }) => setReason(target.value)}>
          <option value="">{t('work.choose')}</option>
          {REASONS.map((one) => (
            <option key={one} value={one}>
              {t(`reason.${one}` as Key)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('review.issue.text')}</span>
        <textarea className="input" value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <div className="row wrap">
        <Button disabled={!reason && !text.trim()} onClick={add}>
          {t('review.issue.add')}
        </Button>
        <span className="small quiet">{pinned ? t('review.issue.pin', { what: words(t, lang, classes.classes, pinned) }) : t('review.issue.pin.item')}</span>
      </div>
    </div>
  );
}
