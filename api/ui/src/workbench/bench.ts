import { useState } from 'react';
import { useLocation } from 'wouter';
import { useKeys, type Binding } from '../design/keys';
import type { Key } from '../i18n/text';

/** Which item lies on the bench, and which of its shapes is chosen. */
export function useBench<T>(items: T[]) {
  const [at, setAt] = useState(0);
  const [chosen, choose] = useState<string>();
  const open = (index: number) => {
    if (index < 0 || index >= items.length) return;
    setAt(index);
    choose(undefined);
  };
  /** Chooses the next or the former of these. */
  const walk = (shapes: { id: string }[], step: 1 | -1) => {
    if (shapes.length === 0) return;
    const now = shapes.findIndex((one) => one.id === chosen);
    choose(shapes[(now + step + shapes.length + (now < 0 && step < 0 ? 1 : 0)) % shapes.length]!.id);
  };
  return { at, item: items[at]!, open, chosen, choose, walk };
}

export type Bench = Omit<ReturnType<typeof useBench>, 'item'>;

/** The keys that every bench has. Esc leaves a field first, then the shape, then the task. */
export function useBenchKeys({ at, open, chosen, choose }: Bench, onSubmit: () => void) {
  const [, go] = useLocation();
  const out = () => {
    const field = document.activeElement;
    if (field instanceof HTMLElement && field.matches('input, textarea, select')) field.blur();
    else if (chosen) choose(undefined);
    else go('/tasks');
  };
  useKeys([
    { keys: 'pagedown ]', does: 'work.next', run: () => open(at + 1) },
    { keys: 'pageup [', does: 'work.previous', run: () => open(at - 1) },
    { keys: 'mod+enter', does: 'work.key.submit', run: onSubmit, inFields: true },
    { keys: 'escape', does: 'keys.up', run: out, inFields: true },
  ]);
}

/** The keys that go from one thing on the canvas to the next, and back. @param does what they are said to do on the key sheet */
export function walkKeys(does: Key, walk: (step: 1 | -1) => void): Binding[] {
  return [
    { keys: 'n arrowdown', does, run: () => walk(1) },
    { keys: 'shift+n arrowup', does, run: () => walk(-1) },
  ];
}
