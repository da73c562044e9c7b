import { useSyncExternalStore } from 'react';
import { useText, type Language, type Say } from '../i18n/text';
import { Button } from './Button';
import { State, type Tone } from './State';

interface Toast {
  id: number;
  tone: Tone;
  /** Said anew in another language when the reader switches. */
  text: (t: Say, lang: Language) => string;
  action?: { text: (t: Say) => string; run: () => void };
}

const STAYS_MS = 8_000;
let toasts: Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: Toast[]) {
  toasts = next;
  listeners.forEach((listener) => listener());
}

const dismiss = (id: number) => set(toasts.filter((toast) => toast.id !== id));

/** Says what happened; an action takes it back or goes on. Bad news stays until it is dismissed. */
export function toast(tone: Tone, text: Toast['text'], action?: Toast['action']) {
  const id = ++last;
  set([...toasts.slice(-3), { id, tone, text, action }]);
  if (tone !== 'red') setTimeout(() => dismiss(id), STAYS_MS);
}

export function Toasts() {
  const { t, lang } = useText();
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="toasts" role="region" aria-label={t('toast.area')} aria-live="polite">
      {shown.map(({ id, tone, text, action }) => (
        <div key={id} className="toast">
          <div className="grow">
            <State tone={tone}>{''}</State> {text(t, lang)}
            {action && (
              <Button
                look="bare"
                onClick={() => {
                  dismiss(id);
                  action.run();
                }}
              >
                {action.text(t)}
              </Button>
            )}
          </div>
          <Button look="bare" aria-label={t('toast.dismiss')} onClick={() => dismiss(id)}>
            ×
          </Button>
        </div>
      ))}
    </div>
  );
}
