import { Button } from '../design/Button';
import { useText } from '../i18n/text';
import { DUE, KINDS, PRIORITY, type Filter } from './lists';

interface Props {
  filter: Filter;
  jobs: { id: string; name: string }[];
  change: (next: Partial<Filter>) => void;
}

export function Filters({ filter, jobs, change }: Props) {
  const { t } = useText();
  const returned = filter.kind === 'rework';
  return (
    <>
      <select className="input" aria-label={t('tasks.kind')} value={filter.kind ?? ''} onChange={(e) => change({ kind: (e.target.value || undefined) as Filter['kind'] })}>
        <option value="">{t('tasks.kind.all')}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </option>
        ))}
      </select>
      <select className="input" aria-label={t('tasks.job')} value={filter.jobId ?? ''} onChange={(e) => change({ jobId: e.target.value || undefined })}>
        <option value="">{t('tasks.job.all')}</option>
        {jobs.map((job) => (
          <option key={job.id} value={job.id}>
            {job.name}
          </option>
        ))}
      </select>
      {filter.list !== 'done' && (
        <select className="input" aria-label={t('tasks.due')} value={filter.due ?? ''} onChange={(e) => change({ due: (e.target.value || undefined) as Filter['due'] })}>
          <option value="">{t('tasks.due.all')}</option>
          {(Object.keys(DUE) as (keyof typeof DUE)[]).map((due) => (
            <option key={due} value={due}>
              {t(`tasks.due.${due}`)}
            </option>
          ))}
        </select>
      )}
      <select className="input" aria-label={t('tasks.priority.filter')} value={filter.priority ?? ''} onChange={(e) => change({ priority: (e.target.value || undefined) as Filter['priority'] })}>
        <option value="">{t('tasks.priority.all')}</option>
        {(Object.keys(PRIORITY) as (keyof typeof PRIORITY)[]).map((priority) => (
          <option key={priority} value={priority}>
            {t(`tasks.priority.${priority}`, { n: PRIORITY[priority] })}
          </option>
        ))}
      </select>
      <Button aria-pressed={returned} onClick={() => change({ kind: returned ? undefined : 'rework' })}>
        {t('tasks.returned')}
      </Button>
    </>
  );
}
