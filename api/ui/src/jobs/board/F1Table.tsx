import type { LabelClass } from '../../api/types';
import { State } from '../../design/State';
import { local, useText } from '../../i18n/text';
import { Swatch } from '../../workbench/ShapeList';
import { f1, type MatrixRow } from './figures';

/** F1 of the shapes of every two that are compared, label by label; marked below the threshold. */
export function F1Table({ rows, head, classes, threshold }: { rows: MatrixRow[]; head: string; classes: LabelClass[]; threshold: number }) {
  const { t, lang } = useText();
  const seen = classes.filter((one) => rows.some((row) => row.byLabel.has(one.id)));
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
    <div className="scroll matrix" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{head}</th>
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
              <th scope="row">{t('board.two', { one: row.names[0], other: row.names[1] })}</th>
              {cell(row.all, 'all')}
              {seen.map((one) => cell(row.byLabel.get(one.id), one.id))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
