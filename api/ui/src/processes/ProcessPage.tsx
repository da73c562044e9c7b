import { useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { LocalText } from '../api/types';
import { Button } from '../design/Button';
import { Fetched } from '../design/Fetched';
import { useKeys } from '../design/keys';
import { ProblemNote, Skeletons } from '../design/Notes';
import { local, useText } from '../i18n/text';
import { Diagram, type Viewer } from './diagram/Diagram';
import { ElementSide } from './running/ElementSide';
import { figureBadges, heat } from './running/figures';
import { InstanceTable } from './running/InstanceTable';
import { useFigures, useProcesses, useVersions, useXml, type Version } from './server';
import { VersionTable } from './VersionTable';
import './processes.css';

/** A version of a process as it runs now: where its instances are and what keeps them. */
export default function ProcessPage({ id }: { id: string }) {
  const processes = useProcesses();
  const versions = useVersions(id);
  return (
    <Fetched query={versions}>
      {({ items }) => (
        <Running id={id} name={processes.data?.items.find((one) => one.id === id)?.names} versions={items} />
      )}
    </Fetched>
  );
}

type Names = LocalText | undefined;

function Running({ id, name, versions }: { id: string; name: Names; versions: Version[] }) {
  const { t, lang } = useText();
  const [, go] = useLocation();
  const asked = new URLSearchParams(useSearch());
  const newest = versions[0]!.version;
  const version = Number(asked.get('version') ?? newest);
  const element = asked.get('element') ?? undefined;
  const incidents = asked.has('incidents');
  const xml = useXml(id, version);
  const figures = useFigures(id, version);
  const [viewer, setViewer] = useState<Viewer>();
  const items = useMemo(() => figures.data?.items ?? [], [figures.data]);
  const marks = useMemo(() => heat(items), [items]);
  const badges = useMemo(() => figureBadges(items, lang), [items, lang]);
  const show = (change: { version?: number; element?: string; incidents?: boolean }) => {
    const next = { version, element, incidents, ...change };
    const query = new URLSearchParams();
    if (next.version !== newest) query.set('version', String(next.version));
    if (next.element) query.set('element', next.element);
    if (next.incidents) query.set('incidents', '1');
    go(`/processes/${id}${query.size ? `?${query}` : ''}`, { replace: true });
  };
  const previous = versions.find((one) => one.version < version)?.version ?? version;
  const edit = () => go(`/processes/${id}/edit${version === newest ? '' : `?version=${version}`}`);
  const compare = () => go(`/processes/${id}/compare?from=${previous}&to=${version === previous ? newest : version}`);
  useKeys([
    { keys: 'e', does: 'processes.edit', run: edit },
    ...(versions.length > 1
      ? [{ keys: 'c', does: 'processes.compare' as const, run: compare }]
      : []),
    { keys: 'escape', does: 'keys.up', run: () => (element ? show({ element: undefined }) : go('/processes')) },
  ]);
  return (
    <div className="process stack">
      <div className="row wrap">
        <h1>{name ? local(lang, name) : id}</h1>
        <label className="row small">
          <span className="quiet">{t('processes.version')}</span>
          <select className="input" value={version} onChange={({ target }) => show({ version: Number(target.value), element: undefined })}>
            {versions.map((one) => (
              <option key={one.version} value={one.version}>
                {t('processes.versionRunning', { version: one.version, running: one.running })}
              </option>
            ))}
          </select>
        </label>
        <span className="grow" />
        <Button shortcut="c" disabled={versions.length < 2} onClick={compare}>
          {t('processes.compare')}
        </Button>
        <Button look="primary" shortcut="e" onClick={edit}>
          {t('processes.edit')}
        </Button>
      </div>
      <div className="beside">
        <div className="panel drawn">
          {xml.data ? (
            <Diagram xml={xml.data} label={t('processes.diagram')} marks={marks} badges={badges} selected={element} onSelect={(one) => show({ element: one })} onReady={setViewer} />
          ) : xml.error ? (
            <ProblemNote error={xml.error} again={() => xml.refetch()} />
          ) : (
            <Skeletons />
          )}
        </div>
        <ElementSide viewer={viewer} figures={items} element={element} onSelect={(one) => show({ element: one })} />
      </div>
      <InstanceTable id={id} filter={{ version, element, incidents: incidents || undefined }} viewer={viewer} onFilter={show} />
      <VersionTable versions={versions} shown={version} onShow={(one) => show({ version: one, element: undefined })} />
    </div>
  );
}
