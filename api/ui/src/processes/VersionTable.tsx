import { Button } from '../design/Button';
import { State } from '../design/State';
import { When } from '../design/time';
import { useText } from '../i18n/text';
import type { Version } from './server';

/** Who deployed what, when and why. */
export function VersionTable({ versions, shown, onShow }: { versions: Version[]; shown: number; onShow: (version: number) => void }) {
  const { t, lang } = useText();
  return (
    <section className="stack">
      <h2>{t('processes.versions')}</h2>
      <table className="panel">
        <thead>
          <tr>
            <th>{t('processes.version')}</th>
            <th className="number">{t('processes.running')}</th>
            <th className="number">{t('processes.incidents')}</th>
            <th>{t('processes.deployed')}</th>
            <th>{t('processes.by')}</th>
            <th>{t('processes.confirmedBy')}</th>
            <th>{t('processes.why')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((one) => (
            <tr key={one.version}>
              <td>
                <Button look="bare" aria-pressed={one.version === shown} onClick={() => onShow(one.version)}>
                  {t('processes.versionNo', { version: one.version })}
                </Button>
              </td>
              <td className="number">{one.running.toLocaleString(lang)}</td>
              <td className="number">{one.incidents > 0 ? <State tone="red">{one.incidents.toLocaleString(lang)}</State> : '0'}</td>
              <td>
                {one.deployedAt ? <When at={one.deployedAt} /> : '–'}
              </td>
              <td>{one.deployedBy ?? t('processes.shipped')}</td>
              <td>{one.confirmedBy ?? '–'}</td>
              <td>{one.reason ?? t('processes.shipped.why')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
