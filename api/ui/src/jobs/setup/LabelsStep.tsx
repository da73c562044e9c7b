import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import type { LabelSchema, SchemaVersion } from '../../api/types';
import { Button } from '../../design/Button';
import { say } from '../../design/Notes';
import { toast } from '../../design/toasts';
import { useText } from '../../i18n/text';
import { ChannelEditor } from './ChannelEditor';
import { ClassEditor } from './ClassEditor';
import { Field } from './Field';
import { createSchema } from './job';
import type { StepProps } from './JobSetupPage';
import { moved, newClass, replaced, without } from './schema';
import { SchemaPreview } from './SchemaPreview';
import type { Kept } from './useKeeper';

interface Props extends StepProps {
  schema: SchemaVersion;
  labels: Kept<LabelSchema>;
}

/** What may be labelled, and beside it what annotators will see. */
export function LabelsStep({ kept, schema, labels }: Props) {
  const { t } = useText();
  const client = useQueryClient();
  const schemas = useQuery({ queryKey: ['schemas'], queryFn: () => body(api.GET('/api/v1/schemas', { params: { query: { limit: 100 } } })) });
  const [open, setOpen] = useState<string | undefined>(labels.value.classes[0]?.id);
  const { value, change, saving } = labels;
  const { classes } = value;
  const frozen = schema.frozenAt !== undefined && schema.frozenAt !== null;
  const setClasses = (next: typeof classes) => change({ ...value, classes: next });
  const branching = useMutation({
    mutationFn: () => createSchema(schema.name, value, `${schema.id}.${crypto.randomUUID()}`),
    onSuccess: (next) => {
      client.invalidateQueries({ queryKey: ['schemas'] });
      kept.change({ ...kept.value, schemaId: next.id });
    },
    onError: (error) => toast('red', (t) => say(t, error)),
  });
  const error = saving.state === 'failed' ? saving.error : undefined;
  return (
    <div className="halves">
      <div className="stack">
        <div className="panel stack pad">
          <Field label={t('setup.schema')} say={t('setup.schema.say')}>
            <select
              className="input wide"
              value={schema.id}
              onChange={async ({ target }) => {
                if (await labels.flush()) kept.change({ ...kept.value, schemaId: target.value });
              }}
            >
              {!schemas.data?.items.some((one) => one.id === schema.id) && <option value={schema.id}>{t('setup.schema.version', { name: schema.name, version: schema.version })}</option>}
              {schemas.data?.items.map((one) => (
                <option key={one.id} value={one.id}>
                  {t('setup.schema.version', { name: one.name, version: one.version })}
                </option>
              ))}
            </select>
          </Field>
          {frozen && (
            <div className="notice row">
              <span className="grow">{t('setup.schema.frozen')}</span>
              <Button disabled={branching.isPending} onClick={() => branching.mutate()}>
                {t('setup.schema.branch')}
              </Button>
            </div>
          )}
        </div>
        <fieldset disabled={frozen} className="stack plain">
          <legend className="hidden">{t('setup.classes')}</legend>
          <div className="row">
            <h2 className="grow">
              {t('setup.classes')} <span className="quiet">{classes.length}</span>
            </h2>
            <Button
              onClick={() => {
                const next = newClass(classes, classes.at(-1)?.shapes ?? ['box']);
                setClasses([...classes, next]);
                setOpen(next.id);
              }}
            >
              {t('setup.class.add')}
            </Button>
          </div>
          {classes.map((one, at) => (
            <ClassEditor
              key={at}
              value={one}
              at={at}
              count={classes.length}
              taken={classes.filter((_, i) => i !== at).map((other) => other.id)}
              error={error}
              open={open === one.id}
              onOpen={() => setOpen(open === one.id ? undefined : one.id)}
              onChange={(next) => {
                if (open === one.id) setOpen(next.id);
                setClasses(replaced(classes, at, next));
              }}
              onMove={(step) => setClasses(moved(classes, at, step))}
              onRemove={classes.length > 1 ? () => setClasses(without(classes, at)) : undefined}
            />
          ))}
          <ChannelEditor channels={value.channels} error={error} onChange={(channels) => change({ ...value, channels })} />
          <h2>{t('setup.guideline')}</h2>
          <div className="panel stack pad">
            <Field label={t('setup.guideline.zh')}>
              <textarea className="input wide" rows={4} lang="zh-CN" value={value.guideline['zh-CN']} onChange={({ target }) => change({ ...value, guideline: { ...value.guideline, 'zh-CN': target.value } })} />
            </Field>
            <Field label={t('setup.guideline.en')} say={t('setup.guideline.say')}>
              <textarea className="input wide" rows={4} lang="en" value={value.guideline.en} onChange={({ target }) => change({ ...value, guideline: { ...value.guideline, en: target.value } })} />
            </Field>
          </div>
        </fieldset>
      </div>
      <SchemaPreview schema={value} />
    </div>
  );
}
