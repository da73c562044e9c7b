import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import type { LabelClass } from '../../api/types';
import { Button } from '../../design/Button';
import { ProblemNote, Skeletons } from '../../design/Notes';
import { When } from '../../design/time';
import { local, useText } from '../../i18n/text';

const DIMENSIONS = ['supplier', 'person', 'package', 'class'] as const;
type Dimension = (typeof DIMENSIONS)[number];
const DONE = ['accepted', 'released', 'agreed'];
const PAGE = 20;

/** How far the job has come by supplier, person, package or class: as the search index has it, a second or two behind. */
export function Breakdown({ jobId, classes }: { jobId: string; classes: LabelClass[] }) {
  const { t, lang } = useText();
  const [dimension, setDimension] = useState<Dimension>('person');
  const groups = useInfiniteQuery({
    queryKey: ['breakdown', jobId, dimension],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/jobs/{id}/progress/{dimension}', { params: { path: { id: jobId as never, dimension }, query: { cursor: pageParam, limit: PAGE } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : 30_000),
  });
  const found = groups.data?.pages.flatMap((page) => page.page.items) ?? [];
  const percent = (share: number | undefined) => (share === undefined || share === null ? '–' : share.toLocaleString(lang, { style: 'percent', maximumFractionDigits: 0 }));
  const named = (key: string, name: string | undefined) => {
    if (dimension === 'class') {
      const known = classes.find((one) => one.id === key);
      return known ? local(lang, known.name) : key;
    }
    return dimension === 'package' ? t('board.package', { id: key }) : (name ?? key);
  };
  const sum = (counts: Record<string, number>, states?: string[]) => Object.entries(counts).reduce((all, [state, n]) => all + (!states || states.includes(state) ? n : 0), 0);
  return (
    <section className="panel pad stack" aria-label={t('board.breakdown')}>
      <div className="row wrap">
        <h2 className="grow">{t('board.breakdown')}</h2>
        <div className="row chips" role="group" aria-label={t('board.breakdown')}>
          {DIMENSIONS.map((one) => (
            <Button key={one} look="bare" aria-pressed={one === dimension} onClick={() => setDimension(one)}>
              {t(`board.by.${one}`)}
            </Button>
          ))}
        </div>
      </div>
      {groups.isPending ? (
        <Skeletons rows={3} />
      ) : groups.error ? (
        <ProblemNote error={groups.error} again={() => groups.refetch()} />
      ) : found.length === 0 ? (
        <p className="quiet">{t('board.breakdown.none')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>{t(`board.by.${dimension}`)}</th>
              <th>{t('board.settled')}</th>
              <th className="number">{t('board.labelled')}</th>
              <th className="number">{t('board.sentBack')}</th>
              <th className="number">{t('board.agrees')}</th>
              <th className="number">{t('board.perDay')}</th>
              <th className="number">{t('board.active')}</th>
              <th>{t('board.oldest')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((group) => (
              <tr key={group.key}>
                <th scope="row">{named(group.key, group.name)}</th>
                <td>
                  <progress aria-label={t('board.settled')} max={Math.max(1, sum(group.items))} value={sum(group.items, DONE)} /> {t('board.of', { n: sum(group.items, DONE), all: sum(group.items) })}
                </td>
                <td className="number">{group.labelled.toLocaleString(lang)}</td>
                <td className="number">{percent(group.reworkRate)}</td>
                <td className="number">{group.agreement === undefined || group.agreement === null ? '–' : group.agreement.toLocaleString(lang, { maximumFractionDigits: 2 })}</td>
                <td className="number">{group.settledPerDay.toLocaleString(lang, { maximumFractionDigits: 1 })}</td>
                <td className="number">{(group.activeSeconds / 60).toLocaleString(lang, { maximumSignificantDigits: 2 })}</td>
                <td>{group.oldestOpen ? <When at={group.oldestOpen} /> : <span className="quiet">–</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {groups.hasNextPage && (
        <div>
          <Button disabled={groups.isFetchingNextPage} onClick={() => groups.fetchNextPage()}>
            {t('jobs.more')}
          </Button>
        </div>
      )}
    </section>
  );
}
