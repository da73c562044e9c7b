import type { Sample } from '../../api/types';
import { State, type Tone } from '../../design/State';
import { useText } from '../../i18n/text';
import { outlook, type Tally } from './findings';

const TONES: Record<ReturnType<typeof outlook>, Tone> = { accepted: 'green', normal: 'amber', rejected: 'red' };
const WIDE = 160;

/** What was found so far, class by class where each has its own limit. */
export function Count({ inspection, counts, left }: { inspection: Sample['inspection']; counts: Tally[]; left: number }) {
  const { t } = useText();
  return (
    <span className="row wrap found-count">
      {counts.map((tally) => (
        <Bar key={tally.class ?? ''} tally={tally} wide={WIDE / counts.length} />
      ))}
      <span className="quiet">{t('inspect.left', { left, n: inspection.plan.sampleSize })}</span>
    </span>
  );
}

/** A bar that turns: up to Ac the lot is accepted, from Re on it is not. */
function Bar({ tally, wide }: { tally: Tally; wide: number }) {
  const { t } = useText();
  const { acceptance, rejection, count } = tally;
  const tone = TONES[outlook(tally)];
  const most = Math.max(rejection + 1, count);
  const x = (n: number) => (Math.min(n, most) / most) * wide;
  const said = t('inspect.count', { found: count, ac: acceptance, re: rejection });
  return (
    <>
      <svg width={wide} height="16" aria-hidden="true" className={`state ${tone}`}>
        <rect className="track" y="4" width={wide} height="8" rx="2" />
        <rect y="4" width={x(count)} height="8" rx="2" fill="currentColor" />
        <line className="limit" x1={x(acceptance)} x2={x(acceptance)} y1="0" y2="16" />
        <line className="limit" x1={x(rejection)} x2={x(rejection)} y1="0" y2="16" />
      </svg>
      <State tone={tone}>{tally.class ? `${t(`inspect.class.${tally.class}`)} · ${said}` : said}</State>
    </>
  );
}
