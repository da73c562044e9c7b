import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { get } from '../../api/client';
import type { Shape } from '../../api/types';
import { Button } from '../../design/Button';
import { useKeys } from '../../design/keys';
import { ProblemNote, Skeletons } from '../../design/Notes';
import { useText } from '../../i18n/text';
import { freshId, type EditorProps } from '../editor';
import { Charts, type Scene } from './charts';
import { nearest, parse, Unreadable, type Series } from './parse';
import { canDraw, extent, moved, point, range, type Tool } from './shapes';
import './series.css';

/** Ranges and points on a time series, by mouse and by keyboard. */
export default function SeriesEditor(props: EditorProps) {
  const { t } = useText();
  const media = useQuery({
    queryKey: ['series', props.media],
    queryFn: async () => parse(await (await get(props.url)).text()),
    staleTime: Infinity,
    retry: false,
  });
  if (media.isPending) return <Skeletons rows={6} />;
  if (media.error instanceof Unreadable) {
    return <p className="notice red">{t('series.bad', { line: media.error.line, form: media.error.form })}</p>;
  }
  if (media.error) return <ProblemNote error={media.error} again={() => media.refetch()} />;
  return <Canvas {...props} series={media.data} />;
}

interface Live {
  scene: Scene;
  down: (row: number, at: number) => void;
  drag: (row: number, at: number) => void;
  up: (row: number) => void;
}

const TOOLS: Tool[] = ['select', 'range', 'point'];

