import type { ReactNode } from 'react';
import { Problem, Unreachable } from '../api/client';
import { useText, type Say } from '../i18n/text';
import { Button } from './Button';

/** An empty list says how it fills. @param page whether it is all that the page shows */
export function Empty({ title, children, page }: { title: string; children?: ReactNode; page?: boolean }) {
  return (
    <div className="empty stack">
      {page ? <h1>{title}</h1> : <h2>{title}</h2>}
      <div>{children}</div>
    </div>
  );
}

/** What went wrong, in one line. */
export function say(t: Say, error: unknown): string {
  if (error instanceof Unreachable) return t('problem.offline');
  if (error instanceof Problem) {
    return [error.detail || error.title, ...error.errors.map((one) => `${one.field} ${one.message}`)].join(' · ');
  }
  return t('problem.unexpected', { message: error instanceof Error ? error.message : String(error) });
}

/** An error says what happened, what was kept, and what to do. */
export function ProblemNote({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useText();
  return (
    <div className="notice red stack" role="alert">
      <h2>{error instanceof Problem ? error.title : t('problem.title')}</h2>
      <p>{say(t, error)}</p>
      {again && (
        <div>
          <Button onClick={again}>{t('problem.again')}</Button>
        </div>
      )}
    </div>
  );
}

export function Skeletons({ rows = 5 }: { rows?: number }) {
  const { t } = useText();
  return (
    <div role="status" aria-label={t('app.loading')} className="stack">
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className="skeleton" />
      ))}
    </div>
  );
}
