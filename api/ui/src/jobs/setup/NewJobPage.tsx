import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api, body, Problem } from '../../api/client';
import type { Modality } from '../../api/types';
import { Button } from '../../design/Button';
import { ProblemNote } from '../../design/Notes';
import { useText } from '../../i18n/text';
import { Deadline, inDays } from './Deadline';
import { Field, faultOf } from './Field';
import { createJob, createSchema } from './job';
import { firstSchema, MODALITIES } from './schema';
import './setup.css';

/** The first step makes a draft, so that everything after it is kept as it is done. */
export default function NewJobPage() {
  const { t } = useText();
  const [, go] = useLocation();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [deadline, setDeadline] = useState(() => inDays(30));
  const [labels, setLabels] = useState<string>('time-series');
  // The same key for every try of the same: a lost answer makes no second job.
  const [keys] = useState(() => new Map<string, string>());
  const keyOf = (request: unknown) => {
    const known = keys.get(JSON.stringify(request)) ?? crypto.randomUUID();
    keys.set(JSON.stringify(request), known);
    return known;
  };
  const schemas = useQuery({ queryKey: ['schemas'], queryFn: () => body(api.GET('/api/v1/schemas', { params: { query: { limit: 100 } } })) });
  const creating = useMutation({
    mutationFn: async () => {
      const known = /^\d+$/.test(labels);
      const schemaId = known ? labels : (await createSchema(name.trim(), firstSchema(labels as Modality), keyOf([labels, name.trim()]))).id;
      const draft = { name: name.trim(), schemaId, deadline };
      return createJob(draft, keyOf(draft));
    },
    onSuccess: (job) => {
      client.invalidateQueries({ queryKey: ['jobs'] });
      go(`/jobs/${job.id}/setup?step=labels`, { replace: true });
    },
  });
  const fault = (field: string) => faultOf(creating.error, field);
  const elsewhere = creating.error && !(creating.error instanceof Problem && creating.error.errors.every((one) => ['name', 'deadline'].includes(one.field)) && creating.error.errors.length > 0);
  return (
    <div className="page stack narrow">
      <Link href="/jobs">{`‹ ${t('nav.jobs')}`}</Link>
      <h1>{t('setup.new')}</h1>
      <form
        className="panel stack pad"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) creating.mutate();
        }}
      >
        <Field label={t('setup.name')} say={t('setup.name.say')} fault={fault('name')}>
          <input className="input wide" autoFocus maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        <Deadline value={deadline} onChange={setDeadline} fault={fault('deadline')} />
        <Field label={t('setup.start.labels')} say={t('setup.start.labels.say')}>
          <select className="input wide" value={labels} onChange={({ target }) => setLabels(target.value)}>
            <optgroup label={t('setup.start.empty')}>
              {MODALITIES.map((modality) => (
                <option key={modality} value={modality}>
                  {t(`modality.${modality}`)}
                </option>
              ))}
            </optgroup>
            {schemas.data && schemas.data.items.length > 0 && (
              <optgroup label={t('setup.start.known')}>
                {schemas.data.items.map((schema) => (
                  <option key={schema.id} value={schema.id}>
                    {t('setup.schema.version', { name: schema.name, version: schema.version })}
                  </option>
                ))}
              </optgroup>
            )}
          </select>
        </Field>
        {elsewhere && <ProblemNote error={creating.error} />}
        <div className="row">
          <Button type="submit" look="primary" disabled={!name.trim() || creating.isPending}>
            {t('setup.create')}
          </Button>
          <span className="quiet small">{t('setup.create.say')}</span>
        </div>
      </form>
    </div>
  );
}
