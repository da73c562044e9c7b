import { useCallback, useMemo, useState } from 'react';
import { Button } from '../design/Button';
import { useText, type Key } from '../i18n/text';
import { Diagram, type Badge, type Viewer } from './diagram/Diagram';
import { nameIn, type Moddle } from './diagram/elements';
import { registryOf } from './diagram/names';
import { begin, moves, SIMULATION, tokens, type Move, type Simulator } from './simulation';

interface Step {
  kind: Move['kind'];
  element: Moddle;
  where: Moddle;
}

const SAYS: Record<Move['kind'], Key> = { start: 'processes.move.start', finish: 'processes.move.finish', event: 'processes.move.event', way: 'processes.move.way' };

/** A path through what is drawn, tried step by step: whoever looks says what happens next, nothing is sent to any engine. */
export function Simulation({ xml, onClose }: { xml: string; onClose: () => void }) {
  const { t, lang } = useText();
  const [on, setOn] = useState<{ simulator: Simulator; viewer: Viewer }>();
  const [at, setAt] = useState<{ open: Move[]; held: Map<string, number> }>({ open: [], held: new Map() });
  const [path, setPath] = useState<Step[]>([]);
  const restart = useCallback((simulator: Simulator, viewer: Viewer) => {
    begin(simulator, registryOf(viewer).getAll());
    setPath([]);
    setAt({ open: moves(simulator), held: tokens(simulator) });
  }, []);
  const ready = useCallback(
    (viewer: Viewer) => {
      const simulator = viewer.get<Simulator>('simulator');
      setOn({ simulator, viewer });
      restart(simulator, viewer);
    },
    [restart],
  );
  const marks = useMemo(() => new Map([...path.map(({ element }) => [element.id, 'passed'] as const), ...[...at.held.keys()].map((id) => [id, 'heat-3'] as const)]), [path, at]);
  const badges = useMemo<Badge[]>(() => [...at.held].map(([element, n]) => ({ element, at: 'bottom', shows: String(n) })), [at]);
  const says = ({ kind, element, where }: Step) => t(SAYS[kind], { element: kind === 'way' ? wayName(lang, element) : nameIn(lang, element), where: nameIn(lang, where) });
  const run = ({ run: happen, kind, element, where }: Move) => {
    if (!on) return;
    happen();
    setPath([...path, { kind, element, where }]);
    setAt({ open: moves(on.simulator), held: tokens(on.simulator) });
  };
  const ended = path.length > 0 && at.held.size === 0;
  return (
    <div className="simulation" role="dialog" aria-modal="true" aria-label={t('processes.simulate')} onKeyDown={({ key }) => key === 'Escape' && onClose()}>
      <div className="row head">
        <h2 className="grow">{t('processes.simulate.title')}</h2>
        <Button disabled={!on} onClick={() => on && restart(on.simulator, on.viewer)}>
          {t('processes.simulate.again')}
        </Button>
        <Button look="primary" autoFocus onClick={onClose}>
          {t('processes.simulate.close')}
        </Button>
      </div>
      <div className="beside">
        <div className="drawn">
          <Diagram xml={xml} label={t('processes.simulate')} marks={marks} badges={badges} onReady={ready} modules={SIMULATION} />
        </div>
        <aside className="pad stack" aria-label={t('processes.simulate.next')}>
          <h3>{t('processes.simulate.next')}</h3>
          {ended && <p role="status">{t('processes.simulate.ended')}</p>}
          <ul className="listed">
            {at.open.map((move) => (
              <li key={move.key}>
                <Button onClick={() => run(move)}>{says(move)}</Button>
              </li>
            ))}
          </ul>
          <h3>{t('processes.simulate.path')}</h3>
          {path.length === 0 && <p className="quiet">{t('processes.simulate.path.none')}</p>}
          <ol className="path">
            {path.map((step, i) => (
              <li key={i}>{says(step)}</li>
            ))}
          </ol>
        </aside>
      </div>
    </div>
  );
}

/** A way out of a gateway by its answer, or by where it leads. */
const wayName = (lang: 'en' | 'zh-CN', flow: Moddle) => (flow.name ? nameIn(lang, flow) : nameIn(lang, flow.targetRef as Moddle));
