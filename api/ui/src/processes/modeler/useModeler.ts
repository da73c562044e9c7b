import type Modeler from 'bpmn-js/lib/Modeler';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Language } from '../../i18n/text';
import { fit } from '../diagram/fit';
import { check, type Finding } from '../server';
import { createModeler } from './create';
import { found, merged, reportOf } from './findings';

const QUIET_MS = 500;

interface Linting {
  activate: () => void;
  setErrors: (reports: object[]) => void;
}

interface Stack {
  canUndo: () => boolean;
  canRedo: () => boolean;
}

export interface Opened {
  modeler: Modeler;
  canUndo: boolean;
  canRedo: boolean;
}

interface Given {
  xml: string;
  lang: Language;
  templates: object[];
  /** Once, and after each pause, with what is drawn by then. */
  onDrawn: (xml: string, changed: boolean) => void;
}

/** The modeler on its canvas, with what is found in the drawing a moment after it was changed. */
export function useModeler({ xml, lang, templates, onDrawn }: Given) {
  const canvas = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<Opened>();
  const [findings, setFindings] = useState<Finding[]>();
  const [failed, setFailed] = useState<unknown>();
  const drawn = useEffectEvent(onDrawn);

  useEffect(() => {
    const modeler = createModeler(canvas.current!, panel.current!, lang, templates);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    let round = 0;
    const look = async (changed: boolean) => {
      const mine = ++round;
      const now = (await modeler.saveXML({ format: true })).xml!;
      if (gone || mine !== round) return;
      drawn(now, changed);
      const lists = await Promise.all([check(now).then(({ problems }) => problems), found(modeler.getDefinitions(), lang)]);
      if (gone || mine !== round) return;
      const all = merged(...lists);
      modeler.get<Linting>('linting').setErrors(all.map(reportOf));
      setFindings(all);
    };
    const lookSafely = (changed: boolean) => look(changed).then(() => !gone && setFailed(undefined), (error: unknown) => !gone && setFailed(error));
    const changed = () => {
      const { canUndo, canRedo } = standing(modeler);
      setOpened({ modeler, canUndo, canRedo });
      clearTimeout(timer);
      timer = setTimeout(() => lookSafely(true), QUIET_MS);
    };
    modeler.importXML(xml).then(
      () => {
        if (gone) return;
        fit(modeler);
        modeler.get<Linting>('linting').activate();
        modeler.on('commandStack.changed', changed);
        setOpened({ modeler, canUndo: false, canRedo: false });
        void lookSafely(false);
      },
      (error: unknown) => !gone && setFailed(error),
    );
    return () => {
      gone = true;
      clearTimeout(timer);
      setOpened(undefined);
      modeler.destroy();
    };
  }, [xml, lang, templates]);

  return { canvas, panel, opened, findings, failed };
}

function standing(modeler: Modeler) {
  const stack = modeler.get<Stack>('commandStack');
  return { canUndo: stack.canUndo(), canRedo: stack.canRedo() };
}
