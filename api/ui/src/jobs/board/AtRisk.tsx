import { Link } from 'wouter';
import type { JobInsight } from '../../api/types';
import { State } from '../../design/State';
import { useNow, When } from '../../design/time';
import { useText } from '../../i18n/text';

/** What is late or soon will be, with the way to do something about it. */
export function AtRisk({ jobId, insight }: { jobId: string; insight: JobInsight }) {
  const { t } = useText();
  const now = useNow(30_000);
  const { atRisk, overdue, dueSoon } = insight;
  return (
    <section className="panel pad stack" aria-label={t('board.risk')}>
      <div className="row">
        <h2 className="grow">{t('board.risk')}</h2>
        {overdue > 0 && <State tone="red">{t('board.overdue', { n: overdue })}</State>}
        {dueSoon > 0 && <State tone="amber">{t('board.dueSoon', { n: dueSoon })}</State>}
      </div>
      {atRisk.length === 0 ? (
        <State tone="green">{t('board.risk.none')}</State>
      ) : (
        <>
          <table>
            <tbody>
              {atRisk.map((task) => {
                const object = task.packageId ?? task.lotId ?? task.releaseId;
                const key = keyOf(task);
                return (
                  <tr key={task.taskId}>
                    <th scope="row">{t(`kind.${task.kind}`)}</th>
                    <td>{object && t(key, { id: object })}</td>
                    <td>{task.organisation}</td>
                    <td className="quiet">{t(task.claimed ? 'board.inHand' : 'board.waiting')}</td>
                    <td className="number">
                      <State tone={Date.parse(task.dueAt) < now ? 'red' : 'amber'}>
                        <When at={task.dueAt} />
                      </State>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <Link href={`/tasks?list=team&job=${jobId}&due=day`}>{t('board.risk.do')}</Link>
        </>
      )}
    </section>
  );
}

function keyOf({ packageId, lotId }: JobInsight['atRisk'][number]) {
  if (packageId) return 'board.package';
  return lotId ? 'board.lotNo' : 'board.release';
}
