import { api, body } from '../../api/client';
import type { Job, LabelSchema, Participant, Policy, SchemaVersion } from '../../api/types';
import type { Line } from '../../workbench/draft';

/** What of a draft is edited on the page. */
export interface JobDraft {
  name: string;
  schemaId: string;
  /** ISO, UTC. */
  deadline: string;
  participants: Participant[];
  policy: Policy;
}

export const STEPS = ['basics', 'labels', 'items', 'policy', 'participants', 'start'] as const;
export type StepName = (typeof STEPS)[number];

export const draftOf = ({ name, schemaId, deadline, participants, policy }: Job): JobDraft => ({ name, schemaId, deadline, participants, policy });

const byId = (id: string) => ({ path: { id: id as never } });
const tag = (revision: number) => ({ 'If-Match': `"${revision}"` });

export const loadJob = (id: string) => body(api.GET('/api/v1/jobs/{id}', { params: byId(id) }));
export const loadSchema = (id: string) => body(api.GET('/api/v1/schemas/{id}', { params: byId(id) }));

export const jobLine = (id: string): Line<JobDraft> => ({
  save: async (draft, revision) => (await body(api.PUT('/api/v1/jobs/{id}', { params: { ...byId(id), header: tag(revision) }, body: draft }))).revision,
  load: async () => {
    const job = await loadJob(id);
    return { draft: draftOf(job), revision: job.revision };
  },
});

export const schemaLine = (id: string): Line<LabelSchema> => ({
  save: async (document, revision) =>
    (await body(api.PUT('/api/v1/schemas/{id}', { params: { ...byId(id), header: tag(revision) }, body: document }))).revision,
  load: async () => {
    const schema = await loadSchema(id);
    return { draft: schema.document, revision: schema.revision };
  },
});

export const createSchema = (name: string, document: LabelSchema, key: string): Promise<SchemaVersion> =>
  body(api.POST('/api/v1/schemas', { params: { header: { 'Idempotency-Key': key } }, body: { name, document } }));

export const createJob = (draft: Pick<JobDraft, 'name' | 'schemaId' | 'deadline'>, key: string): Promise<Job> =>
  body(api.POST('/api/v1/jobs', { params: { header: { 'Idempotency-Key': key } }, body: { ...draft, participants: [] } }));

/** What is missing before the job can start; the server asks for the same. */
export interface Lack {
  step: StepName;
  what: 'items' | 'annotating' | 'reviewing' | 'owner' | 'deadline';
}

export function lacks(draft: JobDraft, items: number, owner: string, now: number): Lack[] {
  const found: Lack[] = [];
  const annotating = draft.participants.filter((one) => one.annotates);
  if (Date.parse(draft.deadline) <= now) found.push({ step: 'basics', what: 'deadline' });
  if (items === 0) found.push({ step: 'items', what: 'items' });
  if (annotating.length === 0) found.push({ step: 'participants', what: 'annotating' });
  if (annotating.some((one) => one.organisation === owner)) found.push({ step: 'participants', what: 'owner' });
  const isReviewed = (organisation: string) => draft.participants.some((one) => one.reviews && one.organisation !== organisation);
  if (draft.policy.review === 'other-organisation' && annotating.some((one) => !isReviewed(one.organisation))) {
    found.push({ step: 'participants', what: 'reviewing' });
  }
  return found;
}
