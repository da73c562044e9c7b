import { useEffect, useState } from 'react';

const ADDRESS = '/api/v1/tasks/events';
const GATHERED_MS = 500;

/**
 * Hears from the server that lists have changed, while the page is in sight: a hidden one needs no connection, and looks again when it
 * comes back.
 *
 * @param onChanged at most twice a second
 * @return whether it is connected
 */
export function useTaskSignals(onChanged: () => void): boolean {
  const [live, setLive] = useState(false);
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        onChanged();
      }, GATHERED_MS);
    };
    const close = () => {
      source?.close();
      source = undefined;
      setLive(false);
    };
    const follow = () => {
      if (document.visibilityState === 'hidden') return close();
      if (source) return;
      // The browser comes back by itself, with the id of the last signal.
      source = new EventSource(ADDRESS);
      source.onopen = () => setLive(true);
      source.onerror = () => setLive(false);
      source.addEventListener('changed', changed);
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      clearTimeout(timer);
      source?.close();
    };
  }, [onChanged]);
  return live;
}
