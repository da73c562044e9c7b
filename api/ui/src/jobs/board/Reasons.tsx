import type { JobInsight } from '../../api/types';
import { useText, type Key } from '../../i18n/text';

/** Why work came back: what reviewers and inspectors found, the most frequent first. */
export function Reasons({ insight }: { insight: JobInsight }) {
  const { t } = useText();
  return (
    <section className="panel pad stack" aria-label={t('board.reasons')}>
      <h2>{t('board.reasons')}</h2>
      <Bars counts={insight.reasons} name={(what) => t((what === 'other' ? 'board.reason.other' : `reason.${what}`) as Key)} none={t('board.reasons.none')} />
      <h3>{t('board.defects')}</h3>
      <Bars counts={insight.defects} name={(what) => t(`defectClass.${what}` as Key)} none={t('board.defects.none')} />
    </section>
  );
}

function Bars({ counts, name, none }: { counts: JobInsight['reasons']; name: (what: string) => string; none: string }) {
  const { lang } = useText();
  const most = Math.max(1, ...counts.map((one) => one.n));
  if (counts.length === 0) return <p className="quiet">{none}</p>;
  return (
    <ul className="counts">
      {counts.map((one) => (
        <li key={one.what}>
          <span className="cut">{name(one.what)}</span>
          <span className="meter" aria-hidden="true">
            <span style={{ width: `${(one.n / most) * 100}%` }} />
          </span>
          <span className="number">{one.n.toLocaleString(lang)}</span>
        </li>
      ))}
    </ul>
  );
}