function Canvas({ series, schema, shapes, layers = [], chosen, label, readOnly, pins = [], onPlace, onChange, onChoose }: EditorProps & { series: Series }) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const charts = useRef<Charts>(undefined);
  const [tool, setTool] = useState<Tool>('select');
  const [cursor, setCursor] = useState(0);
  const [begun, setBegun] = useState<number>();
  const [theme, setTheme] = useState(0);
  const scene: Scene = { shapes, layers, chosen, classes: schema.classes, pins: pins.flatMap(({ seconds }) => seconds ?? []), cursor, begun };
  const live = useRef<Live>({ scene, down: () => {}, drag: () => {}, up: () => {} });
  const drag = useRef<number>(undefined);

  const add = (shape: Shape) => {
    onChange([...shapes, shape]);
    onChoose(shape.id);
  };
  const place = (row: number) => {
    if (readOnly || !label || !canDraw(label, tool)) return;
    if (tool === 'point') add(point(series, freshId(shapes), label.id, row));
    else if (tool === 'range' && begun === undefined) setBegun(row);
    else if (tool === 'range') {
      setBegun(undefined);
      add(range(series, freshId(shapes), label.id, begun!, row));
    }
  };
  const hit = (row: number) => {
    const at = series.seconds[row]!;
    const [from, to] = charts.current!.shown();
    const slack = (to - from) / 200;
    return [...shapes, ...(readOnly ? layers.flatMap((layer) => layer.shapes) : [])]
      .map((shape) => ({ shape, found: extent(shape) }))
      .filter(({ found }) => found && at >= found[0] - slack && at <= found[1] + slack)
      .sort((a, b) => a.found![1] - a.found![0] - (b.found![1] - b.found![0]))[0]?.shape;
  };
  useEffect(() => {
    live.current = {
      scene,
      down: (row, at) => {
        setCursor(row);
        if (onPlace) return onPlace({ seconds: series.seconds[row]! });
        if (tool === 'select') {
          onChoose(hit(row)?.id);
          drag.current = at;
        } else if (tool === 'range' && canDraw(label, tool) && !readOnly) setBegun(row);
      },
      drag: (row, at) => {
        setCursor(row);
        if (tool === 'select' && drag.current !== undefined) {
          const [from, to] = charts.current!.shown();
          charts.current!.show(from + drag.current - at, to + drag.current - at);
        }
      },
      up: (row) => {
        drag.current = undefined;
        if (onPlace) return;
        if (tool === 'point') place(row);
        else if (tool === 'range' && begun !== undefined && begun !== row) place(row);
      },
    };
    charts.current?.redraw();
  });
  useEffect(() => {
    const redrawn = () => setTheme((n) => n + 1);
    addEventListener('countersign-theme', redrawn);
    return () => removeEventListener('countersign-theme', redrawn);
  }, []);
  useEffect(() => {
    const made = new Charts(
      box.current!,
      series,
      schema.channels,
      () => live.current.scene,
      {
        down: (row, at) => live.current.down(row, at),
        move: (row, at) => live.current.drag(row, at),
        up: (row) => live.current.up(row),
      },
      () => {},
    );
    charts.current = made;
    return () => {
      made.destroy();
      charts.current = undefined;
    };
  }, [series, schema, theme]);

  const step = (by: number) => {
    const next = Math.max(0, Math.min(series.rows - 1, cursor + by));
    setCursor(next);
    const [from, to] = charts.current!.shown();
    const at = series.seconds[next]!;
    if (at < from || at > to) charts.current!.centre(at);
  };
  const nudge = (edge: 'from' | 'to', by: number) => {
    const shape = shapes.find((one) => one.id === chosen);
    const found = shape && extent(shape);
    if (!shape || !found || readOnly) return;
    const [from, to] = [nearest(series, found[0]), nearest(series, found[1])];
    const row = Math.max(0, Math.min(series.rows - 1, (edge === 'from' ? from : to) + by));
    onChange(shapes.map((one) => (one === shape ? moved(series, shape, edge, row, edge === 'from' ? to : from) : one)));
  };
  const turnTo = (next: Tool) => {
    setTool(next);
    setBegun(undefined);
  };
  const about = () => series.seconds[cursor]!;
  useKeys([
    { keys: 'arrowleft', does: 'series.key.cursor', run: () => step(-1) },
    { keys: 'arrowright', does: 'series.key.cursor', run: () => step(1) },
    { keys: 'shift+arrowleft', does: 'series.key.cursor', run: () => step(-10) },
    { keys: 'shift+arrowright', does: 'series.key.cursor', run: () => step(10) },
    { keys: '+ =', does: 'series.in', run: () => charts.current!.zoom(0.5, about()) },
    { keys: '-', does: 'series.out', run: () => charts.current!.zoom(2, about()) },
    { keys: 'f', does: 'series.whole', run: () => charts.current!.show(...charts.current!.whole()) },
    { keys: 'mod+arrowleft', does: 'series.key.pan', run: () => charts.current!.pan(-0.5) },
    { keys: 'mod+arrowright', does: 'series.key.pan', run: () => charts.current!.pan(0.5) },
    ...(onPlace
      ? ([{ keys: 'enter', does: 'discuss.key.place', run: () => onPlace({ seconds: about() }) }] as const)
      : readOnly
      ? []
      : ([
          { keys: 's', does: 'series.tool.select', run: () => turnTo('select') },
          { keys: 'r', does: 'series.tool.range', run: () => turnTo('range') },
          { keys: 'p', does: 'series.tool.point', run: () => turnTo('point') },
          { keys: 'enter', does: 'series.key.place', run: () => place(cursor) },
          { keys: ',', does: 'series.key.edge', run: () => nudge('from', -1) },
          { keys: '.', does: 'series.key.edge', run: () => nudge('from', 1) },
          { keys: 'alt+,', does: 'series.key.edge', run: () => nudge('to', -1) },
          { keys: 'alt+.', does: 'series.key.edge', run: () => nudge('to', 1) },
        ] as const)),
  ]);
  return (
    <div className="series">
      <div className="row wrap">
        {!readOnly && (
          <div className="row" role="group" aria-label={t('series.tools')}>
            {TOOLS.map((one) => (
              <Button key={one} shortcut={one[0]} aria-pressed={tool === one} disabled={!canDraw(label, one)} onClick={() => turnTo(one)}>
                {t(`series.tool.${one}`)}
              </Button>
            ))}
          </div>
        )}
        <Button look="bare" shortcut="+" aria-label={t('series.in')} onClick={() => charts.current!.zoom(0.5, about())}>
          +
        </Button>
        <Button look="bare" shortcut="-" aria-label={t('series.out')} onClick={() => charts.current!.zoom(2, about())}>
          −
        </Button>
        <Button look="bare" shortcut="f" onClick={() => charts.current!.show(...charts.current!.whole())}>
          {t('series.whole')}
        </Button>
        <span className="quiet small" aria-live="polite">
          {begun === undefined ? t('series.cursor', { at: series.timestamp(cursor) }) : t('series.rangeFrom', { at: series.timestamp(begun) })}
        </span>
        <span className="grow" />
        <span className="quiet small">{t('series.rows', { n: series.rows, channels: series.channels.map((one) => one.name).join(', ') })}</span>
      </div>
      <div ref={box} className="plots" role="img" aria-label={t('series.canvas')} />
    </div>
  );
}
