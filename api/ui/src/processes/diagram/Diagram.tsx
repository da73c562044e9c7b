import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { ProblemNote } from '../../design/Notes';
import { useText } from '../../i18n/text';
import { COLOURS } from './colours';
import { fit } from './fit';
import { showNames, type Moddle, type Shape } from './elements';
import './diagram.css';

export interface Badge {
  element: string;
  shows: string;
  /** It tells of incidents, not of tokens. */
  broken?: boolean;
  /** Which corner of the element. */
  at?: 'top' | 'bottom';
}

export type Viewer = NavigatedViewer;
type Canvas = { addMarker: (id: string, css: string) => void; removeMarker: (id: string, css: string) => void; scrollToElement: (id: string, padding: number) => void };
type Overlays = { add: (id: string, type: string, overlay: object) => string; remove: (filter: { type: string }) => void };
type Registry = { get: (id: string) => Shape | undefined };

interface Props {
  xml: string;
  label: string;
  /** Classes by element. */
  marks?: ReadonlyMap<string, string>;
  badges?: Badge[];
  selected?: string;
  onSelect?: (element: string | undefined) => void;
  /** Once, with everything drawn. */
  onReady?: (viewer: Viewer) => void;
  modules?: object[];
}

const NO_BADGES: Badge[] = [];
const NONE: ReadonlyMap<string, string> = new Map();

/** A process to look at: what it is told of its elements is shown on them. */
export function Diagram({ xml, label, marks = NONE, badges = NO_BADGES, selected, onSelect, onReady, modules }: Props) {
  const { lang } = useText();
  const host = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<NavigatedViewer>();
  const [failed, setFailed] = useState<unknown>();
  const choose = useEffectEvent((element: string | undefined) => onSelect?.(element));
  const ready = useEffectEvent((viewer: NavigatedViewer) => onReady?.(viewer));

  useEffect(() => {
    const viewer = new NavigatedViewer({ container: host.current!, moddleExtensions: { zeebe }, additionalModules: (modules ?? []) as never, ...COLOURS });
    let gone = false;
    viewer.on('import.parse.complete', ({ definitions }: { definitions?: Moddle }) => definitions && showNames(lang, definitions));
    viewer.on('element.click', ({ element }: { element: Shape }) => {
      const clicked = element.labelTarget ?? element;
      choose(/Process|Collaboration/.test(clicked.type) ? undefined : clicked.id);
    });
    viewer.importXML(xml).then(
      () => {
        if (gone) return;
        fit(viewer);
        setFailed(undefined);
        setDrawn(viewer);
        ready(viewer);
      },
      (error: unknown) => !gone && setFailed(error),
    );
    return () => {
      gone = true;
      setDrawn(undefined);
      viewer.destroy();
    };
  }, [xml, lang, modules]);

  useEffect(() => {
    if (!drawn) return;
    const canvas = drawn.get<Canvas>('canvas');
    const registry = drawn.get<Registry>('elementRegistry');
    const set = [...marks].flatMap(([id, classes]) => classes.split(' ').map((one) => [id, one] as const)).filter(([id]) => registry.get(id));
    set.forEach(([id, one]) => canvas.addMarker(id, one));
    return () => set.forEach(([id, one]) => registry.get(id) && canvas.removeMarker(id, one));
  }, [drawn, marks]);

  useEffect(() => {
    if (!drawn || !selected || !drawn.get<Registry>('elementRegistry').get(selected)) return;
    const canvas = drawn.get<Canvas>('canvas');
    canvas.addMarker(selected, 'chosen');
    canvas.scrollToElement(selected, 24);
    return () => canvas.removeMarker(selected, 'chosen');
  }, [drawn, selected]);

  useEffect(() => {
    if (!drawn) return;
    const overlays = drawn.get<Overlays>('overlays');
    const registry = drawn.get<Registry>('elementRegistry');
    for (const { element, at, shows, broken } of badges.filter((one) => registry.get(one.element))) {
      const html = document.createElement('span');
      html.className = broken ? 'badge red' : 'badge';
      html.textContent = broken ? `■ ${shows}` : shows;
      overlays.add(element, 'badge', { position: at === 'bottom' ? { bottom: 10, left: 6 } : { top: -10, right: 22 }, html, scale: { min: 0.8 } });
    }
    return () => overlays.remove({ type: 'badge' });
  }, [drawn, badges]);

  return (
    <div className="diagram" role="group" aria-label={label}>
      <div ref={host} className="canvas" />
      {failed !== undefined && <ProblemNote error={failed} />}
    </div>
  );
}
