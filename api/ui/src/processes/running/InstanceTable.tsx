import { Link } from 'wouter';
import { Button } from '../../design/Button';
import { Empty, ProblemNote, Skeletons } from '../../design/Notes';
import { State } from '../../design/State';
import { When } from '../../design/time';
import { listed, useText } from '../../i18n/text';
import type { Viewer } from '../diagram/Diagram';
import { nameOf } from '../diagram/names';
import { subject } from './subject';
import { useInstances, type InstanceFilter } from '../server';

interface Props {
  id: string;
  filter: InstanceFilter;
  viewer: Viewer | undefined;
  onFilter: (change: { element?: string; incidents?: boolean }) => void;
}

/** The running instances, or those of them at one element or with an incident. */
export function InstanceTable({ id, filter, viewer, onFilter }: Props) {
  const { t, lang } = useText();
  const instances = useInstances(id, filter);
  const items = instances.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="stack">
      <div className="row wrap">
        <h2>{filter.element ? t('processes.instancesAt', { element: nameOf(viewer, lang, filter.element) }) : t('processes.instances')}</h2>
        <label className="row small">
          <input type="checkbox" checked={filter.incidents ?? false} onChange={({ target }) => onFilter({ incidents: target.checked })} />
          {t('processes.onlyIncidents')}
        </label>
      </div>
      {instances.error ? (
        <ProblemNote error={instances.error} again={() => instances.refetch()} />
      ) : instances.isPending ? (
        <Skeletons rows={3} />
      ) : items.length === 0 ? (
        <Empty title={t('processes.instances.none')}>{t('processes.instances.none.do')}</Empty>
      ) : (
        <table className="panel">
          <thead>
            <tr>
              <th>{t('processes.instance')}</th>
              <th>{t('processes.subject')}</th>
              <th>{t('processes.at')}</th>
              <th className="number">{t('processes.incidents')}</th>
              <th>{t('processes.started')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.key}>
                <td>
                  <Link href={`/processes/instances/${one.key}`}>{one.key}</Link>
                </td>
                <td>{subject(t, one.about)}</td>
                <td>{listed(lang, one.at.map((element) => nameOf(viewer, lang, element)))}</td>
                <td className="number">{one.incidents > 0 ? <State tone="red">{one.incidents.toLocaleString(lang)}</State> : '0'}</td>
                <td>
                  <When at={one.startedAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {instances.hasNextPage && (
        <div>
          <Button disabled={instances.isFetchingNextPage} onClick={() => instances.fetchNextPage()}>
            {t('processes.more')}
          </Button>
        </div>
      )}
    </section>
  );
}
