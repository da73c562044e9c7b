import { useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { Job } from '../../api/types';
import { ProblemNote, Skeletons } from '../../design/Notes';
import { loadSchema } from '../setup/job';
import { Agreement } from './Agreement';
import { AtRisk } from './AtRisk';
import { Breakdown } from './Breakdown';
import { Gold } from './Gold';
import { LotList } from './LotList';
import { Models } from './Models';
import { Reasons } from './Reasons';
import { Suppliers } from './Suppliers';
import { Throughput } from './Throughput';

const REFRESH_MS = 30_000;
const SETTLED = ['accepted', 'released', 'excluded'];

/** How the work on a job goes, for its owner. */
export function Board({ job, counts, steers }: { job: Job; counts: Record<string, number>; steers: boolean }) {
  const insight = useQuery({ queryKey: ['insight', job.id], queryFn: () => body(api.GET('/api/v1/jobs/{id}/insight', { params: { path: { id: job.id as never } } })), refetchInterval: REFRESH_MS });
  const schema = useQuery({ queryKey: ['schema-of', job.schemaId], queryFn: () => loadSchema(job.schemaId), staleTime: Infinity });
  if (insight.isPending) return <Skeletons />;
  if (insight.error) return <ProblemNote error={insight.error} again={() => insight.refetch()} />;
  const remaining = Object.entries(counts).reduce((sum, [state, n]) => sum + (SETTLED.includes(state) ? 0 : n), 0);
  return (
    <>
      <div className="pair">
        <Throughput job={job} insight={insight.data} remaining={remaining} />
        <AtRisk jobId={job.id} insight={insight.data} />
      </div>
      <Suppliers suppliers={insight.data.suppliers} />
      <Breakdown jobId={job.id} classes={schema.data?.document.classes ?? []} />
      <div className="pair">
        <Agreement pairs={insight.data.agreement} classes={schema.data?.document.classes ?? []} threshold={job.policy.agreementThreshold} />
        <Reasons insight={insight.data} />
      </div>
      <Models job={job} models={insight.data.models} classes={schema.data?.document.classes ?? []} />
      {job.policy.gold && <Gold jobId={job.id} steers={steers} />}
      <LotList jobId={job.id} />
    </>
  );
}
