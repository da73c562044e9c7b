import { useRef, useState } from 'react';
import { exact } from '../design/time';
import { useText } from '../i18n/text';
import { secondsOf } from '../jobs/setup/estimate';
import { spanOf, stepAt } from './spans';

interface Props {
  steps: { from: string; events: number }[];
  /** ISO 8601. */
  step: string;
  onBrush: (span: { from: string; to: string }) => void;
}

const HEIGHT = 64;

/** Events over time. A stretch is chosen by drawing over it, or by arrow keys with Shift and Enter. */
export function Histogram({ steps, step, onBrush }: Props) {
  const { t, lang } = useText();
  const box = useRef<HTMLDivElement>(null);
  const [stretch, setStretch] = useState<[number, number]>();
  const [drawing, setDrawing] = useState(false);
  const most = Math.max(1, ...steps.map((one) => one.events));
  const seconds = secondsOf(step);
  const at = (clientX: number) => {
    const { left, width } = box.current!.getBoundingClientRect();
    return stepAt(steps, (clientX - left) / width);
  };
  const choose = ([one, other]: [number, number]) => {
    setStretch(undefined);
    onBrush(spanOf(steps, one, other, seconds));
  };
  const low = stretch && Math.min(...stretch);
  const high = stretch && Math.max(...stretch);
  const chosen = stretch && spanOf(steps, stretch[0], stretch[1], seconds);
  return (
    <div
      ref={box}
      className="histogram"
      role="slider"
      tabIndex={0}
      aria-label={t('audit.histogram')}
      aria-valuemin={0}
      aria-valuemax={steps.length - 1}
      aria-valuenow={stretch?.[1] ?? steps.length - 1}
      aria-valuetext={chosen ? t('audit.histogram.span', { from: exact(lang, chosen.from), to: exact(lang, chosen.to) }) : t('audit.histogram.say', { n: steps.length })}
      title={t('audit.histogram.do')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrawing(true);
        setStretch([at(event.clientX), at(event.clientX)]);
      }}
      onPointerMove={(event) => drawing && stretch && setStretch([stretch[0], at(event.clientX)])}
      onPointerUp={() => {
        setDrawing(false);
        if (stretch) choose(stretch);
      }}
      onKeyDown={(event) => {
        const move = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
        if (move) {
          event.preventDefault();
          const [from, to] = stretch ?? [steps.length - 1, steps.length - 1];
          const next = Math.max(0, Math.min(steps.length - 1, to + move));
          setStretch([event.shiftKey ? from : next, next]);
        } else if (event.key === 'Enter' && stretch) {
          event.preventDefault();
          choose(stretch);
        } else if (event.key === 'Escape' && stretch) {
          event.stopPropagation();
          setStretch(undefined);
        }
      }}
    >
      <svg viewBox={`0 0 ${steps.length * 10} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {stretch && <rect className="stretch" x={low! * 10} width={(high! - low! + 1) * 10} y={0} height={HEIGHT} />}
        {steps.map((one, i) => {
          const height = one.events === 0 ? 0 : Math.max(2, (one.events / most) * (HEIGHT - 4));
          return <rect key={one.from} className="bar" x={i * 10 + 1} width={8} y={HEIGHT - height} height={height} />;
        })}
      </svg>
      <div className="row small quiet ends">
        <span>{steps[0] && exact(lang, steps[0].from)}</span>
        <span className="grow centre">{chosen && t('audit.histogram.span', { from: exact(lang, chosen.from), to: exact(lang, chosen.to) })}</span>
        <span>{steps.at(-1) && exact(lang, new Date(Date.parse(steps.at(-1)!.from) + seconds * 1_000).toISOString())}</span>
      </div>
    </div>
  );
}
