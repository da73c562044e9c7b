import type { Job, JobInsight, LabelClass } from '../../api/types';
import { useText } from '../../i18n/text';
import { F1Table } from './F1Table';
import { withModels } from './figures';

/** How far each supplier's people agree with the model that labelled first; nothing where none did. */
export function Models({ job, models, classes }: { job: Job; models: JobInsight['models']; classes: LabelClass[] }) {
  const { t } = useText();
  const assistance = job.policy.modelAssistance;
  if (!assistance) return null;
  return (
    <section className="panel pad stack" aria-label={t('board.models')}>
      <h2>{t('board.models')}</h2>
      {models.length === 0 ? (
        <p className="quiet">{t('board.models.none')}</p>
      ) : (
        <F1Table rows={withModels(models)} head={t('board.models.pair')} classes={classes} threshold={job.policy.agreementThreshold} />
      )}
      <p className="quiet small">{t(assistance.shown ? 'board.models.shown' : 'board.models.hidden')}</p>
    </section>
  );
}
