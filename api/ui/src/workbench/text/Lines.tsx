import { memo, type CSSProperties } from 'react';
import type { LabelClass, Shape } from '../../api/types';
import type { Language } from '../../i18n/text';
import type { Layer } from '../editor';
import { className } from '../words';
import { levels, pieces, type Drawn, type Piece } from './pieces';
import type { Words } from './words';

interface Props {
  words: Words;
  rows: { from: number; to: number }[];
  shapes: Shape[];
  layers: Layer[];
  classes: LabelClass[];
  chosen: string | undefined;
  lang: Language;
}

const LINE = 3;
const GAP = 4;
/** Of the first level, above the lower edge: what is innermost is nearest to the text. */
const LOWEST = 12;

/** The text with its spans. Not drawn anew for a mere move of the cursor: that lies over it. */
export const Lines = memo(
  function Lines({ words, rows, shapes, layers, classes, chosen, lang }: Props) {
    const drawn = levels(shapes, layers);
    const colour = (label: string) => classes.find((one) => one.id === label)?.colour ?? '#888888';
    const name = ({ span, layer }: Drawn) => [layer?.name, className({ lang, classes }, span.label)].filter(Boolean).join(' ');
    const tags = ({ from, drawn: here }: Piece) => here.filter(({ span }) => span.from === from).map(name).join(' · ');
    return (
      <>
        {rows.map((row) => (
          <p key={row.from} className="line">
            {row.from === row.to ? (
              <span data-from={row.from}>{'\u200b'}</span>
            ) : (
              pieces(row.from, row.to, drawn).map((piece) => (
                <span
                  key={piece.from}
                  data-from={piece.from}
                  data-tag={tags(piece) || undefined}
                  data-spans={piece.drawn.map(({ span }) => span.id).join(' ') || undefined}
                  style={look(piece.drawn, colour, chosen)}
                >
                  {words.slice(piece.from, piece.to)}
                </span>
              ))
            )}
          </p>
        ))}
      </>
    );
  },
  (a, b) => a.shapes === b.shapes && a.chosen === b.chosen && a.lang === b.lang && a.words === b.words && same(a.layers, b.layers),
);

const same = (a: Layer[], b: Layer[]) => a.length === b.length && a.every((layer, i) => layer.shapes === b[i]!.shapes || JSON.stringify(layer) === JSON.stringify(b[i]));

/** A line below the text for each span, on its level; versions have broken ones, the chosen one a ground. */
function look(drawn: Drawn[], colour: (label: string) => string, chosen: string | undefined): CSSProperties | undefined {
  if (drawn.length === 0) return undefined;
  const lines = drawn.map(({ span, level, layer }) => {
    const ink = colour(span.label);
    const step = layer ? (layer.index % 2 ? 3 : 8) : 0;
    return {
      image: layer ? `repeating-linear-gradient(90deg, ${ink} 0 ${step}px, transparent ${step}px ${step + 3}px)` : `linear-gradient(${ink}, ${ink})`,
      place: `0 calc(100% - ${Math.max(0, LOWEST - level * GAP)}px)`,
      size: `100% ${LINE}px`,
    };
  });
  const grounds = drawn
    .filter(({ layer, span }) => !layer || span.id === chosen)
    .map(({ span }) => {
      const ink = `${colour(span.label)}${span.id === chosen ? '66' : '1f'}`;
      return { image: `linear-gradient(${ink}, ${ink})`, place: '0 0', size: '100% 100%' };
    });
  const all = [...lines, ...grounds];
  return {
    backgroundImage: all.map(({ image }) => image).join(','),
    backgroundPosition: all.map(({ place }) => place).join(','),
    backgroundSize: all.map(({ size }) => size).join(','),
    backgroundRepeat: 'no-repeat',
  };
}
