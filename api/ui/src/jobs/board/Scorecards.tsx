import { useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { Scorecard } from '../../api/types';
import { ProblemNote, Skeletons } from '../../design/Notes';
import { useText } from '../../i18n/text';
import { Share } from './Share';

const SHARES = ['agreement', 'gold', 'rightFirst', 'lotsAccepted', 'onTime'] as const satisfies (keyof Scorecard)[];

/** How each supplier does, with how sure that is. */
export function Scorecards({ jobId }: { jobId: string }) {
  const { t } = useText();
  const cards = useQuery({ queryKey: ['scorecards', jobId], queryFn: () => body(api.GET('/api/v1/jobs/{id}/scorecards', { params: { path: { id: jobId as never } } })) });
  if (cards.isPending) return <Skeletons rows={2} />;
  if (cards.error) return <ProblemNote error={cards.error} again={() => cards.refetch()} />;
  return (
    <section className="panel pad stack" aria-label={t('card.title')}>
      <h2>{t('card.title')}</h2>
      <table>
        <thead>
          <tr>
            <th>{t('board.supplier')}</th>
            {SHARES.map((one) => (
              <th key={one} className="number">
                {t(`card.${one}`)}
              </th>
            ))}
            <th className="number">{t('card.openActions')}</th>
            <th>{t('board.mode')}</th>
          </tr>
        </thead>
        <tbody>
          {cards.data.map((card) => (
            <tr key={card.supplier}>
              <th scope="row">{card.supplier}</th>
              {SHARES.map((one) => (
                <td key={one} className="number">
                  <Share of={card[one]} />
                </td>
              ))}
              <td className="number">{card.openActions}</td>
              <td>{t(`inspectionMode.${card.mode}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
