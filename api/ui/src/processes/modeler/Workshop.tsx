import { useQueryClient } from '@tanstack/react-query';
import type Modeler from 'bpmn-js/lib/Modeler';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../design/Button';
import { useKeys } from '../../design/keys';
import { ProblemNote, Skeletons } from '../../design/Notes';
import { State } from '../../design/State';
import { toast } from '../../design/toasts';
import { useText } from '../../i18n/text';
import { fit } from '../diagram/fit';
import { ReasonDialog } from '../ReasonDialog';
import { deploy } from '../server';
import { Simulation } from '../Simulation';
import { dropDraft, keepDraft } from './draft';
import { Problems } from './Problems';
import { useModeler } from './useModeler';

interface Props {
  id: string;
  base: number;
  xml: string;
  drafted: boolean;
  templates: object[];
}

const trigger = (modeler: Modeler, action: string, value?: unknown) => modeler.get<{ trigger: (action: string, value?: unknown) => void }>('editorActions').trigger(action, value);

function save(name: string, xml: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([xml], { type: 'application/xml' }));
  link.download = `${name}.bpmn`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Where a process is drawn, looked over, tried, and deployed. */
export function Workshop({ id, base, xml: given, drafted, templates }: Props) {
  const { t, lang } = useText();
  const [, go] = useLocation();
  const client = useQueryClient();
  const [opened, setOpened] = useState(given);
  const [now, setNow] = useState(given);
  const [simulated, setSimulated] = useState<string>();
  const [deploying, setDeploying] = useState<string>();
  const file = useRef<HTMLInputElement>(null);
  const differs = useRef(drafted);
  const { canvas, panel, opened: modeler, findings, failed } = useModeler({
    xml: opened,
    lang,
    templates,
    onDrawn: (drawn, changed) => {
      setNow(drawn);
      if (!differs.current && !changed) return;
      differs.current = true;
      keepDraft(id, { base, xml: drawn, at: new Date().toISOString() });
    },
  });
  const errors = findings?.filter(({ severity }) => severity === 'error').length ?? 0;

  useEffect(() => {
    // A draft is kept a moment after each change; within that moment the browser asks before it leaves.
    const ask = (event: BeforeUnloadEvent) => differs.current && event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);

  const drawn = async () => (modeler ? (await modeler.modeler.saveXML({ format: true })).xml! : now);
  const leave = async () => {
    if (differs.current) {
      keepDraft(id, { base, xml: await drawn(), at: new Date().toISOString() });
      toast('new', (t) => t('processes.draft.kept'));
    }
    go(`/processes/${id}`);
  };
  const reopen = (xml: string, asDraft: boolean) => {
    differs.current = asDraft;
    setNow(xml);
    setOpened(xml);
  };
  useKeys([
    { keys: 'mod+enter', does: 'processes.deploy', run: () => void drawn().then(setDeploying) },
    { keys: 'mod+shift+s', does: 'processes.simulate', run: () => void drawn().then(setSimulated) },
  ]);
  const tool = (action: string, label: ReactNode, name: string, value?: unknown, off = false) => (
    <Button look="bare" aria-label={name} title={name} disabled={!modeler || off} onClick={() => modeler && trigger(modeler.modeler, action, value)}>
      {label}
    </Button>
  );
  return (
    <div className="workshop">
      <div className="row wrap head">
        <Button look="bare" onClick={() => void leave()} aria-label={t('processes.up')}>
          ←
        </Button>
        <h1>{t('processes.edit.title', { process: id, version: base })}</h1>
        {tool('undo', '↶', t('processes.undo'), undefined, !modeler?.canUndo)}
        {tool('redo', '↷', t('processes.redo'), undefined, !modeler?.canRedo)}
        {tool('stepZoom', '−', t('processes.zoomOut'), { value: -1 })}
        {tool('stepZoom', '+', t('processes.zoomIn'), { value: 1 })}
        <Button look="bare" disabled={!modeler} onClick={() => modeler && fit(modeler.modeler)}>
          {t('processes.fit')}
        </Button>
        {tool('find', t('processes.find'), t('processes.find'))}
        <span className="grow" />
        <input
          ref={file}
          type="file"
          hidden
          accept=".bpmn,.xml"
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            target.value = '';
            void chosen?.text().then((text) => reopen(text, true));
          }}
        />
        <Button onClick={() => file.current?.click()}>{t('processes.import')}</Button>
        <Button disabled={!modeler} onClick={() => void drawn().then((xml) => save(id, xml))}>
          {t('processes.export')}
        </Button>
        <Button shortcut="mod+shift+s" disabled={!modeler} onClick={() => void drawn().then(setSimulated)}>
          {t('processes.simulate')}
        </Button>
        {findings && (errors > 0 ? <State tone="red">{t('processes.errors', { n: errors })}</State> : <State tone="green">{t('processes.noErrors')}</State>)}
        <Button look="primary" shortcut="mod+enter" disabled={!modeler || !findings || errors > 0} onClick={() => void drawn().then(setDeploying)}>
          {t('processes.deploy')}
        </Button>
      </div>
      <h2 className="hidden">{t('processes.canvas')}</h2>
      <div className="bench">
        <div ref={canvas} className="canvas" role="application" aria-label={t('processes.canvas')} />
        <div ref={panel} className="properties" role="complementary" aria-label={t('processes.properties')} />
      </div>
      {failed !== undefined ? <ProblemNote error={failed} /> : findings ? <Problems findings={findings} modeler={modeler?.modeler} /> : <Skeletons rows={1} />}
      {simulated !== undefined && <Simulation xml={simulated} onClose={() => setSimulated(undefined)} />}
      {deploying !== undefined && (
        <ReasonDialog
          title={t('processes.deploy.ask', { process: id })}
          name={id}
          act={t('processes.deploy')}
          ready={errors === 0}
          run={(reason) => deploy(deploying, reason)}
          onDone={({ state, version }) => {
            differs.current = false;
            dropDraft(id);
            client.invalidateQueries({ queryKey: ['processes'] });
            toast('green', (t) => (state === 'waiting' ? t('processes.deploy.waits') : version ? t('processes.deployed.as', { version }) : t('processes.deploy.soon')));
            go(state === 'waiting' ? '/processes' : `/processes/${id}`);
          }}
          onClose={() => setDeploying(undefined)}
        >
          <p>{t('processes.deploy.say')}</p>
          {errors > 0 && <p role="alert">{t('processes.deploy.errors', { n: errors })}</p>}
        </ReasonDialog>
      )}
    </div>
  );
}
