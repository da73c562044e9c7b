import type { DefectClass, Policy } from '../../api/types';
import { useText } from '../../i18n/text';
import { CLASSES } from '../../workbench/inspect/findings';
import { duration, inUnit } from './estimate';
import { Field } from './Field';

type Inspection = Policy['inspection'];
type Limits = NonNullable<Inspection['classes']>;

const USUAL: Limits = {
  critical: { aql: '0.65', zeroAcceptance: true },
  major: { aql: '1', zeroAcceptance: false },
  minor: { aql: '4', zeroAcceptance: false },
};
const STRATA = ['class', 'person'] as const;

interface Props {
  inspection: Inspection;
  aqls: string[];
  fault: (field: string) => string | undefined;
  onChange: (inspection: Inspection) => void;
}

/** Whether one limit holds for all defects or each class has its own, and how the sample is drawn. */
export function DefectLimits({ inspection, aqls, fault, onChange }: Props) {
  const { t } = useText();
  const limits = inspection.classes;
  const limit = (of: DefectClass, next: Partial<Limits[DefectClass]>) => limits && onChange({ ...inspection, classes: { ...limits, [of]: { ...limits[of], ...next } } });
  return (
    <>
      <label className="row">
        <input type="checkbox" checked={limits != null} onChange={({ target }) => onChange({ ...inspection, classes: target.checked ? USUAL : undefined })} />
        {t('policy.classes')}
      </label>
      {limits ? (
        CLASSES.map((of) => (
          <Field key={of} label={t(`inspect.class.${of}`)} say={t('policy.classes.say')} fault={fault(`inspection.classes.${of}.aql`) ?? fault(`inspection.classes.${of}.zeroAcceptance`)}>
            <select className="input short" value={aqls.find((one) => Number(one) === Number(limits[of].aql)) ?? limits[of].aql} onChange={({ target }) => limit(of, { aql: target.value })}>
              {aqls.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </Field>
        ))
      ) : (
        <label className="row">
          <input type="checkbox" checked={inspection.zeroAcceptance} onChange={({ target }) => onChange({ ...inspection, zeroAcceptance: target.checked })} />
          {t('policy.zeroAcceptance')}
        </label>
      )}
      {limits &&
        CLASSES.map((of) => (
          <label key={of} className="row">
            <input type="checkbox" checked={limits[of].zeroAcceptance} onChange={({ target }) => limit(of, { zeroAcceptance: target.checked })} />
            {`${t(`inspect.class.${of}`)}: ${t('policy.zeroAcceptance')}`}
          </label>
        ))}
      <label className="row">
        <input
          type="checkbox"
          checked={inspection.corrective.nextLotWaits}
          onChange={({ target }) => onChange({ ...inspection, corrective: { ...inspection.corrective, nextLotWaits: target.checked } })}
        />
        {t('policy.nextLotWaits')}
      </label>
      <Field label={t('policy.correctiveWithin')} say={t('policy.correctiveWithin.say')} fault={fault('inspection.corrective.within')}>
        <input
          className="input short"
          type="number"
          min={0.5}
          step="any"
          value={Number(inUnit(inspection.corrective.within, 'days').toFixed(2))}
          onChange={({ target }) => target.value !== '' && onChange({ ...inspection, corrective: { ...inspection.corrective, within: duration(target.valueAsNumber, 'days') } })}
        />
      </Field>
      {STRATA.map((one) => (
        <label key={one} className="row">
          <input
            type="checkbox"
            checked={inspection.strata.includes(one)}
            onChange={({ target }) => onChange({ ...inspection, strata: target.checked ? [...inspection.strata, one] : inspection.strata.filter((other) => other !== one) })}
          />
          {t(`policy.strata.${one}`)}
        </label>
      ))}
    </>
  );
}
