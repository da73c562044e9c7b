/** An event of the trail, as it was recorded. */
export interface AuditEvent {
  seq: number;
  id: string;
  stream: string;
  streamSeq: number;
  jobId?: string;
  at: string;
  actor: { kind: string; subject: string; username?: string; name?: string; organisation?: string; roles?: string[] };
  action: string;
  subjectType: string;
  subjectId: string;
  beforeDigest?: string;
  afterDigest?: string;
  changed: Record<string, unknown>;
  reason?: string;
  processInstanceKey?: string;
  elementId?: string;
  previousHash: string;
  hash: string;
}

export interface ChangedField {
  field: string;
  before: string;
  after: string;
}

const text = (value: unknown) => (typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value, null, 1));

/**
 * The fields that changed, as they were and as they became. A pair of plain values is an old and a new one; of everything else only
 * what it became is kept.
 */
export function changesOf(changed: Record<string, unknown>): ChangedField[] {
  return Object.entries(changed).map(([field, value]) => {
    const isPair = Array.isArray(value) && value.length === 2 && field === 'state';
    return isPair ? { field, before: text(value[0]), after: text(value[1]) } : { field, before: '', after: text(value) };
  });
}

export const whoOf = ({ actor }: AuditEvent) => actor.name ?? actor.username ?? actor.subject;

/** Where the thing that an event changed can be looked at. */
export function placeOf({ subjectType, subjectId, jobId }: AuditEvent): string | undefined {
  if (subjectType === 'job') return `/jobs/${subjectId}`;
  if (subjectType === 'release') return `/releases/${subjectId}`;
  const item = subjectType === 'item' && /^(\d+)\/(\d+)$/.exec(subjectId);
  if (item) return `/jobs/${item[1]}/items/${item[2]}`;
  return jobId ? `/jobs/${jobId}` : undefined;
}
