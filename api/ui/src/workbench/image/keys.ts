import { useEffect, useRef } from 'react';
import type { LabelClass } from '../../api/types';
import { useKeys, type Binding } from '../../design/keys';
import type { Drawing } from './drawing';
import { handles, isPath } from './geometry';
import { toolsFor } from './tools';

export const ZOOM = 1.25;
const TURN = 5;
const FAST = 10;
const PAN = 80;
const WAYS = [
  ['left', -1, 0],
  ['right', 1, 0],
  ['up', 0, -1],
  ['down', 0, 1],
] as const;

/** Everything that the mouse can do, by keys. A held key is one change, made when it is let go. */
export function useImageKeys(drawing: Drawing, classes: LabelClass[]) {
  const { view, points, held, shape, preview, readOnly, onPlace } = drawing;
  const settle = useRef(() => {});
  useEffect(() => {
    settle.current = () => preview && drawing.commit(preview);
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
  const insert = () => {
    if (!shape || held === undefined || !isPath(shape)) return;
    const all = handles(shape);
    const [a, b] = [all[held]!, all[(held + 1) % all.length]!];
    drawing.insert({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  };
  const seeing: Binding[] = [
    { keys: '+ =', does: 'series.in', run: () => drawing.magnify(ZOOM) },
    { keys: '-', does: 'series.out', run: () => drawing.magnify(1 / ZOOM) },
    { keys: 'f', does: 'image.whole', run: () => drawing.setView(drawing.whole()) },
    { keys: 'o', does: 'image.pixels', run: () => drawing.magnify(1 / view!.scale) },
    { keys: 'z', does: 'image.toShape', run: () => drawing.toShape() },
    ...WAYS.map(([way, dx, dy]): Binding => ({ keys: `mod+arrow${way}`, does: 'series.key.pan', run: () => drawing.shift(-PAN * dx, -PAN * dy) })),
  ];
  const stepping: Binding[] = [
    ...WAYS.map(([way, dx, dy]): Binding => ({ keys: `arrow${way}`, does: 'image.key.step', run: () => drawing.step(dx, dy) })),
    ...WAYS.map(([way, dx, dy]): Binding => ({ keys: `shift+arrow${way}`, does: 'image.key.steps', run: () => drawing.step(FAST * dx, FAST * dy) })),
    { keys: 'enter', does: 'image.key.place', run: () => drawing.place(drawing.at()) },
  ];
  const changing: Binding[] = [
    ...stepping,
    ...WAYS.map(([way, dx, dy]): Binding => ({ keys: `alt+arrow${way}`, does: 'image.key.size', run: () => drawing.resize(dx, dy) })),
    ...toolsFor(classes).map(({ id, shortcut }): Binding => ({ keys: shortcut, does: `image.tool.${id}`, run: () => drawing.turnTo(id) })),
    { keys: 'shift+enter', does: 'image.key.finish', run: () => drawing.finish(points) },
    { keys: ',', does: 'image.key.turn', run: () => drawing.spin(-TURN) },
    { keys: '.', does: 'image.key.turn', run: () => drawing.spin(TURN) },
    { keys: 'alt+,', does: 'image.key.turnFine', run: () => drawing.spin(-1) },
    { keys: 'alt+.', does: 'image.key.turnFine', run: () => drawing.spin(1) },
    { keys: 'v', does: 'image.key.handle', run: () => drawing.around(1) },
    { keys: 'shift+v', does: 'image.key.handle', run: () => drawing.around(-1) },
    { keys: 'i', does: 'image.key.insert', run: insert },
  ];
  const draft: Binding[] = [
    { keys: 'backspace', does: 'image.key.back', run: () => drawing.setPoints(points.slice(0, -1)) },
    { keys: 'escape', does: 'image.key.cancel', run: () => drawing.setPoints([]) },
  ];
  const holding: Binding[] = [
    { keys: 'delete backspace', does: 'image.key.without', run: () => drawing.remove(held!) },
    { keys: 'x', does: 'image.key.veil', run: () => drawing.veil(held!) },
    { keys: 'escape', does: 'image.key.letGo', run: () => drawing.hold(undefined) },
  ];
  useKeys(onPlace ? [...seeing, ...stepping] : [...seeing, ...(readOnly ? [] : changing), ...(points.length ? draft : held !== undefined && !readOnly ? holding : [])]);
}
