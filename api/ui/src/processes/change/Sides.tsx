import { useEffect, useState } from 'react';
import { Diagram, type Viewer } from '../diagram/Diagram';

export interface Side {
  title: string;
  xml: string;
  marks?: ReadonlyMap<string, string>;
}

interface Props {
  sides: [Side, Side];
  /** The element to show, on each side that has it. */
  selected: [string | undefined, string | undefined];
  onSelect: (side: 0 | 1, element: string | undefined) => void;
  onReady: (side: 0 | 1, viewer: Viewer) => void;
}

interface Canvas {
  viewbox: (box?: object) => { x: number; y: number; width: number; height: number };
}

/** Two versions beside each other; they are moved and zoomed together. */
export function Sides({ sides, selected, onSelect, onReady }: Props) {
  const [viewers, setViewers] = useState<[Viewer?, Viewer?]>([]);
  useEffect(() => {
    const [left, right] = viewers;
    if (!left || !right) return;
    let following = false;
    const follow = (from: Viewer, to: Viewer) => () => {
      if (following) return;
      following = true;
      const { x, y, width, height } = from.get<Canvas>('canvas').viewbox();
      to.get<Canvas>('canvas').viewbox({ x, y, width, height });
      following = false;
    };
    const onward = follow(left, right);
    const back = follow(right, left);
    left.on('canvas.viewbox.changed', onward);
    right.on('canvas.viewbox.changed', back);
    return () => {
      left.off('canvas.viewbox.changed', onward);
      right.off('canvas.viewbox.changed', back);
    };
  }, [viewers]);
  const ready = (side: 0 | 1) => (viewer: Viewer) => {
    setViewers(([left, right]) => (side === 0 ? [viewer, right] : [left, viewer]));
    onReady(side, viewer);
  };
  return (
    <div className="sides">
      {([0, 1] as const).map((side) => (
        <section key={side} className="panel drawn" aria-label={sides[side].title}>
          <h2>{sides[side].title}</h2>
          <Diagram {...sides[side]} label={sides[side].title} selected={selected[side]} onSelect={(element) => onSelect(side, element)} onReady={ready(side)} />
        </section>
      ))}
    </div>
  );
}
