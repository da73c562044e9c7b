import type { JobInsight, LabelClass } from '../../api/types';
import { State } from '../../design/State';
import { local, useText } from '../../i18n/text';
import { Swatch } from '../../workbench/ShapeList';
import { f1, matrix } from './figures';

/** How far every two people agree, label by label. */
export function Agreement({ pairs, classes, threshold }: { pairs: JobInsight['agreement']; classes: LabelClass[]; threshold: number }) {
  const { t, lang } = useText();
  const rows = matrix(pairs);
  const seen = classes.filter((one) => pairs.some((pair) => pair.label === one.id));
  const cell = (given: { matched: number; shapes: number } | undefined, key: string) => {
    if (!given) return <td key={key} className="quiet number">–</td>;
    const value = f1(given);
    const text = value.toLocaleString(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    return (
      <td key={key} className="number value" title={t('board.agreement.cell', { matched: given.matched, shapes: given.shapes })}>
        {value < threshold ? <State tone="amber">{text}</State> : text}
        <span className="meter" aria-hidden="true">
          <span style={{ width: `${value * 100}%` }} />
        </span>
      </td>
    );
  };
  return (
    <section className="panel pad stack" aria-label={t('board.agreement')}>
      <h2>{t('board.agreement')}</h2>
      {rows.length === 0 ? (
        <p className="quiet">{t('board.agreement.none')}</p>
      ) : (
        <div className="scroll matrix" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>{t('board.pair')}</th>
                <th className="number">{t('board.all')}</th>
                {seen.map((one) => (
                  <th key={one.id} className="number">
                    <Swatch colour={one.colour} /> {local(lang, one.name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">{t('board.two', { one: row.people[0], other: row.people[1] })}</th>
                  {cell(row.all, 'all')}
                  {seen.map((one) => cell(row.byLabel.get(one.id), one.id))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="quiet small">{t('board.agreement.say', { threshold })}</p>
    </section>
  );
}
