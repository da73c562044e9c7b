import type { JobInsight, LabelClass } from '../../api/types';
import { useText } from '../../i18n/text';
import { F1Table } from './F1Table';
import { matrix } from './figures';

/** How far every two people agree, label by label. */
export function Agreement({ pairs, classes, threshold }: { pairs: JobInsight['agreement']; classes: LabelClass[]; threshold: number }) {
  const { t } = useText();
  const rows = matrix(pairs);
  return (
    <section className="panel pad stack" aria-label={t('board.agreement')}>
      <h2>{t('board.agreement')}</h2>
      {rows.length === 0 ? (
        <p className="quiet">{t('board.agreement.none')}</p>
      ) : (
        <F1Table rows={rows} head={t('board.pair')} classes={classes} threshold={threshold} />
      )}
      <p className="quiet small">{t('board.agreement.say', { threshold })}</p>
    </section>
  );
}
