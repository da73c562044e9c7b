import type { ReactNode } from 'react';

const AREA = 0.28;

/** How a shape of this type looks in this colour: 96 by 56. */
export function ShapeSample({ type, colour }: { type: string; colour: string }) {
  const line = { stroke: colour, strokeWidth: 2, fill: 'none' };
  const area = { stroke: colour, strokeWidth: 2, fill: colour, fillOpacity: AREA };
  const wave = <polyline className="trace" points="0,34 8,26 16,34 24,42 32,34 40,14 48,50 56,20 64,34 72,26 80,34 88,42 96,34" />;
  const texts = [14, 28, 42].map((y) => <line key={y} className="trace" x1="6" x2={y === 42 ? 60 : 90} y1={y} y2={y} strokeDasharray="14 4 22 4" />);
  const grid = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => <rect key={`${row}${column}`} className="trace" x={6 + 28 * column} y={7 + 14 * row} width="28" height="14" />));
  const atoms: [number, number][] = [[48, 8], [66, 18], [66, 38], [48, 48], [30, 38], [30, 18]];
  const ring = <polygon className="trace" points={atoms.join(' ')} />;
  const drawn: Record<string, ReactNode> = {
    classification: <rect x="3" y="3" width="90" height="50" rx="3" {...line} strokeDasharray="6 3" />,
    box: <rect x="24" y="14" width="46" height="28" {...area} />,
    polygon: <polygon points="22,40 30,14 56,8 74,26 60,46" {...area} />,
    polyline: <polyline points="12,44 30,18 50,36 66,12 84,22" {...line} />,
    keypoints: [[24, 40], [40, 16], [60, 28], [76, 14]].map(([x, y]) => <circle key={x} cx={x} cy={y} r="4" {...area} />),
    mask: <path d="M20 34c0-14 10-22 24-20s14 6 24 6 12 14 2 20-14 0-24 4-26 4-26-10z" fill={colour} fillOpacity="0.5" />,
    'time-range': <>{wave}<rect x="36" y="4" width="26" height="48" {...area} /></>,
    'time-point': <>{wave}<line x1="44" x2="44" y1="4" y2="52" {...line} /><circle cx="44" cy="8" r="4" {...area} /></>,
    'text-span': <>{texts}<rect x="22" y="21" width="30" height="13" {...area} /></>,
    relation: <>{texts}<rect x="6" y="22" width="22" height="12" {...area} /><rect x="62" y="8" width="26" height="12" {...area} /><path d="M28 28C44 40 60 34 72 21" {...line} /></>,
    'table-row': <>{grid}<rect x="6" y="21" width="84" height="14" {...area} /></>,
    'table-cell': <>{grid}<rect x="34" y="21" width="28" height="14" {...area} /></>,
    'audio-region': <>{wave}<rect x="30" y="4" width="38" height="48" {...area} /></>,
    cuboid: <><rect x="20" y="20" width="38" height="26" {...area} /><path d="M20 20l16-12h38l-16 12M74 8v26L58 46" {...line} /></>,
    'atom-set': <>{ring}{atoms.slice(0, 3).map(([x, y]) => <circle key={`${x}${y}`} cx={x} cy={y} r="5" {...area} />)}</>,
    'bond-set': <>{ring}<polyline points={atoms.slice(0, 3).join(' ')} {...line} strokeWidth="4" /></>,
  };
  return (
    <svg className="sample" viewBox="0 0 96 56" width="96" height="56" aria-hidden="true">
      {drawn[type]}
    </svg>
  );
}
