import type { Task } from '../api/types';
import { State, type Tone } from '../design/State';
import { countdown, useNow, When } from '../design/time';
import { listed, useText, type Key } from '../i18n/text';

const TONES: Partial<Record<Task['kind'], Tone>> = { review: 'review', rework: 'red', adjudicate: 'amber', inspect: 'review', sign: 'teal', countersign: 'teal', decide: 'amber' };
const SOON_MS = 4 * 3_600_000;

/** How pressing a due date is. */
export function urgency(dueAt: string | undefined, now: number): 'overdue' | 'soon' | 'later' {
  if (!dueAt) return 'later';
  const left = Date.parse(dueAt) - now;
  return left < 0 ? 'overdue' : left < SOON_MS ? 'soon' : 'later';
}

export function KindState({ kind }: { kind: Task['kind'] }) {
  const { t } = useText();
  return <State tone={TONES[kind] ?? 'open'}>{t(`kind.${kind}`)}</State>;
}

export function Due({ task }: { task: Task }) {
  const { t } = useText();
  const now = useNow(30_000);
  if (task.closedAt) return <When at={task.closedAt} />;
  if (!task.dueAt) return <span className="quiet">{t('time.never')}</span>;
  const pressing = urgency(task.dueAt, now);
  if (pressing === 'later') {
    return (
      <>
        <span className="quiet">{t('tasks.due')}</span> <When at={task.dueAt} />
      </>
    );
  }
  return (
    <State tone={pressing === 'overdue' ? 'red' : 'amber'}>
      <When at={task.dueAt} />
    </State>
  );
}

/** How long the task stays reserved for its person. */
export function Reservation({ until }: { until: string }) {
  const { t } = useText();
  const left = Date.parse(until) - useNow(1_000);
  return <span title={t('tasks.left')}>{left > 0 ? t('tasks.reserved', { left: countdown(left) }) : t('tasks.reserved.over')}</span>;
}

/** What a task is about: a package, a lot or a release. */
export const about = (task: Task): { key: Key; id: string } | undefined =>
  task.packageId
    ? { key: 'tasks.package', id: task.packageId }
    : task.lotId
      ? { key: 'tasks.lot', id: task.lotId }
      : task.releaseId
        ? { key: 'tasks.releaseOf', id: task.releaseId }
        : undefined;

/** Who sent the work back, and why. */
function Returned({ returned }: { returned: NonNullable<Task['returned']> }) {
  const { t, lang } = useText();
  const why = [...returned.reasons.map((reason) => t(`returned.${reason}` as Key)), ...(returned.text ? [`“${returned.text}”`] : [])];
  const by = t(returned.by === 'review' ? 'tasks.returned.review' : 'tasks.returned.inspection', { organisation: returned.organisation, n: returned.items });
  const whole = why.length > 0 ? t('said.of', { what: by, of: listed(lang, why) }) : by;
  return (
    <span className="returned" title={whole}>
      {whole}
    </span>
  );
}

export function TaskRow({ task }: { task: Task }) {
  const { t } = useText();
  const thing = about(task);
  return (
    <>
      <span className="kind">
        <KindState kind={task.kind} />
      </span>
      <span className="grow cut" title={task.jobName}>
        {task.jobName}
        {task.returned && <Returned returned={task.returned} />}
      </span>
      <span className="about cut">{thing && t(thing.key, { id: thing.id })}</span>
      <span className="count">{task.items != null && t('tasks.items', { n: task.items })}</span>
      <span className="priority quiet">{t('tasks.priority', { n: task.priority })}</span>
      <span className="due cut">
        <Due task={task} />
      </span>
      <span className="lease cut quiet">{task.state === 'claimed' && task.leaseUntil && <Reservation until={task.leaseUntil} />}</span>
    </>
  );
}
