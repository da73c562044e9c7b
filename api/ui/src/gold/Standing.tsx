import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, body } from '../api/client';
import type { Pause } from '../api/types';
import { Button } from '../design/Button';
import { say } from '../design/Notes';
import { toast } from '../design/toasts';
import { useText } from '../i18n/text';
import { Hints } from './Hints';

/** What keeps an annotator from getting work: onboardings to be passed, pauses. Nothing where nothing does. */
export function Standing() {
  const { t, lang } = useText();
  const due = useQuery({ queryKey: ['onboardings'], queryFn: () => body(api.GET('/api/v1/me/onboardings', {})) });
  const pauses = useQuery({ queryKey: ['pauses'], queryFn: () => body(api.GET('/api/v1/me/pauses', {})) });
  const percent = (share: number) => share.toLocaleString(lang, { style: 'percent' });
  return (
    <>
      {due.data?.map((one) => (
        <div key={one.jobId} className="notice row wrap">
          <span className="grow">
            {one.attemptsLeft > 0 ? t('gold.due', { job: one.jobName, n: one.items, mark: percent(one.passMark), left: one.attemptsLeft }) : t('gold.due.none', { job: one.jobName })}
          </span>
          {one.attemptsLeft > 0 && (
            <Link href={`/onboarding/${one.jobId}`} className="button primary">
              {t('gold.begin')}
            </Link>
          )}
        </div>
      ))}
      {pauses.data?.map((one) => (
        <Paused key={one.id} pause={one} mark={percent(one.passMark)} />
      ))}
    </>
  );
}

function Paused({ pause, mark }: { pause: Pause; mark: string }) {
  const { t } = useText();
  const client = useQueryClient();
  const [words, setWords] = useState('');
  const appealing = useMutation({
    mutationFn: () => body(api.POST('/api/v1/me/pauses/{pauseId}/appeal', { params: { path: { pauseId: pause.id as never } }, body: { words: words.trim() } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['pauses'] }),
    onError: (error) => toast('red', (t) => say(t, error)),
  });
  return (
    <div className="notice amber stack">
      <p>{t('gold.paused', { job: pause.jobName, correct: pause.correct, of: pause.answers, mark })}</p>
      <Hints hints={pause.hints} />
      {pause.lifted === false && <p>{t('gold.kept', { reason: pause.decisionReason ?? '' })}</p>}
      {pause.appeal != null ? (
        <p className="small quiet">{t('gold.appealed', { words: pause.appeal })}</p>
      ) : (
        pause.lifted == null && (
          <form
            className="row wrap"
            onSubmit={(event) => {
              event.preventDefault();
              if (words.trim()) appealing.mutate();
            }}
          >
            <input className="input grow" aria-label={t('gold.appeal.say')} placeholder={t('gold.appeal.say')} maxLength={2_000} value={words} onChange={({ target }) => setWords(target.value)} />
            <Button type="submit" disabled={!words.trim() || appealing.isPending}>
              {t('gold.appeal')}
            </Button>
          </form>
        )
      )}
    </div>
  );
}
