import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { api, body } from '../../api/client';
import type { Policy } from '../../api/types';
import { Button } from '../../design/Button';
import { useText, type Key } from '../../i18n/text';
import { DefectLimits } from './DefectLimits';
import { DistributionPolicy } from './DistributionPolicy';
import { duration, inUnit, type Unit } from './estimate';
import { EstimateView } from './EstimateView';
import { Field, faultOf } from './Field';
import { GoldPolicy } from './GoldPolicy';
import type { StepProps } from './JobSetupPage';

const PRESETS: Record<'quick' | 'usual' | 'careful', Partial<Policy>> = {
  quick: { overlap: 1, extraAnnotators: 0, maxRounds: 2, inspection: { level: 'I', aql: '2.5', reducedAllowed: true, zeroAcceptance: false, strata: [], corrective: { within: 'P7D', nextLotWaits: false } } },
  usual: { overlap: 2, extraAnnotators: 1, maxRounds: 3, inspection: { level: 'II', aql: '1', reducedAllowed: false, zeroAcceptance: false, strata: [], corrective: { within: 'P7D', nextLotWaits: false } } },
  careful: { overlap: 3, extraAnnotators: 2, maxRounds: 3, agreementThreshold: 0.9, agreedShare: 0.9, inspection: { level: 'III', aql: '0.4', reducedAllowed: false, zeroAcceptance: false, strata: [], corrective: { within: 'P7D', nextLotWaits: false } } },
};
const STRATEGIES = ['majority', 'fusion', 'temporal-vote', 'single'] as const;
const IMAGE_MARKS = ['none', 'visible', 'invisible', 'both'] as const;
const REVIEWS = ['other-organisation', 'same-organisation', 'none'] as const;

