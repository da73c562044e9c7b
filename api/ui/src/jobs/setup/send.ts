import { csrfToken, problemOf, Unreachable } from '../../api/client';
import { language } from '../../i18n/text';

/** Sends a body and tells how much of it has left: `fetch` can't. Fails as every other request does. */
export function send<T>(path: string, type: string, body: Blob | string, key: string | undefined, onSent: (bytes: number) => void, signal: AbortSignal): Promise<T> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Content-Type', type);
    request.setRequestHeader('Accept-Language', language());
    request.setRequestHeader('X-CSRF-Token', csrfToken());
    if (key) request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () => {
      const answer = (request.getResponseHeader('Content-Type') ?? '').includes('json') ? JSON.parse(request.responseText) : {};
      if (request.status >= 200 && request.status < 300) done(answer);
      else failed(problemOf(request.status, request.statusText, answer));
    };
    request.onerror = () => failed(new Unreachable());
    request.onabort = () => failed(new DOMException('', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}
