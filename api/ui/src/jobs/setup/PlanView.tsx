import type { SamplingPlan } from '../../api/types';
import { useText } from '../../i18n/text';

const WIDTH = 320;
const HEIGHT = 120;
const LEFT = 36;
const BOTTOM = 20;
const TOP = 8;

/** The sampling plan of a lot, in a sentence, in a table, and as its operating characteristic. */
export function PlanView({ plan, lots }: { plan: SamplingPlan; lots: number }) {
  const { t, lang } = useText();
  const [normal] = plan.plans;
  if (!normal) return null;
  const end = plan.curve.at(-1)?.quality || 1;
  const x = (quality: number) => LEFT + (quality / end) * (WIDTH - LEFT - 8);
  const y = (accepted: number) => TOP + (1 - accepted) * (HEIGHT - TOP - BOTTOM);
  const percent = (share: number) => share.toLocaleString(lang, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 });
  // The quality of which half, and of which one in ten, of all lots pass.
  const where = (probability: number) => plan.curve.find((point) => point.accepted <= probability)?.quality;
  const half = where(0.5);
  const tenth = where(0.1);
  return (
    <div className="panel stack pad">
      <h2>{t('plan.title')}</h2>
      <p>
        {normal.wholeLot
          ? t('plan.whole', { size: plan.lotSize, ac: normal.acceptance, re: normal.rejection })
          : t('plan.say', { size: plan.lotSize, n: normal.sampleSize, ac: normal.acceptance, re: normal.rejection })}
      </p>
      <table className="dense">
        <thead>
          <tr>
            <th>{t('plan.severity')}</th>
            <th>{t('plan.letter')}</th>
            <th className="number">{t('plan.n')}</th>
            <th className="number">{t('plan.ac')}</th>
            <th className="number">{t('plan.re')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.plans.map((one) => (
            <tr key={one.severity}>
              <td>{t(`severity.${one.severity}`)}</td>
              <td>{one.letter === one.lotLetter ? one.letter : t('plan.arrow', { from: one.lotLetter, to: one.letter })}</td>
              <td className="number">{one.sampleSize}</td>
              <td className="number">{one.acceptance}</td>
              <td className="number">{one.rejection}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <figure>
        <svg className="curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('plan.curve')}>
          {[0, 0.5, 1].map((share) => (
            <g key={share}>
              <line className="grid" x1={LEFT} x2={WIDTH - 8} y1={y(share)} y2={y(share)} />
              <text x={LEFT - 4} y={y(share) + 4} textAnchor="end">
                {percent(share)}
              </text>
            </g>
          ))}
          {[0, 0.5, 1].map((share) => (
            <text key={share} x={x(end * share)} y={HEIGHT - 4} textAnchor={share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}>
              {percent(end * share)}
            </text>
          ))}
          <polyline points={plan.curve.map((point) => `${x(point.quality)},${y(point.accepted)}`).join(' ')} />
        </svg>
        <figcaption className="quiet small">
          {half !== undefined && tenth !== undefined && t('plan.curve.say', { half: percent(half), tenth: percent(tenth) })} {t('plan.lots', { n: lots })}
        </figcaption>
      </figure>
    </div>
  );
}
