import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { LabelSchema, Task } from '../api/types';
import { ProblemNote, Skeletons } from '../design/Notes';
import { useSchema } from './work';

interface Props<T> {
  task: Task;
  /** What the work is about. */
  items: UseQueryResult<T>;
  children: (items: T, schema: LabelSchema) => ReactNode;
}

/** A bench as soon as its items and the job's schema are here; what came once stays in sight when a later look fails. */
export function Loaded<T>({ task, items, children }: Props<T>) {
  const schema = useSchema(task.jobId);
  if (items.data !== undefined && schema.data) return children(items.data, schema.data);
  const error = items.error ?? schema.error;
  return <div className="page">{error ? <ProblemNote error={error} again={() => Promise.all([items.refetch(), schema.refetch()])} /> : <Skeletons />}</div>;
}