/** How the job is worked, in plain words, with what it costs beside it. */
export function PolicyStep({ kept, items }: StepProps & { items: number }) {
  const { t } = useText();
  const { value, change, saving } = kept;
  const { policy } = value;
  const error = saving.state === 'failed' ? saving.error : undefined;
  const tables = useQuery({ queryKey: ['sampling'], queryFn: () => body(api.GET('/api/v1/sampling')), staleTime: Infinity });
  const set = (part: Partial<Policy>) => {
    const next = { ...policy, ...part };
    // What only one annotator did is taken as it is; with several it must be merged.
    if (next.overlap > 1 && next.consolidation.strategy === 'single') next.consolidation = { ...next.consolidation, strategy: 'majority' };
    change({ ...value, policy: next });
  };
  const fault = (field: string) => faultOf(error, `policy.${field}`);
  const field = (name: string, input: ReactElement<object>) => (
    <Field label={t(`policy.${name}` as Key)} say={t(`policy.${name}.say` as Key)} fault={fault(name)}>
      {input}
    </Field>
  );
  const whole = (name: 'overlap' | 'extraAnnotators' | 'maxRounds' | 'packageSize' | 'packagesPerLot' | 'maxOpenPackages' | 'signaturesNeeded' | 'priority', min: number, max: number) =>
    field(name, <input className="input short" type="number" min={min} max={max} value={policy[name]} onChange={({ target }) => target.value !== '' && set({ [name]: Math.round(target.valueAsNumber) })} />);
  const percent = (name: 'agreementThreshold' | 'agreedShare') =>
    field(name, <input className="input short" type="number" min={0} max={100} value={Math.round(policy[name] * 100)} onChange={({ target }) => target.value !== '' && set({ [name]: target.valueAsNumber / 100 })} />);
  const time = (name: 'reservation' | 'dueAfter' | 'expiresAfter', unit: Unit) =>
    field(name, <input className="input short" type="number" min={0} step="any" value={Number(inUnit(policy[name], unit).toFixed(2))} onChange={({ target }) => target.value !== '' && set({ [name]: duration(target.valueAsNumber, unit) })} />);
  const strategies = STRATEGIES.filter((one) => one !== 'single' || policy.overlap === 1);
  const aql = tables.data?.aqls.find((one) => Number(one) === Number(policy.inspection.aql)) ?? policy.inspection.aql;
  return (
    <div className="halves">
      <div className="stack">
        <div className="row" role="group" aria-label={t('policy.presets')}>
          {(Object.keys(PRESETS) as (keyof typeof PRESETS)[]).map((preset) => (
            <Button key={preset} title={t(`policy.preset.${preset}.say`)} onClick={() => set(PRESETS[preset])}>
              {t(`policy.preset.${preset}`)}
            </Button>
          ))}
          <span className="quiet small">{t('policy.presets.say')}</span>
        </div>
        <Group name="labelling">
          {whole('overlap', 1, 20)}
          {whole('extraAnnotators', 0, 10)}
          {percent('agreementThreshold')}
          {percent('agreedShare')}
          <Field label={t('policy.strategy')} say={t(`policy.strategy.${policy.consolidation.strategy}.say` as Key)} fault={fault('consolidation.strategy')}>
            <select className="input" value={policy.consolidation.strategy} onChange={({ target }) => set({ consolidation: { ...policy.consolidation, strategy: target.value } })}>
              {strategies.map((one) => (
                <option key={one} value={one}>
                  {t(`policy.strategy.${one}`)}
                </option>
              ))}
            </select>
          </Field>
        </Group>
        <Group name="review">
          <Field label={t('policy.review')} say={t(`policy.review.${policy.review}.say`)} fault={fault('review')}>
            <select className="input" value={policy.review} onChange={({ target }) => set({ review: target.value as Policy['review'] })}>
              {REVIEWS.map((one) => (
                <option key={one} value={one}>
                  {t(`policy.review.${one}`)}
                </option>
              ))}
            </select>
          </Field>
          {whole('maxRounds', 1, 10)}
        </Group>
        <Group name="inspection">
          {field(
            'level',
            <select className="input" value={policy.inspection.level} onChange={({ target }) => set({ inspection: { ...policy.inspection, level: target.value } })}>
              {(tables.data?.levels ?? [policy.inspection.level]).map((level) => (
                <option key={level}>{level}</option>
              ))}
            </select>,
          )}
          {field(
            'aql',
            <select className="input" value={aql} onChange={({ target }) => set({ inspection: { ...policy.inspection, aql: target.value } })}>
              {(tables.data?.aqls ?? [aql]).map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>,
          )}
          <DefectLimits inspection={policy.inspection} aqls={tables.data?.aqls ?? []} fault={fault} onChange={(inspection) => set({ inspection })} />
          {whole('packageSize', 1, 1_000)}
          {whole('packagesPerLot', 1, 1_000)}
          <label className="row">
            <input type="checkbox" checked={policy.inspection.reducedAllowed} onChange={({ target }) => set({ inspection: { ...policy.inspection, reducedAllowed: target.checked } })} />
            {t('policy.reduced')}
          </label>
        </Group>
        <Group name="distribution">
          <DistributionPolicy
            distribution={policy.distribution}
            annotating={value.participants.filter((one) => one.annotates).map((one) => one.organisation)}
            hasModel={policy.modelAssistance != null}
            fault={fault}
            onChange={(distribution) => set({ distribution })}
          />
        </Group>
        <Group name="gold">
          <GoldPolicy gold={policy.gold} fault={fault} onChange={(gold) => set({ gold })} />
        </Group>
        <Group name="time">
          {time('reservation', 'minutes')}
          {time('dueAfter', 'hours')}
          {time('expiresAfter', 'hours')}
          {whole('priority', 0, 100)}
          {whole('maxOpenPackages', 1, 10_000)}
          {whole('signaturesNeeded', 2, 5)}
        </Group>
        <Group name="names">
          <label className="row">
            <input type="checkbox" checked={policy.auditorsSeeNames} onChange={({ target }) => set({ auditorsSeeNames: target.checked })} />
            {t('policy.auditorsSeeNames')}
          </label>
          <p className="small quiet">{t(`policy.auditorsSeeNames.${policy.auditorsSeeNames}`)}</p>
          <Field label={t('policy.imageMarks')} say={t(`policy.imageMarks.${policy.imageMarks}.say`)} fault={fault('imageMarks')}>
            <select className="input" value={policy.imageMarks} onChange={({ target }) => set({ imageMarks: target.value as Policy['imageMarks'] })}>
              {IMAGE_MARKS.map((one) => (
                <option key={one} value={one}>
                  {t(`policy.imageMarks.${one}`)}
                </option>
              ))}
            </select>
          </Field>
        </Group>
        <Group name="screening">
          <Field label={t('policy.maxGapShare')} say={t('policy.maxGapShare.say')} fault={fault('screening.maxGapShare')}>
            <input
              className="input short"
              type="number"
              min={0}
              max={100}
              value={Math.round(policy.screening.maxGapShare * 100)}
              onChange={({ target }) => target.value !== '' && set({ screening: { ...policy.screening, maxGapShare: target.valueAsNumber / 100 } })}
            />
          </Field>
          <Field label={t('policy.nearDuplicateBits')} say={t('policy.nearDuplicateBits.say')} fault={fault('screening.nearDuplicateBits')}>
            <input
              className="input short"
              type="number"
              min={0}
              max={8}
              value={policy.screening.nearDuplicateBits}
              onChange={({ target }) => target.value !== '' && set({ screening: { ...policy.screening, nearDuplicateBits: Math.round(target.valueAsNumber) } })}
            />
          </Field>
          <Field label={t('policy.model')} say={t('policy.model.say')} fault={fault('modelAssistance.url')}>
            <input
              className="input wide"
              type="url"
              value={policy.modelAssistance?.url ?? ''}
              onChange={({ target }) => set({ modelAssistance: target.value ? { timeout: 'PT30S', shown: true, ...policy.modelAssistance, url: target.value } : undefined })}
            />
          </Field>
          {policy.modelAssistance && (
            <label className="row">
              <input
                type="checkbox"
                checked={policy.modelAssistance.shown}
                onChange={({ target }) => set({ modelAssistance: { ...policy.modelAssistance!, shown: target.checked } })}
              />
              {t('policy.model.shown')}
            </label>
          )}
        </Group>
      </div>
      <EstimateView items={items} policy={policy} />
    </div>
  );
}

function Group({ name, children }: { name: 'labelling' | 'review' | 'inspection' | 'distribution' | 'gold' | 'time' | 'names' | 'screening'; children: ReactNode }) {
  const { t } = useText();
  return (
    <fieldset className="panel pad group">
      <legend>{t(`policy.group.${name}`)}</legend>
      {children}
    </fieldset>
  );
}
