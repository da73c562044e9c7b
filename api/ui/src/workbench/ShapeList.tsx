import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import type { LabelClass, Shape } from '../api/types';
import { Button } from '../design/Button';
import { useText } from '../i18n/text';
import { useWords } from './words';

interface Props {
  classes: LabelClass[];
  shapes: Shape[];
  /** The item's media, by digest. */
  media: string | undefined;
  chosen: string | undefined;
  onChoose: (id: string) => void;
  onDelete?: (id: string) => void;
  /** Beside the words. */
  mark?: (shape: Shape) => ReactNode;
}

const ROW = 34;
const ALL_AT_ONCE = 50;

/** What the canvas shows, as a list that can be gone through by keyboard. Of a long one only what is in sight is drawn. */
export function ShapeList(props: Props) {
  const { t } = useText();
  const { shapes, onDelete } = props;
  if (shapes.length === 0) return <p className="quiet small">{t(onDelete ? 'work.shapes.none' : 'work.shapes.noneRead')}</p>;
  return shapes.length <= ALL_AT_ONCE ? <Short {...props} /> : <Long {...props} />;
}

function Short(props: Props) {
  const say = useWords(props.classes, props.shapes, props.media);
  return (
    <ul className="shapes">
      {props.shapes.map((shape) => (
        <li key={shape.id} className="row">
          <One {...props} shape={shape} said={say(shape)} />
        </li>
      ))}
    </ul>
  );
}

function Long(props: Props) {
  const { shapes, chosen } = props;
  const say = useWords(props.classes, shapes, props.media);
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: shapes.length, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 4 });
  const at = shapes.findIndex((one) => one.id === chosen);
  useEffect(() => {
    // Asked of what the list knows already: the elements would have to be laid out for an answer, at each key press.
    const [top, height] = [rows.scrollOffset ?? 0, rows.scrollRect?.height ?? 0];
    if (at >= 0 && (at * ROW < top || (at + 1) * ROW > top + height)) rows.scrollToIndex(at, { align: 'center' });
  }, [at, rows]);
  return (
    <div ref={box} className="shapes long scroll" tabIndex={0}>
      <ul style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const shape = shapes[index]!;
          return (
            <li key={shape.id} className="row" aria-setsize={shapes.length} aria-posinset={index + 1} style={{ transform: `translateY(${start}px)` }}>
              <One {...props} shape={shape} said={say(shape)} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function One({ classes, shape, said, chosen, onChoose, onDelete, mark }: Props & { shape: Shape; said: string }) {
  const { t } = useText();
  return (
    <>
      <Button look="bare" className="grow" aria-pressed={shape.id === chosen} title={said} onClick={() => onChoose(shape.id)}>
        <Swatch colour={classes.find((one) => one.id === shape.label)?.colour} />
        <span className="said">
          <Said text={said} />
        </span>
        {mark?.(shape)}
      </Button>
      {onDelete && (
        <Button look="bare" shortcut="delete" aria-label={t('said.of', { what: t('work.delete'), of: said })} onClick={() => onDelete(shape.id)}>
          ×
        </Button>
      )}
    </>
  );
}

/** Moments stay whole where a line ends: browsers would break them at their hyphens. */
const Said = ({ text }: { text: string }) => text.split(/(\d+-\d+-\S+)/).map((part, i) => (i % 2 ? <span key={i} className="whole">{part}</span> : part));

/** A label's colour, beside its name. */
export const Swatch = ({ colour = '#888888' }: { colour?: string }) => (
  <svg className="swatch" width="12" height="12" aria-hidden="true">
    <rect width="12" height="12" rx="2" fill={colour} />
  </svg>
);
