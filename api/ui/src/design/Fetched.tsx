import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../api/client';
import { useText } from '../i18n/text';
import { Empty, ProblemNote, Skeletons } from './Notes';

interface Props<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** A page that is about one thing: waiting for it, without it, with what went wrong, or as it is. */
export function Fetched<T>({ query, children }: Props<T>) {
  const { t } = useText();
  if (query.isPending) {
    return (
      <div className="page">
        <Skeletons />
      </div>
    );
  }
  if (query.error instanceof Problem && query.error.status === 404) {
    return (
      <Empty page title={t('notFound.title')}>
        {t('notFound.say')}
      </Empty>
    );
  }
  if (query.error) {
    return (
      <div className="page">
        <ProblemNote error={query.error} again={() => query.refetch()} />
      </div>
    );
  }
  return children(query.data);
}
