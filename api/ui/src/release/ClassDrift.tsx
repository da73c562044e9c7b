import { useText } from '../i18n/text';
import { shares, type Counted } from './shares';

const WIDTH = 560;
const LEFT = 150;
const RIGHT = 110;
const ROW = 34;
const BAR = 11;

/** The share of each class in two releases, one bar above the other. */
export function ClassDrift({ classes, before, after }: { classes: (Counted & { label: string; name: string })[]; before: number; after: number }) {
  const { t, lang } = useText();
  const found = shares(classes);
  if (found.length === 0) return null;
  const most = Math.max(...found.map((one) => Math.max(one.before, one.after)), Number.MIN_VALUE);
  const width = (share: number) => (share / most) * (WIDTH - LEFT - RIGHT);
  const percent = (share: number) => share.toLocaleString(lang, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <section className="panel pad stack drift" aria-label={t('release.compare.classes')}>
      <div className="row">
        <h2 className="grow">{t('release.compare.classes')}</h2>
        <span className="key before">{t('release.open', { version: before })}</span>
        <span className="key after">{t('release.open', { version: after })}</span>
      </div>
      <svg viewBox={`0 0 ${WIDTH} ${found.length * ROW}`} role="img" aria-label={t('release.compare.classes.say', { n: found.length })}>
        {found.map((one, i) => (
          <g key={one.label} transform={`translate(0 ${i * ROW})`}>
            <title>{t('release.compare.class', { name: one.name, before: percent(one.before), after: percent(one.after) })}</title>
            <text x={LEFT - 8} y={ROW / 2 + 3} textAnchor="end">
              {one.name}
            </text>
            <rect className="before" x={LEFT} y={5} width={width(one.before)} height={BAR} />
            <rect className="after" x={LEFT} y={5 + BAR + 1} width={width(one.after)} height={BAR} />
            <text x={LEFT + Math.max(width(one.before), width(one.after)) + 6} y={ROW / 2 + 3}>
              {t('release.compare.from.to', { before: percent(one.before), after: percent(one.after) })}
            </text>
          </g>
        ))}
      </svg>
    </section>
  );
}
