import { useEffect, useRef, useState } from 'react';
import { isA, type Shape } from '../../api/types';
import type { EditorProps } from '../editor';
import { bounds, dragged, handles, hit, inserted, inside, isPath, middle, moved, nearestSide, put, turned, veiled, without } from './geometry';
import { colourOf } from './paint';
import { Stage, type Scene } from './Stage';
import { brushed, canDraw, shapeOf, type Tool } from './tools';
import { fit, pan, reveal, toImage, toScreen, zoom, type Point, type View } from './view';

/** How near the hand has to come to a handle, in pixels of the screen. */
export const NEAR = 8;
const CLOSEST = 16;

/** How a draft of each tool is drawn. */
const DRAFTS = { box: 'box', polygon: 'closed', polyline: 'path', keypoints: 'points', brush: 'stroke', eraser: 'stroke' } as const;

/** What is seen of an image and its shapes, and what can be done to them; mouse and keys come from elsewhere. */
export function useDrawing({ image, schema, shapes, layers = [], chosen, label, readOnly = false, pins = [], onPlace, onChange, onChoose }: EditorProps & { image: ImageBitmap }) {
  const box = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage>(undefined);
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
  const names = label?.skeleton?.points ?? [];
  const painting = tool === 'brush' || tool === 'eraser';
  const ofLayers = layers.flatMap((layer) => layer.shapes);

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
    const colour = tool === 'eraser' ? '#ffffff' : colourOf(schema.classes, label?.id ?? '');
    const draft: Scene['draft'] = points.length && tool !== 'select' ? { kind: DRAFTS[tool], points, names, colour } : undefined;
    stage.current?.draw({ view, shapes, layers, classes: schema.classes, chosen, preview, held, readOnly, draft, pins, cursor: readOnly && !onPlace ? undefined : cursor, radius: painting ? radius : undefined });
  });
  useEffect(() => {
    const found = shapes.concat(ofLayers).find((one) => one.id === chosen);
    const frame = found && bounds(found);
    if (frame) setView((now) => now && reveal(now, middle(frame), stage.current!.size));
    // Only when another shape is chosen, not when it changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [chosen]);

  const slack = () => NEAR / 2 / view!.scale;
  const whole = () => fit(image, stage.current!.size);
  /** The cursor, or the middle of what is seen. */
  const at = () => cursor ?? inside(toImage(view!, { x: stage.current!.size.width / 2, y: stage.current!.size.height / 2 }), image);
  const hold = (handle: number | undefined) => take(handle === undefined || chosen === undefined ? undefined : { id: chosen, handle });
  const commit = (changed: Shape) => {
    setPreview(undefined);
    onChange(shapes.map((one) => (one.id === changed.id ? changed : one)));
  };
  const pick = (where: Point) => hit(shapes, where, slack())?.id ?? hit(ofLayers, where, slack())?.id;
  const finish = (done: Point[]) => {
    if (!label) return;
    if (painting) {
      const next = brushed(shapes, shape, label.id, image, done, radius, tool === 'eraser');
      if (next.shapes !== shapes) onChange(next.shapes);
      onChoose(next.chosen);
    } else {
      const drawn = shapeOf(tool, done, shapes, label.id, names);
      if (!drawn) return;
      onChange([...shapes, drawn]);
      onChoose(drawn.id);
    }
    setPoints([]);
  };
  return {
    /** The keypoint that is set next. */
    next: tool === 'keypoints' ? names[points.length] : undefined,
    ...{ box, stage, image, view, tool, cursor, points, preview, shape, subject, held, painting, radius, shapes, label, readOnly, onPlace },
    ...{ setView, setCursor, setPoints, setPreview, setRadius, onChoose, slack, whole, at, hold, commit, pick, finish },
    turnTo: (next: Tool) => {
      setTool(next);
      setPoints([]);
      take(undefined);
    },
    /** A point of what is being drawn, or what lies there. */
    place: (where: Point) => {
      if (onPlace) return onPlace({ ...inside(where, image) });
      if (tool === 'select' || readOnly) return onChoose(pick(where));
      if (!label || !canDraw(label, tool)) return;
      const next = [...points, inside(where, image)];
      const first = points[0];
      const closes = tool === 'polygon' && points.length >= 3 && Math.hypot(first!.x - where.x, first!.y - where.y) * view!.scale <= NEAR;
      if (closes) finish(points);
      else if ((tool === 'box' || painting) && points.length) finish(next);
      else if (tool === 'keypoints' && next.length === names.length) finish(next);
      else setPoints(next);
    },
    insert: (where: Point) => {
      if (!shape || !isPath(shape)) return;
      const { side } = nearestSide(shape, where);
      commit(inserted(shape, side, inside(where, image)));
      hold(side + 1);
    },
    remove: (handle: number) => {
      const left = shape && without(shape, handle);
      if (left) commit(left);
      hold(undefined);
    },
    veil: (handle: number) => shape && isA(shape, 'keypoints') && commit(veiled(shape, handle)),
    /** Moves the held point, the chosen shape or the cursor. */
    step: (dx: number, dy: number) => {
      if (!onPlace && tool === 'select' && subject && !readOnly && !isA(subject, 'mask')) {
        const handle = held === undefined ? undefined : handles(subject)[held];
        return setPreview(handle ? dragged(subject, held!, { x: handle.x + dx, y: handle.y + dy }, image) : moved(subject, dx, dy, image));
      }
      const pixel = Math.max(1, Math.round(1 / view!.scale));
      const next = inside({ x: at().x + dx * pixel, y: at().y + dy * pixel }, image);
      setCursor(next);
      setView(reveal(view!, next, stage.current!.size));
      if (painting && points.length) setPoints([...points, next]);
    },
    resize: (dx: number, dy: number) => {
      if (!subject || !isA(subject, 'box') || readOnly) return;
      const [width, height] = [Math.min(image.width - subject.x, subject.width + dx), Math.min(image.height - subject.y, subject.height + dy)];
      setPreview(put(subject, { width: Math.max(1, width), height: Math.max(1, height) }));
    },
    /** Turns the chosen box, or changes the size of the brush. */
    spin: (degrees: number) => {
      if (painting) setRadius(Math.max(1, radius + Math.sign(degrees) * Math.max(1, Math.round(radius / 8))));
      else if (subject && isA(subject, 'box') && !readOnly) setPreview(turned(subject, degrees));
    },
    magnify: (factor: number) => {
      const frame = subject && bounds(subject);
      setView(zoom(view!, factor, toScreen(view!, frame ? middle(frame) : at()), whole()));
    },
    shift: (dx: number, dy: number) => setView(pan(view!, dx, dy)),
    toShape: () => {
      const frame = subject && bounds(subject);
      if (!frame) return;
      const { size } = stage.current!;
      const scale = Math.min(CLOSEST, fit({ width: frame.width * 2, height: frame.height * 2 }, size).scale);
      setView({ scale, x: size.width / 2 - middle(frame).x * scale, y: size.height / 2 - middle(frame).y * scale });
    },
    /** Takes hold of the next or the former point of the chosen shape. */
    around: (by: 1 | -1) => {
      const count = subject ? handles(subject).length : 0;
      if (count) hold(held === undefined ? (by > 0 ? 0 : count - 1) : (held + by + count) % count);
    },
  };
}

export type Drawing = ReturnType<typeof useDrawing>;
