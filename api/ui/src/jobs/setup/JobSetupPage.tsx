import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Redirect, useLocation, useSearch } from 'wouter';
import type { Job, SchemaVersion } from '../../api/types';
import { Button } from '../../design/Button';
import { Fetched } from '../../design/Fetched';
import { useKeys } from '../../design/keys';
import { ProblemNote, Skeletons } from '../../design/Notes';
import { useNow } from '../../design/time';
import { useText } from '../../i18n/text';
import { SavingState } from '../../workbench/SavingState';
import { BasicsStep } from './BasicsStep';
import { Conflict } from './Conflict';
import { ItemsStep } from './ItemsStep';
import { draftOf, jobLine, lacks, loadJob, loadSchema, schemaLine, STEPS, type JobDraft, type StepName } from './job';
import { LabelsStep } from './LabelsStep';
import { ParticipantsStep } from './ParticipantsStep';
import { PolicyStep } from './PolicyStep';
import { StartStep } from './StartStep';
import { graver, useKeeper, type Kept } from './useKeeper';
import './setup.css';

/** A draft, step by step, in any order, for as long as it takes. */
export default function JobSetupPage({ id }: { id: string }) {
  const job = useQuery({ queryKey: ['setup', id], queryFn: () => loadJob(id), staleTime: Infinity, gcTime: 0 });
  return <Fetched query={job}>{(data) => (data.state === 'draft' ? <Setup key={id} job={data} /> : <Redirect to={`/jobs/${id}`} replace />)}</Fetched>;
}

function Setup({ job }: { job: Job }) {
  const kept = useKeeper<JobDraft>(`job.${job.id}`, draftOf(job), job.revision, jobLine(job.id));
  const schema = useQuery({ queryKey: ['setup-schema', kept.value.schemaId], queryFn: () => loadSchema(kept.value.schemaId), staleTime: Infinity, gcTime: 0 });
  if (!schema.data) {
    return <div className="page">{schema.error ? <ProblemNote error={schema.error} again={() => schema.refetch()} /> : <Skeletons />}</div>;
  }
  return <Steps key={schema.data.id} job={job} kept={kept} schema={schema.data} />;
}

export interface StepProps {
  job: Job;
  kept: Kept<JobDraft>;
}

function Steps({ job, kept, schema }: StepProps & { schema: SchemaVersion }) {
  const { t } = useText();
  const [, go] = useLocation();
  const client = useQueryClient();
  const now = useNow(60_000);
  const labels = useKeeper(`schema.${schema.id}`, schema.document, schema.revision, schemaLine(schema.id));
  const [items, setItems] = useState(job.items);
  const given = new URLSearchParams(useSearch()).get('step');
  const step = STEPS.find((one) => one === given) ?? 'basics';
  const at = STEPS.indexOf(step);
  const show = (to: StepName | undefined) => to && go(`/jobs/${job.id}/setup?step=${to}`);
  const missing = lacks(kept.value, items, job.owner, now);
  useKeys([
    { keys: 'alt+arrowright', does: 'setup.next', run: () => show(STEPS[at + 1]), inFields: true },
    { keys: 'alt+arrowleft', does: 'setup.back', run: () => show(STEPS[at - 1]), inFields: true },
    { keys: 'escape', does: 'keys.up', run: () => go('/jobs') },
  ]);
  const refreshItems = async () => {
    const fresh = await loadJob(job.id);
    setItems(fresh.items);
    client.setQueryData(['setup', job.id], (old: Job | undefined) => old && { ...old, items: fresh.items });
    client.invalidateQueries({ queryKey: ['setup-items', job.id] });
  };
  return (
    <div className="setup">
      <header className="row">
        <Link href="/jobs">{`‹ ${t('nav.jobs')}`}</Link>
        <h1 className="cut">{kept.value.name}</h1>
        <span className="quiet">{t('jobState.draft')}</span>
        <span className="grow" />
        <span role="status">
          <SavingState saving={graver(kept.saving, labels.saving)} />
        </span>
      </header>
      <nav aria-label={t('setup.steps')}>
        <ol>
          {STEPS.map((one, i) => {
            const lack = missing.some((each) => each.step === one);
            return (
              <li key={one}>
                <Link href={`/jobs/${job.id}/setup?step=${one}`} aria-current={one === step ? 'step' : undefined}>
                  <span className="no" aria-hidden="true">
                    {i + 1}
                  </span>
                  <span className="grow">{t(`setup.step.${one}`)}</span>
                  {lack && (
                    <span className="state amber" title={t('setup.lacking')}>
                      <span aria-hidden="true">▲</span>
                      <span className="hidden">{t('setup.lacking')}</span>
                    </span>
                  )}
                </Link>
              </li>
            );
          })}
        </ol>
        <p className="quiet small">{t('setup.kept')}</p>
      </nav>
      <section className="body scroll" aria-label={t(`setup.step.${step}`)}>
        <Conflict kept={kept} what="job" />
        <Conflict kept={labels} what="schema" />
        {step === 'basics' && <BasicsStep job={job} kept={kept} />}
        {step === 'labels' && <LabelsStep job={job} kept={kept} schema={schema} labels={labels} />}
        {step === 'items' && <ItemsStep job={job} items={items} onImported={refreshItems} />}
        {step === 'policy' && <PolicyStep job={job} kept={kept} items={items} />}
        {step === 'participants' && <ParticipantsStep job={job} kept={kept} />}
        {step === 'start' && <StartStep job={job} kept={kept} items={items} schema={schema} labels={labels} missing={missing} />}
      </section>
      <footer className="row">
        <Button shortcut="alt+arrowleft" disabled={at === 0} onClick={() => show(STEPS[at - 1])}>
          {t('setup.back')}
        </Button>
        <span className="grow" />
        {at < STEPS.length - 1 && (
          <Button look="primary" shortcut="alt+arrowright" onClick={() => show(STEPS[at + 1])}>
            {t('setup.next')}
          </Button>
        )}
      </footer>
    </div>
  );
}
