import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api, body } from '../../api/client';
import type { LabelSchema, SchemaVersion } from '../../api/types';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { ProblemNote, say } from '../../design/Notes';
import { State } from '../../design/State';
import { exact } from '../../design/time';
import { toast } from '../../design/toasts';
import { listed, local, useText } from '../../i18n/text';
import '../../release/release.css';
import type { StepProps } from './JobSetupPage';
import type { Lack } from './job';
import type { Kept } from './useKeeper';

interface Props extends StepProps {
  items: number;
  schema: SchemaVersion;
  labels: Kept<LabelSchema>;
  missing: Lack[];
}

/** Everything once more, and the start. */
export function StartStep({ job, kept, items, schema, labels, missing }: Props) {
  const { t, lang } = useText();
  const [, go] = useLocation();
  const client = useQueryClient();
  const [asking, ask] = useState(false);
  const { name, deadline, participants, policy } = kept.value;
  const starting = useMutation({
    mutationFn: async () => {
      if (!(await labels.flush()) || !(await kept.flush())) throw new Unsaved();
      return body(api.POST('/api/v1/jobs/{id}/start', { params: { path: { id: job.id as never } } }));
    },
    onSuccess: () => {
      client.invalidateQueries({ queryKey: ['jobs'] });
      client.invalidateQueries({ queryKey: ['job', job.id] });
      toast('green', (t) => t('start.done'));
      go(`/jobs/${job.id}`, { replace: true });
    },
    onError: (error) => toast('red', (t) => (error instanceof Unsaved ? t('start.unsaved') : say(t, error))),
  });
  const organisations = (does: 'annotates' | 'reviews') => listed(lang, participants.filter((one) => one[does]).map((one) => one.organisation)) || '–';
  return (
    <div className="stack">
      {missing.length > 0 ? (
        <div className="notice amber stack">
          <h2>{t('start.missing')}</h2>
          <ul>
            {missing.map(({ step, what }) => (
              <li key={what}>
                <Link href={`/jobs/${job.id}/setup?step=${step}`}>{t(`setup.step.${step}`)}</Link>
                {': '}
                {t(`lack.${what}`)}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <div className="notice">
          <State tone="green">{t('start.ready')}</State>
        </div>
      )}
      <dl className="panel facts">
        <dt>{t('setup.name')}</dt>
        <dd>{name}</dd>
        <dt>{t('setup.deadline')}</dt>
        <dd>{exact(lang, deadline)}</dd>
        <dt>{t('setup.schema')}</dt>
        <dd>
          {t('setup.schema.version', { name: schema.name, version: schema.version })}
          {': '}
          {listed(lang, labels.value.classes.map((one) => local(lang, one.name)))}
        </dd>
        <dt>{t('setup.step.items')}</dt>
        <dd>{items.toLocaleString(lang)}</dd>
        <dt>{t('participants.annotates')}</dt>
        <dd>{organisations('annotates')}</dd>
        <dt>{t('participants.reviews')}</dt>
        <dd>{organisations('reviews')}</dd>
        <dt>{t('setup.step.policy')}</dt>
        <dd>
          {t('start.policy', {
            overlap: policy.overlap,
            size: policy.packageSize,
            level: policy.inspection.level,
            aql: policy.inspection.aql,
            signatures: policy.signaturesNeeded,
          })}
        </dd>
      </dl>
      {starting.error && !(starting.error instanceof Unsaved) && <ProblemNote error={starting.error} />}
      <div>
        <Button look="primary" disabled={missing.length > 0 || starting.isPending} onClick={() => ask(true)}>
          {t('start.do')}
        </Button>
      </div>
      {asking && (
        <Dialog title={t('start.ask', { job: name })} onClose={() => ask(false)}>
          <p>{t('start.say')}</p>
          <div className="row">
            <Button
              look="primary"
              onClick={() => {
                ask(false);
                starting.mutate();
              }}
            >
              {t('start.do')}
            </Button>
            <Button onClick={() => ask(false)}>{t('work.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

class Unsaved extends Error {}
