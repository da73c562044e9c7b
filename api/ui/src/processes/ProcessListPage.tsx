import { Link } from 'wouter';
import { Empty } from '../design/Notes';
import { Fetched } from '../design/Fetched';
import { State } from '../design/State';
import { When } from '../design/time';
import { local, useText } from '../i18n/text';
import { useProcesses, useWaiting } from './server';
import './processes.css';

/** Every process with what runs of it, and what waits for a second person. */
export default function ProcessListPage() {
  const { t, lang } = useText();
  const processes = useProcesses();
  const waiting = useWaiting().data?.items ?? [];
  return (
    <Fetched query={processes}>
      {({ items }) => (
        <div className="page stack">
          <h1>{t('processes.title')}</h1>
          {waiting.map(({ id, names, reason, askedBy, askedAt, mine }) => (
            <p key={id} className="notice amber row wrap">
              <span className="grow">
                <State tone="amber">{t('processes.waiting')}</State> {t('processes.waiting.say', { process: local(lang, names), person: askedBy, reason })} <When at={askedAt} />
              </span>
              <Link className="button" href={`/processes/deployments/${id}`}>
                {t(mine ? 'processes.waiting.look' : 'processes.waiting.decide')}
              </Link>
            </p>
          ))}
          {items.length === 0 ? (
            <Empty title={t('processes.empty')}>{t('processes.empty.do')}</Empty>
          ) : (
            <table className="panel">
              <thead>
                <tr>
                  <th>{t('processes.process')}</th>
                  <th className="number">{t('processes.version')}</th>
                  <th className="number">{t('processes.running')}</th>
                  <th className="number">{t('processes.incidents')}</th>
                  <th>{t('processes.deployed')}</th>
                  <th>{t('processes.by')}</th>
                  <th>{t('processes.why')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((one) => (
                  <tr key={one.id}>
                    <td>
                      <Link href={`/processes/${one.id}`}>{local(lang, one.names)}</Link> <code className="quiet">{one.id}</code>
                    </td>
                    <td className="number">{one.version}</td>
                    <td className="number">{one.running.toLocaleString(lang)}</td>
                    <td className="number">{one.incidents > 0 ? <State tone="red">{one.incidents.toLocaleString(lang)}</State> : '0'}</td>
                    <td>
                      {one.deployedAt ? <When at={one.deployedAt} /> : '–'}
                    </td>
                    <td>{one.deployedBy ?? t('processes.shipped')}</td>
                    <td>{one.reason ?? t('processes.shipped.why')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      )}
    </Fetched>
  );
}
