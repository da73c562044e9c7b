import { useEffect, useRef, type MouseEvent, type PointerEvent } from 'react';
import { isA, type Shape } from '../../api/types';
import { NEAR, type Drawing } from './drawing';
import { dragged, facing, handles, hit, inside, isPath, moved } from './geometry';
import { knob } from './paint';
import { canDraw } from './tools';
import { pan, toImage, toScreen, zoom, type Point } from './view';

/** What the hand holds between pressing and letting go. */
type Grip = { kind: 'pan'; from: Point } | { kind: 'move'; from: Point; shape: Shape } | { kind: 'handle'; index: number; shape: Shape } | { kind: 'turn'; shape: Shape } | { kind: 'box' | 'stroke' };

const LEFT = 0;
const MIDDLE = 1;
const ZOOM = 1.25;

/** The mouse on the stage. A change is made when it is let go: one drag is one step of undo. */
export function useMouse(drawing: Drawing) {
  const { box, image, view, tool, points, preview, shape, shapes, painting, label, readOnly } = drawing;
  const grip = useRef<Grip>(undefined);
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
    const found = hit(shapes, where, drawing.slack());
    return found && !readOnly ? { kind: 'move', from: where, shape: found } : { kind: 'pan', from: screen };
  };
  const selects = tool === 'select' || readOnly;
  const wheel = useRef((event: WheelEvent) => event.preventDefault());
  useEffect(() => {
    wheel.current = (event) => {
      event.preventDefault();
      if (!view) return;
      drawing.setView(event.shiftKey ? pan(view, -event.deltaY, 0) : zoom(view, event.deltaY > 0 ? 1 / ZOOM : ZOOM, pointer(event), drawing.whole()));
    };
  });
  useEffect(() => {
    const turn = (event: WheelEvent) => wheel.current(event);
    const element = box.current!;
    // React's own listens passively, and the page would scroll.
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [box]);
  return {
    onPointerDown: (event: PointerEvent) => {
      const screen = pointer(event);
      const where = toImage(view!, screen);
      if (drawing.onPlace && event.button === LEFT) return drawing.place(where);
      box.current!.setPointerCapture(event.pointerId);
      if (event.button === MIDDLE) grip.current = { kind: 'pan', from: screen };
      else if (event.button !== LEFT) return;
      else if (selects) {
        grip.current = gripAt(screen, where);
        const now = grip.current;
        if (now.kind === 'handle' && event.altKey) drawing.remove(now.index);
        else if (now.kind === 'handle' && event.shiftKey) drawing.veil(now.index);
        else if (now.kind === 'handle') drawing.hold(now.index);
        else if (now.kind !== 'turn') drawing.onChoose(drawing.pick(where));
      } else if (tool === 'box' || painting) {
        if (!label || !canDraw(label, tool)) return;
        if (points.length === 0) drawing.setPoints([inside(where, image)]);
        grip.current = { kind: tool === 'box' ? 'box' : 'stroke' };
      }
      drawing.setCursor(inside(where, image));
    },
    onPointerMove: (event: PointerEvent) => {
      if (!view) return;
      const screen = pointer(event);
      const where = toImage(view, screen);
      const now = grip.current;
      if (tool !== 'select' || drawing.onPlace) drawing.setCursor(inside(where, image));
      if (!now) return;
      if (now.kind === 'pan') {
        drawing.shift(screen.x - now.from.x, screen.y - now.from.y);
        grip.current = { kind: 'pan', from: screen };
      } else if (now.kind === 'move') drawing.setPreview(moved(now.shape, where.x - now.from.x, where.y - now.from.y, image));
      else if (now.kind === 'handle') drawing.setPreview(dragged(now.shape, now.index, where, image));
      else if (now.kind === 'turn') drawing.setPreview(isA(now.shape, 'box') ? facing(now.shape, where) : now.shape);
      else if (now.kind === 'stroke') drawing.setPoints([...points, inside(where, image)]);
    },
    onPointerUp: (event: PointerEvent) => {
      const now = grip.current;
      grip.current = undefined;
      if (!view || event.button > MIDDLE) return;
      const where = inside(toImage(view, pointer(event)), image);
      if (preview) drawing.commit(preview);
      else if (now?.kind === 'stroke') drawing.finish([...points, where]);
      else if (now?.kind === 'box') {
        // A click without a way begins; the next one ends.
        if (Math.hypot(points[0]!.x - where.x, points[0]!.y - where.y) * view.scale > NEAR / 2) drawing.finish([points[0]!, where]);
      } else if (!now && event.button === LEFT && tool !== 'select' && !readOnly) drawing.place(where);
    },
    onPointerLeave: () => {
      if (!grip.current && tool !== 'select' && !points.length) drawing.setCursor(undefined);
    },
    onDoubleClick: (event: MouseEvent) => {
      if (tool === 'polygon' || tool === 'polyline') drawing.finish(points.slice(0, -1));
      else if (tool === 'select' && !readOnly && shape && isPath(shape)) drawing.insert(toImage(view!, pointer(event)));
    },
  };
}
