import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, body, Problem } from '../api/client';
import type { ItemStory, LabelSchema } from '../api/types';
import { Button } from '../design/Button';
import { Empty, ProblemNote, Skeletons } from '../design/Notes';
import { State } from '../design/State';
import { exact } from '../design/time';
import { useText } from '../i18n/text';
import { loadJob, loadSchema } from '../jobs/setup/job';
import { actionText } from './actions';
import { asOf, momentsOf, nameOf, versionsOf } from './story';
import { VersionView, type ItemMedia } from './VersionView';
import './audit.css';
import './story.css';

const SIDE_BY_SIDE = 3;

/** An item from its import on: every step, and each version of its labels drawn beside the others, as of any moment. */
export default function StoryPage({ jobId, no }: { jobId: string; no: number }) {
  const { t } = useText();
  const path = { jobId: jobId as never, no };
  // To look is an event of the trail; it is not done again by itself.
  const story = useQuery({ queryKey: ['story', jobId, no], queryFn: () => body(api.GET('/api/v1/jobs/{jobId}/items/{no}/story', { params: { path } })), staleTime: Infinity });
  const item = useQuery({ queryKey: ['item', jobId, no], queryFn: () => body(api.GET('/api/v1/jobs/{jobId}/items/{no}', { params: { path } })), retry: false, staleTime: 5 * 60_000 });
  const schema = useQuery({
    queryKey: ['schema-of-job', jobId],
    queryFn: async () => (await loadSchema((await loadJob(jobId)).schemaId)).document,
    staleTime: Infinity,
  });
  if (story.isPending || schema.isPending) {
    return (
      <div className="page">
        <Skeletons />
      </div>
    );
  }
  if (story.error instanceof Problem && story.error.status === 404) {
    return (
      <Empty page title={t('notFound.title')}>
        {t('notFound.say')}
      </Empty>
    );
  }
  const error = story.error ?? schema.error;
  if (error) {
    return (
      <div className="page">
        <ProblemNote error={error} again={() => story.refetch()} />
      </div>
    );
  }
  return <Told key={`${jobId}/${no}`} story={story.data!} schema={schema.data!} item={item.data} />;
}

function Told({ story, schema, item }: { story: ItemStory; schema: LabelSchema; item: ItemMedia | undefined }) {
  const { t, lang } = useText();
  const moments = momentsOf(story);
  const [at, setAt] = useState(moments.length - 1);
  const [picked, pick] = useState<string[]>();
  const told = asOf(story, moments[at]);
  const versions = versionsOf(told);
  // What was picked and is there at that moment, else the newest.
  const shown = picked?.filter((key) => versions.some((one) => one.key === key)) ?? [];
  const columns = shown.length > 0 ? versions.filter((one) => shown.includes(one.key)) : versions.slice(-SIDE_BY_SIDE);
  const toggle = (key: string) => {
    const now = columns.map((one) => one.key);
    pick(now.includes(key) ? now.filter((one) => one !== key) : [...now, key].slice(-SIDE_BY_SIDE));
  };
  return (
    <div className="story">
      <header className="stack">
        <div className="row wrap">
          <Link href={`/jobs/${story.jobId}`}>{`‹ ${t('story.job')}`}</Link>
          <h1>{t('story.title', { no: story.itemNo, name: story.externalId })}</h1>
          {told.state ? <State tone="open">{t(`itemState.${told.state}`)}</State> : <span className="quiet">{t('story.notYet')}</span>}
          <span className="grow" />
          {told.holds
            .filter((hold) => !hold.until)
            .map((hold) => (
              <span key={hold.taskId} className="quiet">
                {t('story.inHand', { who: nameOf({ who: hold.holder }) })}
              </span>
            ))}
          <Link href={`/history?q=${encodeURIComponent(`thing:item id:${story.jobId}/${story.itemNo}`)}`} className="button">
            {t('story.events')}
          </Link>
        </div>
        <label className="row asof">
          <span className="quiet">{t('story.asOf')}</span>
          <input className="grow" type="range" min={0} max={Math.max(0, moments.length - 1)} value={at} onChange={({ target }) => setAt(target.valueAsNumber)} aria-valuetext={moments[at] && exact(lang, moments[at])} />
          <output>{moments[at] && exact(lang, moments[at])}</output>
          <Button look="bare" disabled={at === moments.length - 1} onClick={() => setAt(moments.length - 1)}>
            {t('story.now')}
          </Button>
        </label>
      </header>
      <ol className="steps scroll" aria-label={t('story.steps')} tabIndex={0}>
        {[...told.steps].reverse().map((step) => (
          <li key={step.told.sequence}>
            <button type="button" title={exact(lang, step.told.at)} aria-current={step.told.at === moments[at] ? 'step' : undefined} onClick={() => setAt(moments.indexOf(step.told.at))}>
              <strong>{actionText(t, step.action)}</strong>
              <span className="quiet small">
                {nameOf(step.told)}
                {step.told.who.organisation && ` · ${step.told.who.organisation}`}
              </span>
              <time className="quiet small" dateTime={step.told.at}>
                {exact(lang, step.told.at)}
              </time>
              {step.reason && <span className="small">{step.reason}</span>}
            </button>
          </li>
        ))}
      </ol>
      <div className="versions stack scroll">
        <div className="row wrap" role="group" aria-label={t('story.versions')}>
          {versions.map((one) => (
            <Button key={one.key} aria-pressed={columns.includes(one)} onClick={() => toggle(one.key)}>
              {t(`story.version.${one.kind}`, { n: one.number })} <span className="quiet small">{one.who}</span>
            </Button>
          ))}
        </div>
        {versions.length === 0 ? (
          <Empty title={t('story.versions.none')}>{t('story.versions.none.do')}</Empty>
        ) : (
          <div className="columns">
            {columns.map((version) => (
              <VersionView key={version.key} version={version} schema={schema} item={item} />
            ))}
          </div>
        )}
        {told.verdicts.length > 0 && (
          <section className="panel pad stack">
            <h2>{t('story.verdicts')}</h2>
            <ul className="stack">
              {told.verdicts.map((verdict) => (
                <li key={verdict.told.sequence}>
                  <State tone={verdict.outcome === 'accepted' ? 'green' : verdict.outcome === 'returned' ? 'red' : 'amber'}>{t(`review.${verdict.outcome}`)}</State> {nameOf(verdict.told)}{' '}
                  <span className="quiet">{t('story.round', { n: verdict.round })}</span>
                  {verdict.issues.map((issue, i) => (
                    <div key={i}>{[issue.reason && t(`reason.${issue.reason}`), issue.text].filter(Boolean).join(': ')}</div>
                  ))}
                </li>
              ))}
            </ul>
          </section>
        )}
        {told.findings.length > 0 && (
          <section className="panel pad stack">
            <h2>{t('story.findings')}</h2>
            <ul className="stack">
              {told.findings.map((finding) => (
                <li key={finding.told.sequence}>
                  {finding.defects.length === 0 ? (
                    <State tone="green">{t('story.findings.none')}</State>
                  ) : (
                    finding.defects.map((defect, i) => (
                      <div key={i}>
                        <State tone="red">{t(`defectClass.${defect.class}`)}</State> {defect.text}
                      </div>
                    ))
                  )}{' '}
                  <span className="quiet">{nameOf(finding.told)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}
