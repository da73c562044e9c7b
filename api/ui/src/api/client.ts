import createClient from 'openapi-fetch';
import { language } from '../i18n/text';
import type { paths } from './schema';

/** What the server says went wrong (RFC 9457), in the reader's language. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly title: string,
    readonly detail: string,
    /** Of single fields; of a file with the line. */
    readonly errors: { field: string; message: string; line?: number }[],
  ) {
    super(detail || title);
  }
}

/** The request reached nobody: the line is down, or the server. */
export class Unreachable extends Error {}

const csrf = () => /(?:^|; )COUNTERSIGN_CSRF=([^;]*)/.exec(document.cookie)?.[1] ?? '';

export const csrfToken = csrf;

async function send(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', language());
  if (request.method !== 'GET') {
    request.headers.set('X-CSRF-Token', csrf());
  }
  let response: Response;
  try {
    response = await fetch(request);
  } catch (e) {
    if (e instanceof DOMException && e.name === 'AbortError') throw e;
    throw new Unreachable();
  }
  if (response.ok) return response;
  throw await problem(response);
}

async function problem(response: Response): Promise<Problem> {
  const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
  return problemOf(response.status, response.statusText, isJson ? await response.json() : {});
}

export const problemOf = (status: number, statusText: string, body: Partial<Problem>) =>
  new Problem(status, body.type ?? '', body.title ?? statusText, body.detail ?? '', body.errors ?? []);

export const api = createClient<paths>({ baseUrl: location.origin, fetch: send });

/** The answer's body; every failure was thrown before as Problem or Unreachable. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

/** For media and whatever is not JSON. */
export const get = (path: string) => send(new Request(new URL(path, location.origin)));
