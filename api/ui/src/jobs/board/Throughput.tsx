import type { Job, JobInsight } from '../../api/types';
import { State } from '../../design/State';
import { useNow } from '../../design/time';
import { useText } from '../../i18n/text';
import { calendar, forecast } from './figures';

const WIDTH = 560;
const HEIGHT = 160;
const LEFT = 40;
const BOTTOM = 20;
const MOST_DAYS = 30;
const FEWEST_COLUMNS = 10;

/** What was done each day, and when the rest will be. */
export function Throughput({ job, insight, remaining }: { job: Job; insight: JobInsight; remaining: number }) {
  const { t, lang } = useText();
  const now = useNow(60_000);
  const days = calendar(insight.days, now, MOST_DAYS);
  const found = forecast(insight.days, job.policy.overlap, remaining, now);
  const most = Math.max(1, ...days.map((day) => Math.max(day.annotated, day.accepted)));
  const column = (WIDTH - LEFT) / Math.max(FEWEST_COLUMNS, days.length);
  const height = (n: number) => (n / most) * (HEIGHT - BOTTOM - 8);
  const date = (at: number | string) => new Date(at).toLocaleDateString(lang, { month: 'short', day: 'numeric' });
  const late = found && found.latest > Date.parse(job.deadline);
  return (
    <section className="panel pad stack" aria-label={t('board.throughput')}>
      <div className="row">
        <h2 className="grow">{t('board.throughput')}</h2>
        <span className="key annotated">{t('board.annotated')}</span>
        <span className="key accepted">{t('board.accepted')}</span>
      </div>
      {days.length === 0 ? (
        <p className="quiet">{t('board.throughput.none')}</p>
      ) : (
        <svg className="bars" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('board.throughput.say', { n: days.length })}>
          {[0, 0.5, 1].map((share) => (
            <g key={share}>
              <line className="grid" x1={LEFT} x2={WIDTH} y1={HEIGHT - BOTTOM - height(share * most)} y2={HEIGHT - BOTTOM - height(share * most)} />
              <text x={LEFT - 6} y={HEIGHT - BOTTOM - height(share * most) + 4} textAnchor="end">
                {Math.round(share * most).toLocaleString(lang)}
              </text>
            </g>
          ))}
          {days.map((day, i) => {
            const x = LEFT + i * column;
            return (
              <g key={day.day}>
                <title>{t('board.day', { day: date(day.day), annotated: day.annotated, accepted: day.accepted })}</title>
                <rect className="hit" x={x} y={0} width={column} height={HEIGHT - BOTTOM} />
                <rect className="annotated" x={x + column * 0.12} width={column * 0.36} y={HEIGHT - BOTTOM - height(day.annotated)} height={height(day.annotated)} />
                <rect className="accepted" x={x + column * 0.52} width={column * 0.36} y={HEIGHT - BOTTOM - height(day.accepted)} height={height(day.accepted)} />
                {(i === 0 || i === days.length - 1 || (i % 7 === 0 && i < days.length - 3)) && (
                  <text x={x + column / 2} y={HEIGHT - 4} textAnchor="middle">
                    {date(day.day)}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      )}
      {remaining === 0 ? (
        <State tone="green">{t('board.forecast.done')}</State>
      ) : found ? (
        <p>
          {t('board.forecast', { perDay: Math.round(found.perDay * 10) / 10, n: remaining })}{' '}
          <State tone={late ? 'amber' : 'green'}>
            {date(found.earliest) === date(found.latest) ? t('board.forecast.on', { on: date(found.latest) }) : t('board.forecast.between', { from: date(found.earliest), to: date(found.latest) })}
          </State>{' '}
          {late && <span className="quiet">{t('board.forecast.late')}</span>}
        </p>
      ) : (
        <p className="quiet">{t('board.forecast.none')}</p>
      )}
    </section>
  );
}
