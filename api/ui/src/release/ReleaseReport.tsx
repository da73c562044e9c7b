import type { ReactNode } from 'react';
import type { ReleaseDetail } from '../api/types';
import { Empty } from '../design/Notes';
import { State, type Tone } from '../design/State';
import { When } from '../design/time';
import { useText, type Key } from '../i18n/text';
import { useSchema } from '../workbench/work';
import { className } from '../workbench/words';
import type { Manifest } from './manifest';

export const TONES: Record<string, Tone> = { candidate: 'open', signed: 'review', sealed: 'teal', refused: 'red' };

/** All that somebody who signs should have seen: what is in it, what names it, who has signed already. */
export function ReleaseReport({ detail, children }: { detail: ReleaseDetail; children?: ReactNode }) {
  const { t, lang } = useText();
  const { release, signatures, keyFingerprint } = detail;
  const manifest = detail.manifest as unknown as Manifest;
  // Names of classes are for reading only: what is signed names them by their ids.
  const schema = useSchema(release.jobId);
  const number = (n: number) => n.toLocaleString(lang);
  return (
    <div className="page stack">
      <div className="row wrap">
        <h1>{t('release.title', { version: release.version, job: manifest.job.name })}</h1>
        <State tone={TONES[release.state] ?? 'new'}>{t(`releaseState.${release.state}` as Key)}</State>
        {release.deprecation && <State tone="amber">{t('release.deprecated')}</State>}
        <span className="grow" />
        {children}
      </div>
      {release.deprecation && (
        <div className="panel pad stack" role="note">
          <p>
            <strong>{t('release.deprecated.say')}</strong> {release.deprecation.reason}
          </p>
          <p className="quiet small">
            {release.deprecation.organisation} · <When at={release.deprecation.deprecatedAt} />
            {release.deprecation.replacedBy && <> · {t('release.deprecated.instead', { version: release.deprecation.replacedBy })}</>}
          </p>
          <p className="quiet small">{t('release.deprecated.signatures')}</p>
        </div>
      )}
      <dl className="panel facts">
        <dt>{t('release.items')}</dt>
        <dd>{number(release.items)}</dd>
        <dt>{t('release.created')}</dt>
        <dd>
          <When at={release.createdAt} />
        </dd>
        <dt>{t('release.manifest')}</dt>
        <dd className="mono">{release.manifestSha256}</dd>
        {release.sealedAt && (
          <>
            <dt>{t('release.sealed')}</dt>
            <dd>
              <When at={release.sealedAt} />
            </dd>
            <dt>{t('release.bundle')}</dt>
            <dd className="mono">{release.bundleSha256}</dd>
          </>
        )}
        <dt>{t('release.key')}</dt>
        <dd className="mono">{keyFingerprint}</dd>
      </dl>
      <h2>{t('release.signatures')}</h2>
      <p className="quiet small">{t('release.needed', { suppliers: manifest.suppliers.join(', '), n: manifest.signaturesNeeded })}</p>
      {signatures.length === 0 ? (
        <Empty title={t('release.signatures.none')}>{t('release.signatures.none.do')}</Empty>
      ) : (
        <table className="panel">
          <thead>
            <tr>
              <th>{t('release.who')}</th>
              <th>{t('release.organisation')}</th>
              <th>{t('release.what')}</th>
              <th>{t('release.when')}</th>
            </tr>
          </thead>
          <tbody>
            {signatures.map((one, i) => (
              <tr key={i}>
                <td>{one.name}</td>
                <td>{one.organisation}</td>
                <td>
                  {one.refused ? (
                    <>
                      <State tone="red">{t('release.refused')}</State> {one.reason}
                    </>
                  ) : (
                    <State tone="teal">{t(one.kind === 'sign' ? 'release.signed' : 'release.countersigned')}</State>
                  )}
                </td>
                <td>
                  <When at={one.signedAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>{t('release.report')}</h2>
      <table className="panel">
        <thead>
          <tr>
            <th>{t('release.class')}</th>
            <th>{t('release.type')}</th>
            <th>{t('release.shapes')}</th>
            <th>{t('release.items')}</th>
          </tr>
        </thead>
        <tbody>
          {manifest.classes.map((one) => (
            <tr key={one.label + one.type}>
              <td>{className({ lang, classes: schema.data?.classes ?? [] }, one.label)}</td>
              <td>{t(`shapeType.${one.type}` as Key)}</td>
              <td>{number(one.shapes)}</td>
              <td>{number(one.items)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('release.files')}</h2>
      <table className="panel">
        <thead>
          <tr>
            <th>{t('release.path')}</th>
            <th>{t('release.bytes')}</th>
          </tr>
        </thead>
        <tbody>
          {manifest.files.map((file) => (
            <tr key={file.path} title={file.sha256}>
              <td className="mono">{file.path}</td>
              <td>{number(file.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
