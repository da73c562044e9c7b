import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import type { Policy } from '../../api/types';
import { ProblemNote } from '../../design/Notes';
import { useText } from '../../i18n/text';
import { estimate } from './estimate';
import { Field } from './Field';
import { PlanView } from './PlanView';

/** Below this an estimate says no more than that it is little. */
const LEAST = 0.1;

/** Of what a job of nothing yet is told, so that the policy can be chosen before the items are there. */
const SUPPOSED_ITEMS = 1_000;

/** What a policy costs, and what of each lot is inspected. */
export function EstimateView({ items, policy }: { items: number; policy: Policy }) {
  const { t, lang } = useText();
  const [secondsPerItem, setSeconds] = useState(60);
  const [people, setPeople] = useState(8);
  const count = items || SUPPOSED_ITEMS;
  const lotSize = Math.max(1, Math.min(count, policy.packageSize * policy.packagesPerLot));
  const { level, aql } = policy.inspection;
  const plan = useQuery({
    queryKey: ['sampling', lotSize, level, aql],
    queryFn: () => body(api.GET('/api/v1/sampling/plan', { params: { query: { lotSize, level, aql } } })),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  const sample = plan.data?.plans[0]?.sampleSize ?? 0;
  const found = estimate(count, policy, { secondsPerItem, people, hoursPerDay: 6 }, () => sample);
  const rounded = (n: number) => n.toLocaleString(lang, n < 10 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 });
  const number = (n: number) => (n > 0 && n < LEAST ? `< ${rounded(LEAST)}` : rounded(n));
  return (
    <aside className="stack" aria-label={t('estimate.title')}>
      <div className="panel stack pad">
        <h2>{t('estimate.title')}</h2>
        {items === 0 && <p className="quiet small">{t('estimate.supposed', { n: SUPPOSED_ITEMS })}</p>}
        <dl className="figures">
          <dt>{t('estimate.packages')}</dt>
          <dd>{number(found.packages)}</dd>
          <dt>{t('estimate.annotations')}</dt>
          <dd>{number(found.annotations)}</dd>
          <dt>{t('estimate.reviews')}</dt>
          <dd>{number(found.reviews)}</dd>
          <dt>{t('estimate.inspected')}</dt>
          <dd>{number(found.inspected)}</dd>
          <dt>{t('estimate.hours')}</dt>
          <dd>
            <strong>{number(found.hours)}</strong>
          </dd>
          <dt>{t('estimate.days')}</dt>
          <dd>
            <strong>{Number.isFinite(found.days) ? number(found.days) : '–'}</strong>
          </dd>
        </dl>
        <div className="row wrap end">
          <Field label={t('estimate.seconds')}>
            <input className="input short" type="number" min={1} value={secondsPerItem} onChange={({ target }) => target.value !== '' && setSeconds(target.valueAsNumber)} />
          </Field>
          <Field label={t('estimate.people')}>
            <input className="input short" type="number" min={1} value={people} onChange={({ target }) => target.value !== '' && setPeople(target.valueAsNumber)} />
          </Field>
        </div>
        <p className="quiet small">{t('estimate.say')}</p>
      </div>
      {plan.error ? <ProblemNote error={plan.error} again={() => plan.refetch()} /> : plan.data && <PlanView plan={plan.data} lots={found.lots} />}
    </aside>
  );
}
