import type { Sample } from '../../api/types';
import { State, type Tone } from '../../design/State';
import { useText } from '../../i18n/text';
import { outlook } from './findings';

const TONES: Record<ReturnType<typeof outlook>, Tone> = { accepted: 'green', normal: 'amber', rejected: 'red' };
const WIDE = 160;

/** What was found so far, as a bar that turns: up to Ac the lot is accepted, from Re on it is not. */
export function Count({ inspection, count, left }: { inspection: Sample['inspection']; count: number; left: number }) {
  const { t } = useText();
  const { acceptance, rejection, sampleSize } = inspection.plan;
  const tone = TONES[outlook(inspection, count)];
  const most = Math.max(rejection + 1, count);
  const x = (n: number) => (Math.min(n, most) / most) * WIDE;
  return (
    <span className="row found-count">
      <svg width={WIDE} height="16" aria-hidden="true" className={`state ${tone}`}>
        <rect className="track" y="4" width={WIDE} height="8" rx="2" />
        <rect y="4" width={x(count)} height="8" rx="2" fill="currentColor" />
        <line className="limit" x1={x(acceptance)} x2={x(acceptance)} y1="0" y2="16" />
        <line className="limit" x1={x(rejection)} x2={x(rejection)} y1="0" y2="16" />
      </svg>
      <State tone={tone}>{t('inspect.count', { found: count, ac: acceptance, re: rejection })}</State>
      <span className="quiet">{t('inspect.left', { left, n: sampleSize })}</span>
    </span>
  );
}
