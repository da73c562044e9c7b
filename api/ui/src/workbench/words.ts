import { skipToken, useQuery } from '@tanstack/react-query';
import { isA, type LabelClass, type Shape } from '../api/types';
import { local, useText, type Key, type Language, type Say } from '../i18n/text';

const LONGEST_QUOTE = 40;
const round = (n: number) => Math.round(n);

/** The text between two code points, shortened in its middle. */
export function quote(text: string, from: number, to: number): string {
  const points = [...text].slice(from, to).join('').replace(/\s+/g, ' ');
  const found = [...points];
  if (found.length <= LONGEST_QUOTE) return points;
  return `${found.slice(0, LONGEST_QUOTE / 2).join('')}…${found.slice(-LONGEST_QUOTE / 2).join('')}`;
}

interface About {
  t: Say;
  lang: Language;
  classes: LabelClass[];
  /** Of the item, for the ends of relations. */
  shapes: Shape[];
  /** Of a text item, once it is here. */
  text?: string;
}

export const className = ({ lang, classes }: Pick<About, 'lang' | 'classes'>, label: string) => {
  const known = classes.find((one) => one.id === label);
  return known ? local(lang, known.name) : label;
};

/** As long as 2026-01-01T: the day need not be said twice. */
const DATE = 11;
const sameDay = (from: string, to: string) => from[DATE - 1] === 'T' && from.slice(0, DATE) === to.slice(0, DATE);

/** Where a shape lies, in words. */
function place(about: About, shape: Shape): string {
  const { t, shapes, text } = about;
  if (isA(shape, 'time-point')) return t('series.point', { at: shape.timestamp });
  if (isA(shape, 'time-range')) return t('series.range', { from: shape.fromTimestamp, to: sameDay(shape.fromTimestamp, shape.toTimestamp) ? shape.toTimestamp.slice(DATE) : shape.toTimestamp });
  if (isA(shape, 'box')) {
    const values = { width: round(shape.width), height: round(shape.height), x: round(shape.x), y: round(shape.y) };
    return shape.rotation ? t('shape.turnedBox', { ...values, degrees: round(shape.rotation) }) : t('shape.box', values);
  }
  if (isA(shape, 'polygon')) return t('shape.polygon', { n: shape.points.length, x: round(shape.points[0]![0]), y: round(shape.points[0]![1]) });
  if (isA(shape, 'polyline')) return t('shape.polyline', { n: shape.points.length, x: round(shape.points[0]![0]), y: round(shape.points[0]![1]) });
  if (isA(shape, 'keypoints')) return t('shape.keypoints', { n: Object.values(shape.points).filter(([, , seen]) => seen > 0).length });
  if (isA(shape, 'mask')) return t('shape.mask', { n: shape.counts.reduce((sum, run, i) => sum + (i % 2 ? run : 0), 0) });
  if (isA(shape, 'text-span')) return text === undefined ? t('shape.span', { from: shape.from, to: shape.to }) : t('shape.quote', { text: quote(text, shape.from, shape.to) });
  if (isA(shape, 'relation')) {
    const end = (id: string) => {
      const found = shapes.find((one) => one.id === id && !isA(one, 'relation'));
      return found ? words(about, found) : id;
    };
    return t('shape.relation', { source: end(shape.source), target: end(shape.target) });
  }
  if (isA(shape, 'table-cell')) return t('shape.cell', { row: shape.row + 1, column: shape.column });
  if (isA(shape, 'table-row')) return t('shape.row', { row: shape.row + 1 });
  return t(`shapeType.${shape.type}` as Key);
}

/** A shape in words, for those who don't see the canvas and for lists. */
export const words = (about: About, shape: Shape): string => `${className(about, shape.label)} · ${place(about, shape)}`;

/** The same, in the language that is read and with the item's text where it is one. */
export function useWords(classes: LabelClass[], shapes: Shape[], media: string | undefined): (shape: Shape) => string {
  const { t, lang } = useText();
  // Loaded by the text editor, and only looked at here.
  const text = useQuery<string>({ queryKey: ['text', media], queryFn: skipToken }).data;
  return (shape) => words({ t, lang, classes, shapes, text }, shape);
}
