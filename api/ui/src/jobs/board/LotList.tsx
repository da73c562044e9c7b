import { useInfiniteQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { Lot } from '../../api/types';
import { Button } from '../../design/Button';
import { ProblemNote, Skeletons } from '../../design/Notes';
import { State, type Tone } from '../../design/State';
import { useText } from '../../i18n/text';

const TONES: Record<string, Tone> = { open: 'open', inspection: 'review', accepted: 'green', returned: 'red' };
const PAGE = 20;

/** The lots with the plan of their newest inspection, and what it found. */
export function LotList({ jobId }: { jobId: string }) {
  const { t, lang } = useText();
  const lots = useInfiniteQuery({
    queryKey: ['lots', jobId],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/jobs/{jobId}/lots', { params: { path: { jobId: jobId as never }, query: { cursor: pageParam, limit: PAGE } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const found = lots.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="panel pad stack" aria-label={t('board.lots')}>
      <h2>{t('board.lots')}</h2>
      {lots.isPending ? (
        <Skeletons rows={3} />
      ) : lots.error ? (
        <ProblemNote error={lots.error} again={() => lots.refetch()} />
      ) : found.length === 0 ? (
        <p className="quiet">{t('board.lots.none')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th className="number">{t('board.lot')}</th>
              <th>{t('board.supplier')}</th>
              <th className="number">{t('jobs.items')}</th>
              <th>{t('jobs.state')}</th>
              <th>{t('plan.severity')}</th>
              <th className="number">{t('plan.n')}</th>
              <th className="number">{t('board.found')}</th>
              <th className="number">{t('board.submissions')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((lot) => (
              <tr key={lot.id}>
                <td className="number">{lot.number}</td>
                <td>{lot.supplier}</td>
                <td className="number">{lot.size.toLocaleString(lang)}</td>
                <td>
                  <State tone={TONES[lot.state] ?? 'new'}>{t(`lotState.${lot.state}`)}</State>
                </td>
                <td>{lot.inspection ? t('board.plan', { severity: t(`severity.${lot.inspection.plan.severity}`), letter: lot.inspection.plan.letter, aql: lot.inspection.plan.aql }) : <span className="quiet">{t('board.plan.none')}</span>}</td>
                <td className="number">{lot.inspection?.plan.sampleSize ?? '–'}</td>
                <td className="number">
                  {lot.inspection && lot.inspection.classes.length > 0 ? <ByClass classes={lot.inspection.classes} /> : lot.inspection ? t('board.found.of', { found: lot.inspection.found == null ? '–' : lot.inspection.found, ac: lot.inspection.plan.acceptance, re: lot.inspection.plan.rejection }) : '–'}
                </td>
                <td className="number">{lot.submissions}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {lots.hasNextPage && (
        <div>
          <Button disabled={lots.isFetchingNextPage} onClick={() => lots.fetchNextPage()}>
            {t('jobs.more')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What was found of each class of defects, against its own limit. */
function ByClass({ classes }: { classes: NonNullable<Lot['inspection']>['classes'] }) {
  const { t } = useText();
  return classes.map((one) => <div key={one.class}>{`${t(`inspect.class.${one.class}`)} ${t('board.found.of', { found: one.found ?? '–', ac: one.acceptance, re: one.rejection })}`}</div>);
}
