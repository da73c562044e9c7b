import type { ButtonHTMLAttributes } from 'react';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** The one main action of a page is primary; bare is for the edge. */
  look?: 'primary' | 'bare';
  /** The key that does the same, as `useKeys` has it. */
  shortcut?: string;
};

export function Button({ look, shortcut, children, className = '', title, ...rest }: Props) {
  const hint = [title, shortcut && shown(shortcut)].filter(Boolean).join('  ');
  return (
    <button type="button" className={`button ${look ?? ''} ${className}`} title={hint || undefined} {...rest}>
      {children}
      {shortcut && look === 'primary' && <kbd aria-hidden="true">{shown(shortcut)}</kbd>}
    </button>
  );
}

const NAMES: Record<string, string> = {
  mod: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  enter: 'Enter',
  escape: 'Esc',
  delete: 'Del',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  tab: 'Tab',
  backspace: '⌫',
};

/** `mod+k` as people read it: Ctrl K; a plus at the end is the key itself. */
export const shown = (keys: string) =>
  keys
    .split(/\+(?=.)/)
    .map((part) => NAMES[part] ?? part.toUpperCase())
    .join(' ');
