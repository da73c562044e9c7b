import { useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Button } from '../../design/Button';
import { Fetched } from '../../design/Fetched';
import { useKeys } from '../../design/keys';
import { Empty } from '../../design/Notes';
import { State, type Tone } from '../../design/State';
import { useText } from '../../i18n/text';
import type { Viewer } from '../diagram/Diagram';
import { nameOf, registryOf } from '../diagram/names';
import { useDifference, useVersions, useXml, type Difference } from '../server';
import { Sides } from './Sides';
import '../processes.css';

type Change = 'added' | 'removed' | 'changed' | 'moved';

const TONES: Record<Change, Tone> = { added: 'green', removed: 'red', changed: 'amber', moved: 'new' };

/** What of the other version stands on each side: removed only on the old one, added only on the new one. */
const marksOf = (differences: Difference[], not: Change) => new Map(differences.filter(({ change }) => change !== not).map(({ elementId, change }) => [elementId, `diff-${change}`]));

/** Two versions of a process and all in which they differ. */
export default function ComparePage({ id }: { id: string }) {
  const asked = new URLSearchParams(useSearch());
  const versions = useVersions(id);
  return (
    <Fetched query={versions}>
      {({ items }) => {
        const to = Number(asked.get('to') ?? items[0]!.version);
        const from = Number(asked.get('from') ?? items.find(({ version }) => version < to)?.version ?? to);
        return <Compared id={id} from={from} to={to} versions={items.map(({ version }) => version)} />;
      }}
    </Fetched>
  );
}

function Compared({ id, from, to, versions }: { id: string; from: number; to: number; versions: number[] }) {
  const { t, lang } = useText();
  const [, go] = useLocation();
  const before = useXml(id, from);
  const after = useXml(id, to);
  const difference = useDifference(id, from, to);
  const [viewers, setViewers] = useState<[Viewer?, Viewer?]>([]);
  const [selected, setSelected] = useState<string>();
  const elements = useMemo(() => difference.data?.elements ?? [], [difference.data]);
  const marks = useMemo(() => [marksOf(elements, 'added'), marksOf(elements, 'removed')] as const, [elements]);
  const up = () => go(`/processes/${id}?version=${to}`);
  useKeys([{ keys: 'escape', does: 'keys.up', run: up }]);
  const show = (change: { from?: number; to?: number }) => go(`/processes/${id}/compare?from=${change.from ?? from}&to=${change.to ?? to}`, { replace: true });
  const choice = (label: string, value: number, onChoose: (version: number) => void) => (
    <label className="row small">
      <span className="quiet">{label}</span>
      <select className="input" value={value} onChange={({ target }) => onChoose(Number(target.value))}>
        {versions.map((version) => (
          <option key={version} value={version}>
            {t('processes.versionNo', { version })}
          </option>
        ))}
      </select>
    </label>
  );
  const name = (element: Difference) => {
    const viewer = viewers.find((one) => one && registryOf(one).get(element.elementId));
    return nameOf(viewer, lang, element.elementId);
  };
  return (
    <div className="process stack">
      <div className="row wrap">
        <Button look="bare" onClick={up} aria-label={t('processes.up')} shortcut="escape">
          ←
        </Button>
        <h1>{t('processes.compare.title', { process: id })}</h1>
        {choice(t('processes.from'), from, (version) => show({ from: version }))}
        {choice(t('processes.to'), to, (version) => show({ to: version }))}
        <span className="grow" />
        <span className="row wrap legend">
          {(Object.keys(TONES) as Change[]).map((change) => (
            <State key={change} tone={TONES[change]}>
              {t(`processes.change.${change}`)}
            </State>
          ))}
        </span>
      </div>
      {before.data && after.data && (
        <Sides
          sides={[
            { title: t('processes.versionNo', { version: from }), xml: before.data, marks: marks[0] },
            { title: t('processes.versionNo', { version: to }), xml: after.data, marks: marks[1] },
          ]}
          selected={[selected, selected]}
          onSelect={(_, element) => setSelected(element)}
          onReady={(side, viewer) => setViewers(([left, right]) => (side === 0 ? [viewer, right] : [left, viewer]))}
        />
      )}
      <Fetched query={difference}>
        {() =>
          elements.length === 0 ? (
            <Empty title={t('processes.same')}>{t('processes.same.say')}</Empty>
          ) : (
            <table className="panel changes">
              <thead>
                <tr>
                  <th>{t('processes.change')}</th>
                  <th>{t('processes.element')}</th>
                  <th>{t('processes.property')}</th>
                  <th>{t('processes.before')}</th>
                  <th>{t('processes.after')}</th>
                </tr>
              </thead>
              <tbody>
                {elements.flatMap((element) => {
                  const rows = element.properties.length > 0 ? element.properties : [undefined];
                  return rows.map((property, row) => (
                    <tr key={`${element.elementId} ${property?.property ?? ''}`} aria-selected={element.elementId === selected}>
                      <td>{row === 0 && <State tone={TONES[element.change as Change]}>{t(`processes.change.${element.change as Change}`)}</State>}</td>
                      <td>
                        {row === 0 && (
                          <Button look="bare" onClick={() => setSelected(element.elementId)}>
                            {name(element)}
                          </Button>
                        )}
                      </td>
                      <td>{property && <code>{property.property}</code>}</td>
                      <td>{property?.before != null && <del>{property.before}</del>}</td>
                      <td>{property?.after != null && <ins>{property.after}</ins>}</td>
                    </tr>
                  ));
                })}
              </tbody>
            </table>
          )
        }
      </Fetched>
    </div>
  );
}
