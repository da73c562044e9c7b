import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Key } from '../i18n/text';

export interface Binding {
  /** `mod+k`, `shift+arrowleft`, `?`; several that do the same are parted by blanks. */
  keys: string;
  does: Key;
  run: (event: KeyboardEvent) => void;
  /** Also while a field has the focus. */
  inFields?: boolean;
}

let stack: { current: Binding[] }[] = [];
let snapshot: Binding[] = [];
const listeners = new Set<() => void>();

function changed() {
  snapshot = stack.flatMap((layer) => layer.current);
  listeners.forEach((listener) => listener());
}

/** Keys of what is on the page now, for the sheet. */
export const useBindings = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => snapshot,
  );

/** Binds keys for as long as the component is on the page; what came last has the first say. */
export function useKeys(bindings: Binding[]) {
  const layer = useRef(bindings);
  const shape = bindings.map((one) => one.keys + one.does).join();
  useEffect(() => {
    layer.current = bindings;
  });
  useEffect(() => {
    stack = [...stack, layer];
    changed();
    return () => {
      stack = stack.filter((one) => one !== layer);
      changed();
    };
  }, [shape]);
}

export function keyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): string {
  const key = event.key.toLowerCase();
  // The shift that makes a ? is part of the ?, not a key beside it.
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/.test(key));
  return [(event.ctrlKey || event.metaKey) && 'mod', event.altKey && 'alt', shift && 'shift', key].filter(Boolean).join('+');
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function handleKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  // An open dialog has the keyboard to itself.
  if (document.querySelector('dialog[open]')) return;
  const pressed = keyOf(event);
  const field = isField(event.target);
  if (pressed === 'enter' && event.target instanceof HTMLElement && event.target.closest('button, a')) return;
  for (const layer of [...stack].reverse()) {
    for (const binding of layer.current) {
      if ((!field || binding.inFields) && binding.keys.split(' ').includes(pressed)) {
        event.preventDefault();
        binding.run(event);
        return;
      }
    }
  }
}
