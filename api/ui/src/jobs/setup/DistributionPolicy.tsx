import type { Policy } from '../../api/types';
import { useText } from '../../i18n/text';
import { duration, inUnit } from './estimate';
import { Field } from './Field';

type Distribution = Policy['distribution'];

const ORDERS = ['due', 'least-agreed', 'uncertain'] as const;

interface Props {
  distribution: Distribution;
  annotating: string[];
  hasModel: boolean;
  fault: (field: string) => string | undefined;
  onChange: (distribution: Distribution) => void;
}

/** Who gets which work, and when. */
export function DistributionPolicy({ distribution, annotating, hasModel, fault, onChange }: Props) {
  const { t } = useText();
  const set = (part: Partial<Distribution>) => onChange({ ...distribution, ...part });
  const quota = (organisation: string) => distribution.quotas.find((one) => one.organisation === organisation)?.percent ?? 0;
  return (
    <>
      <Field label={t('policy.order')} say={t(`policy.order.${distribution.order}.say`)} fault={fault('distribution.order')}>
        <select className="input" value={distribution.order} onChange={({ target }) => set({ order: target.value as Distribution['order'] })}>
          {ORDERS.filter((one) => one !== 'uncertain' || hasModel || distribution.order === one).map((one) => (
            <option key={one} value={one}>
              {t(`policy.order.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('policy.overlapShare')} say={t('policy.overlapShare.say')} fault={fault('distribution.overlapShare')}>
        <input className="input short" type="number" min={0} max={100} value={Math.round(distribution.overlapShare * 100)} onChange={({ target }) => target.value !== '' && set({ overlapShare: target.valueAsNumber / 100 })} />
      </Field>
      <label className="row">
        <input type="checkbox" checked={distribution.keepSeries} onChange={({ target }) => set({ keepSeries: target.checked })} />
        {t('policy.keepSeries')}
      </label>
      <p className="small quiet">{t('policy.keepSeries.say')}</p>
      <Field label={t('policy.pushUpTo')} say={t('policy.pushUpTo.say')} fault={fault('distribution.pushUpTo')}>
        <input className="input short" type="number" min={0} max={50} value={distribution.pushUpTo} onChange={({ target }) => target.value !== '' && set({ pushUpTo: Math.round(target.valueAsNumber) })} />
      </Field>
      {(distribution.keepSeries || distribution.pushUpTo > 0) && (
        <Field label={t('policy.offerFor')} say={t('policy.offerFor.say')} fault={fault('distribution.offerFor')}>
          <input className="input short" type="number" min={0} step="any" value={Number(inUnit(distribution.offerFor, 'hours').toFixed(2))} onChange={({ target }) => target.value !== '' && set({ offerFor: duration(target.valueAsNumber, 'hours') })} />
        </Field>
      )}
      <Field label={t('policy.skills')} say={t('policy.skills.say')} fault={fault('distribution.skills')}>
        <input
          className="input wide"
          value={distribution.skills.join(', ')}
          onChange={({ target }) => set({ skills: target.value === '' ? [] : target.value.split(/[,，、]\s*/) })}
          onBlur={() => set({ skills: distribution.skills.map((skill) => skill.trim()).filter((skill) => skill !== '') })}
        />
      </Field>
      {annotating.length > 1 && (
        <label className="row">
          <input
            type="checkbox"
            checked={distribution.quotas.length > 0}
            onChange={({ target }) => set({ quotas: target.checked ? annotating.map((organisation, i) => ({ organisation, percent: Math.floor(100 / annotating.length) + (i < 100 % annotating.length ? 1 : 0) })) : [] })}
          />
          {t('policy.quotas')}
        </label>
      )}
      {fault('distribution.quotas') && <p className="red small">{fault('distribution.quotas')}</p>}
      {distribution.quotas.length > 0 &&
        annotating.map((organisation) => (
          <Field key={organisation} label={t('policy.quota', { organisation })} say={t('policy.quota.say')}>
            <input
              className="input short"
              type="number"
              min={1}
              max={100}
              value={quota(organisation)}
              onChange={({ target }) => target.value !== '' && set({ quotas: annotating.map((one) => ({ organisation: one, percent: one === organisation ? Math.round(target.valueAsNumber) : quota(one) })) })}
            />
          </Field>
        ))}
    </>
  );
}
