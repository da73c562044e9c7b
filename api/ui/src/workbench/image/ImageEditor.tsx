import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { get } from '../../api/client';
import { isA, type Shape } from '../../api/types';
import { Button } from '../../design/Button';
import { useKeys, type Binding } from '../../design/keys';
import { ProblemNote, Skeletons } from '../../design/Notes';
import { useText } from '../../i18n/text';
import type { EditorProps } from '../editor';
import { Tools } from '../Tools';
import { bounds, dragged, facing, handles, hit, inserted, inside, isPath, middle, moved, nearestSide, put, turned, without } from './geometry';
import { Light } from './Light';
import { colourOf, knob } from './paint';
import { Stage, type Scene } from './Stage';
import { brushed, canDraw, shapeOf, toolsFor, type Tool } from './tools';
import { fit, pan, reveal, toImage, toScreen, zoom, type Point, type View } from './view';
import './image.css';

/** Boxes, outlines, lines, keypoints and masks on an image, by mouse and by keyboard. */
export default function ImageEditor(props: EditorProps) {
  const { t } = useText();
  const image = useQuery({
    queryKey: ['image', props.media],
    // As it is stored, not as a camera was held: the server measures it so, too.
    queryFn: async () => createImageBitmap(await (await get(props.url)).blob(), { imageOrientation: 'none' }),
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
  if (image.isPending) return <Skeletons rows={6} />;
  if (image.error instanceof DOMException) return <p className="notice red">{t('image.bad')}</p>;
  if (image.error) return <ProblemNote error={image.error} again={() => image.refetch()} />;
  return <Drawing {...props} image={image.data} />;
}

/** What the hand holds between pressing and letting go. */
type Grip = { kind: 'pan'; from: Point } | { kind: 'move'; from: Point; shape: Shape } | { kind: 'handle'; index: number; shape: Shape } | { kind: 'turn'; shape: Shape } | { kind: 'box' | 'stroke' };

const NEAR = 8;
const TURN = 5;
const FAST = 10;
const ZOOM = 1.25;
const PAN = 80;
const WAYS = [
  ['left', -1, 0],
  ['right', 1, 0],
  ['up', 0, -1],
  ['down', 0, 1],
] as const;

function Drawing({ image, schema, shapes, layers = [], chosen, label, readOnly = false, onChange, onChoose }: EditorProps & { image: ImageBitmap }) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage>(undefined);
  const grip = useRef<Grip>(undefined);
  const [view, setView] = useState<View>();
  const [tool, setTool] = useState<Tool>('select');
  const [cursor, setCursor] = useState<Point>();
  const [points, setPoints] = useState<Point[]>([]);
  const [preview, setPreview] = useState<Shape>();
  const [taken, take] = useState<{ id: string; handle: number }>();
  const [radius, setRadius] = useState(() => Math.max(2, Math.round(Math.min(image.width, image.height) / 50)));
  const shape = shapes.find((one) => one.id === chosen);
  const subject = preview?.id === chosen ? preview : shape;
  const held = taken && taken.id === chosen ? taken.handle : undefined;
  const hold = (handle: number | undefined) => take(handle === undefined || chosen === undefined ? undefined : { id: chosen, handle });
  const colour = label?.colour ?? colourOf(schema.classes, '');
  const painting = tool === 'brush' || tool === 'eraser';
  const whole = () => fit(image, stage.current!.size);

  useEffect(() => {
    const made = new Stage(box.current!, image, () => setView(fit(image, made.size)));
    stage.current = made;
    setView(fit(image, made.size));
    return () => {
      made.destroy();
      stage.current = undefined;
    };
  }, [image]);
  useEffect(() => {
    if (!view) return;
    const kinds = { box: 'box', polygon: 'closed', polyline: 'path', keypoints: 'points', brush: 'stroke', eraser: 'stroke' } as const;
    const draft: Scene['draft'] = points.length && tool !== 'select' ? { kind: kinds[tool], points, colour: tool === 'eraser' ? '#ffffff' : colour } : undefined;
    stage.current?.draw({ view, shapes, layers, classes: schema.classes, chosen, preview, held, readOnly, draft, cursor: readOnly ? undefined : cursor, radius: painting ? radius : undefined });
  });
  useEffect(() => {
    const found = shapes.concat(layers.flatMap((layer) => layer.shapes)).find((one) => one.id === chosen);
    const frame = found && bounds(found);
    if (frame) setView((now) => now && reveal(now, middle(frame), stage.current!.size));
    // Only when another shape is chosen, not when it changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [chosen]);

  const slack = () => NEAR / 2 / view!.scale;
  const at = () => cursor ?? inside(toImage(view!, { x: stage.current!.size.width / 2, y: stage.current!.size.height / 2 }), image);
  const commit = (changed: Shape) => {
    setPreview(undefined);
    onChange(shapes.map((one) => (one.id === changed.id ? changed : one)));
  };
  const turnTo = (next: Tool) => {
    setTool(next);
    setPoints([]);
    hold(undefined);
  };
  const finish = (done: Point[]) => {
    if (!label) return;
    if (painting) {
      const next = brushed(shapes, shape, label.id, image, done, radius, tool === 'eraser');
      if (next.shapes !== shapes) onChange(next.shapes);
      onChoose(next.chosen);
    } else {
      const drawn = shapeOf(tool, done, shapes, label.id);
      if (!drawn) return;
      onChange([...shapes, drawn]);
      onChoose(drawn.id);
    }
    setPoints([]);
  };
  const pick = (where: Point) => hit(shapes, where, slack())?.id ?? hit(layers.flatMap((layer) => layer.shapes), where, slack())?.id;
  /** A point of what is being drawn, or what lies there. */
  const place = (where: Point) => {
    if (tool === 'select' || readOnly) return onChoose(pick(where));
    if (!label || !canDraw(label, tool)) return;
    const next = [...points, inside(where, image)];
    const first = points[0];
    const closes = tool === 'polygon' && points.length >= 3 && Math.hypot(first!.x - where.x, first!.y - where.y) * view!.scale <= NEAR;
    if (closes) finish(points);
    else if ((tool === 'box' || painting) && points.length) finish(next);
    else setPoints(next);
  };

  const pointer = (event: { clientX: number; clientY: number }) => {
    const frame = box.current!.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  };
  const gripAt = (screen: Point, where: Point): Grip => {
    const near = (point: Point) => Math.hypot(point.x - screen.x, point.y - screen.y) <= NEAR;
    if (shape && !readOnly) {
      const index = handles(shape).findIndex((one) => near(toScreen(view!, one)));
      if (index >= 0) return { kind: 'handle', index, shape };
      if (isA(shape, 'box') && near(knob(view!, shape))) return { kind: 'turn', shape };
    }
    const found = hit(shapes, where, slack());
    return found && !readOnly ? { kind: 'move', from: where, shape: found } : { kind: 'pan', from: screen };
  };
  const down = (event: PointerEvent) => {
    const screen = pointer(event);
    const where = toImage(view!, screen);
    box.current!.setPointerCapture(event.pointerId);
    if (event.button === 1) grip.current = { kind: 'pan', from: screen };
    else if (event.button !== 0) return;
    else if (tool === 'select' || readOnly) {
      grip.current = gripAt(screen, where);
      const { kind } = grip.current;
      if (kind === 'handle') {
        if (event.altKey && shape) remove(grip.current.index);
        else hold(grip.current.index);
      } else if (kind !== 'turn') onChoose(pick(where));
    } else if (tool === 'box' || painting) {
      if (!label || !canDraw(label, tool)) return;
      if (points.length === 0) setPoints([inside(where, image)]);
      grip.current = { kind: tool === 'box' ? 'box' : 'stroke' };
    }
    setCursor(inside(where, image));
  };
  const move = (event: PointerEvent) => {
    if (!view) return;
    const screen = pointer(event);
    const where = toImage(view, screen);
    const now = grip.current;
    if (tool !== 'select') setCursor(inside(where, image));
    if (!now) return;
    if (now.kind === 'pan') {
      setView(pan(view, screen.x - now.from.x, screen.y - now.from.y));
      grip.current = { kind: 'pan', from: screen };
    } else if (now.kind === 'move') setPreview(moved(now.shape, where.x - now.from.x, where.y - now.from.y, image));
    else if (now.kind === 'handle') setPreview(dragged(now.shape, now.index, where, image));
    else if (now.kind === 'turn') setPreview(isA(now.shape, 'box') ? facing(now.shape, where) : now.shape);
    else if (now.kind === 'stroke') setPoints([...points, inside(where, image)]);
  };
  const up = (event: PointerEvent) => {
    const now = grip.current;
    grip.current = undefined;
    if (!view || event.button > 1) return;
    const where = inside(toImage(view, pointer(event)), image);
    if (preview) commit(preview);
    else if (now?.kind === 'stroke') finish([...points, where]);
    else if (now?.kind === 'box') {
      // A click without a way begins; the next one ends.
      if (Math.hypot(points[0]!.x - where.x, points[0]!.y - where.y) * view.scale > NEAR / 2) finish([points[0]!, where]);
    } else if (!now && event.button === 0) place(where);
  };
  const doubled = (event: { clientX: number; clientY: number }) => {
    const where = toImage(view!, pointer(event));
    if (tool === 'polygon' || tool === 'polyline') finish(points.slice(0, -1));
    else if (tool === 'select' && !readOnly && shape && isPath(shape)) insert(where);
  };
  const wheel = useRef((event: WheelEvent) => event.preventDefault());
  useEffect(() => {
    wheel.current = (event) => {
      event.preventDefault();
      if (!view) return;
      setView(event.shiftKey ? pan(view, -event.deltaY, 0) : zoom(view, event.deltaY > 0 ? 1 / ZOOM : ZOOM, pointer(event), whole()));
    };
  });
  useEffect(() => {
    const turn = (event: WheelEvent) => wheel.current(event);
    const element = box.current!;
    // React's own listens passively, and the page would scroll.
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, []);

  function insert(where: Point) {
    if (!shape || !isPath(shape)) return;
    const { side } = nearestSide(shape, where);
    commit(inserted(shape, side, inside(where, image)));
    hold(side + 1);
  }
  function remove(handle: number) {
    const left = shape && without(shape, handle);
    if (left) commit(left);
    hold(undefined);
  }
  /** A step of the keyboard; a held key is one change, made when it is let go. */
  const nudge = (changed: Shape) => setPreview(changed);
  const settle = useRef(() => {});
  useEffect(() => {
    settle.current = () => {
      if (preview && !grip.current) commit(preview);
    };
  });
  useEffect(() => {
    const letGo = () => settle.current();
    addEventListener('keyup', letGo);
    addEventListener('blur', letGo);
    return () => {
      removeEventListener('keyup', letGo);
      removeEventListener('blur', letGo);
    };
  }, []);

  const step = (dx: number, dy: number) => {
    if (tool === 'select' && subject && !readOnly && !isA(subject, 'mask')) {
      const handle = held === undefined ? undefined : handles(subject)[held];
      return nudge(handle ? dragged(subject, held!, { x: handle.x + dx, y: handle.y + dy }, image) : moved(subject, dx, dy, image));
    }
    const pixel = Math.max(1, Math.round(1 / view!.scale));
    const next = inside({ x: at().x + dx * pixel, y: at().y + dy * pixel }, image);
    setCursor(next);
    setView(reveal(view!, next, stage.current!.size));
    if (painting && points.length) setPoints([...points, next]);
  };
  const resize = (dx: number, dy: number) => {
    if (!subject || !isA(subject, 'box') || readOnly) return;
    nudge(put(subject, { width: Math.max(1, Math.min(image.width - subject.x, subject.width + dx)), height: Math.max(1, Math.min(image.height - subject.y, subject.height + dy)) }));
  };
  const spin = (degrees: number) => {
    if (painting) setRadius(Math.max(1, radius + Math.sign(degrees) * Math.max(1, Math.round(radius / 8))));
    else if (subject && isA(subject, 'box') && !readOnly) nudge(turned(subject, degrees));
  };
  const magnify = (factor: number) => setView(zoom(view!, factor, toScreen(view!, subject ? middle(bounds(subject) ?? { ...at(), width: 0, height: 0 }) : at()), whole()));
  const toShape = () => {
    const frame = subject && bounds(subject);
    if (!frame) return;
    const { size } = stage.current!;
    const { scale } = fit({ width: frame.width * 2, height: frame.height * 2 }, size);
    const real = Math.min(scale, 16);
    setView({ scale: real, x: size.width / 2 - middle(frame).x * real, y: size.height / 2 - middle(frame).y * real });
  };
  const around = (by: 1 | -1) => {
    const count = subject ? handles(subject).length : 0;
    if (count) hold(held === undefined ? (by > 0 ? 0 : count - 1) : (held + by + count) % count);
  };
  const panBy = (dx: number, dy: number) => setView(pan(view!, -dx, -dy));
  useKeys([
    { keys: '+ =', does: 'series.in', run: () => magnify(ZOOM) },
    { keys: '-', does: 'series.out', run: () => magnify(1 / ZOOM) },
    { keys: 'f', does: 'image.whole', run: () => setView(whole()) },
    { keys: 'o', does: 'image.pixels', run: () => magnify(1 / view!.scale) },
    { keys: 'z', does: 'image.toShape', run: toShape },
    ...WAYS.map(([way, dx, dy]): Binding => ({ keys: `mod+arrow${way}`, does: 'series.key.pan', run: () => panBy(PAN * dx, PAN * dy) })),
    ...(readOnly
      ? []
      : [
          ...WAYS.map(([way, dx, dy]): Binding => ({ keys: `arrow${way}`, does: 'image.key.step', run: () => step(dx, dy) })),
          ...WAYS.map(([way, dx, dy]): Binding => ({ keys: `shift+arrow${way}`, does: 'image.key.steps', run: () => step(FAST * dx, FAST * dy) })),
          ...WAYS.map(([way, dx, dy]): Binding => ({ keys: `alt+arrow${way}`, does: 'image.key.size', run: () => resize(dx, dy) })),
          ...toolsFor(schema.classes).map(({ id, shortcut }): Binding => ({ keys: shortcut, does: `image.tool.${id}`, run: () => turnTo(id) })),
          { keys: 'enter', does: 'image.key.place' as const, run: () => place(at()) },
          { keys: 'shift+enter', does: 'image.key.finish' as const, run: () => finish(points) },
          { keys: ',', does: 'image.key.turn' as const, run: () => spin(-TURN) },
          { keys: '.', does: 'image.key.turn' as const, run: () => spin(TURN) },
          { keys: 'alt+,', does: 'image.key.turnFine' as const, run: () => spin(-1) },
          { keys: 'alt+.', does: 'image.key.turnFine' as const, run: () => spin(1) },
          { keys: 'v', does: 'image.key.handle' as const, run: () => around(1) },
          { keys: 'shift+v', does: 'image.key.handle' as const, run: () => around(-1) },
          { keys: 'i', does: 'image.key.insert' as const, run: () => shape && held !== undefined && isPath(shape) && insert(beside(shape, held)) },
          ...(points.length ? [{ keys: 'backspace', does: 'image.key.back' as const, run: () => setPoints(points.slice(0, -1)) }, { keys: 'escape', does: 'image.key.cancel' as const, run: () => setPoints([]) }] : []),
          ...(held !== undefined && !points.length ? [{ keys: 'delete backspace', does: 'image.key.without' as const, run: () => remove(held) }, { keys: 'escape', does: 'image.key.letGo' as const, run: () => hold(undefined) }] : []),
        ]),
  ]);
  const where = cursor && !readOnly ? t('image.cursor', { x: Math.round(cursor.x), y: Math.round(cursor.y) }) : '';
  return (
    <div className="image-editor">
      <div className="row wrap">
        {!readOnly && (
          <Tools
            name={t('series.tools')}
            tools={toolsFor(schema.classes).map(({ id, shortcut }) => ({ id, shortcut, text: t(`image.tool.${id}`), can: canDraw(label, id) }))}
            chosen={tool}
            onChoose={turnTo}
          />
        )}
        <Button look="bare" shortcut="+" aria-label={t('series.in')} onClick={() => magnify(ZOOM)}>
          +
        </Button>
        <Button look="bare" shortcut="-" aria-label={t('series.out')} onClick={() => magnify(1 / ZOOM)}>
          −
        </Button>
        <Button look="bare" shortcut="f" onClick={() => setView(whole())}>
          {t('image.whole')}
        </Button>
        <Light onChange={(brightness, contrast) => stage.current?.light(brightness, contrast)} />
      </div>
      <div
        ref={box}
        className={`stage ${tool === 'select' || readOnly ? '' : 'draws'}`}
        role="img"
        aria-label={t('image.canvas')}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerLeave={() => !grip.current && tool !== 'select' && !points.length && setCursor(undefined)}
        onDoubleClick={doubled}
      />
      <span className="read small" aria-live="polite">
        {[view && t('image.zoom', { n: Math.round(view.scale * 100) }), where, painting && t('image.radius', { n: radius })].filter(Boolean).join(' · ')}
      </span>
    </div>
  );
}

/** Half way to the next point, where a new one goes. */
function beside(shape: Shape, index: number): Point {
  const points = handles(shape);
  const [a, b] = [points[index]!, points[(index + 1) % points.length]!];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
