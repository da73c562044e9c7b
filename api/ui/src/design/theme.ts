import { useState } from 'react';

export type Theme = 'light' | 'dark';

const KEPT = 'countersign.theme';

function preferred(): Theme {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function apply(theme: Theme) {
  document.documentElement.dataset.theme = theme;
  dispatchEvent(new Event('countersign-theme'));
}

/** Before anything is drawn, so that nothing flashes. */
export const applyTheme = () => apply(preferred());

export function useTheme(): [Theme, (next: Theme) => void] {
  const [theme, set] = useState(preferred);
  return [
    theme,
    (next) => {
      localStorage.setItem(KEPT, next);
      apply(next);
      set(next);
    },
  ];
}
