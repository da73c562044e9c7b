import type { JobInsight } from '../../api/types';
import { State, type Tone } from '../../design/State';
import { useText } from '../../i18n/text';

const TONES: Record<JobInsight['suppliers'][number]['mode'], Tone> = { normal: 'open', tightened: 'amber', reduced: 'green', discontinued: 'red' };

export function Suppliers({ suppliers }: { suppliers: JobInsight['suppliers'] }) {
  const { t, lang } = useText();
  const percent = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toLocaleString(lang, { style: 'percent', maximumFractionDigits: 0 }));
  return (
    <section className="panel pad stack" aria-label={t('board.suppliers')}>
      <h2>{t('board.suppliers')}</h2>
      {suppliers.length === 0 ? (
        <p className="quiet">{t('board.suppliers.none')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>{t('board.supplier')}</th>
              <th>{t('board.packages')}</th>
              <th className="number">{t('board.reworked')}</th>
              <th className="number">{t('board.firstTime')}</th>
              <th className="number">{t('board.hours')}</th>
              <th>{t('board.mode')}</th>
            </tr>
          </thead>
          <tbody>
            {suppliers.map((one) => (
              <tr key={one.organisation}>
                <th scope="row">{one.organisation}</th>
                <td>
                  <progress aria-label={t('board.packages')} max={one.packages} value={one.consolidated} /> {t('board.of', { n: one.consolidated, all: one.packages })}
                </td>
                <td className="number">{percent(one.reworked, one.packages)}</td>
                <td className="number" title={t('board.of', { n: one.lotsAccepted, all: one.lots })}>
                  {percent(one.firstTimeAccepted, one.lotsAccepted)}
                </td>
                <td className="number">{one.hoursPerPackage == null ? '–' : one.hoursPerPackage.toLocaleString(lang, { maximumFractionDigits: 2 })}</td>
                <td>
                  <State tone={TONES[one.mode]}>{t(`inspectionMode.${one.mode}`)}</State>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
