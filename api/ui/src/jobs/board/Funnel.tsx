import { State, type Tone } from '../../design/State';
import { useText } from '../../i18n/text';

const STATES = [
  ['new', 'new'],
  ['planned', 'open'],
  ['labelled', 'review'],
  ['disputed', 'amber'],
  ['agreed', 'review'],
  ['accepted', 'green'],
  ['released', 'teal'],
  ['excluded', 'new'],
] as const satisfies [string, Tone][];

/** All items by state, as one bar and in figures. */
export function Funnel({ counts }: { counts: Record<string, number> }) {
  const { t, lang } = useText();
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const there = STATES.filter(([state]) => counts[state]);
  const share = (n: number) => (n / all).toLocaleString(lang, { style: 'percent', maximumFractionDigits: n / all < 0.1 ? 1 : 0 });
  if (all === 0) return <p className="panel pad quiet">{t('board.funnel.none')}</p>;
  return (
    <div className="panel pad funnel stack">
      <div className="bar" aria-hidden="true">
        {there.map(([state, tone]) => (
          <span key={state} className={`part ${tone} ${state}`} style={{ flexGrow: counts[state]! }} />
        ))}
      </div>
      <ul className="row wrap">
        {there.map(([state, tone]) => (
          <li key={state}>
            <State tone={tone}>{t(`itemState.${state}`)}</State>
            <strong>{counts[state]!.toLocaleString(lang)}</strong> <span className="quiet small">{share(counts[state]!)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
