import { lazy, Suspense, type ComponentType } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { Problem } from '../api/client';
import { Empty, ProblemNote, Skeletons } from '../design/Notes';
import { needTexts, useText, type Part } from '../i18n/text';
import { useMe } from './me';
import { placesFor } from './navigation';
import { Shell } from './Shell';
import { SignIn } from './SignIn';

/** A view, loaded with its texts when it is first opened. */
const view = <P,>(parts: Part[], load: () => Promise<{ default: ComponentType<P> }>) =>
  lazy(async () => (await Promise.all([load(), needTexts(...parts)]))[0]);

const TaskListPage = view(['tasks', 'gold'], () => import('../tasks/TaskListPage'));
const TaskPage = view(['tasks', 'work', 'release', 'kinds'], () => import('../workbench/TaskPage'));
const JobListPage = view(['jobs'], () => import('../jobs/JobListPage'));
const JobPage = view(['jobs', 'release', 'work', 'kinds', 'gold'], () => import('../jobs/JobPage'));
const NewJobPage = view(['jobs', 'kinds'], () => import('../jobs/setup/NewJobPage'));
const JobSetupPage = view(['jobs', 'work', 'release', 'kinds', 'gold'], () => import('../jobs/setup/JobSetupPage'));
const OnboardingPage = view(['work', 'kinds', 'gold'], () => import('../gold/OnboardingPage'));
const HistoryPage = view(['audit', 'actions'], () => import('../audit/HistoryPage'));
const StoryPage = view(['audit', 'actions', 'jobs', 'work', 'kinds'], () => import('../audit/StoryPage'));
const AccessReportPage = view(['audit', 'actions'], () => import('../audit/AccessReportPage'));
const MembersPage = view(['organisation'], () => import('../organisation/MembersPage'));
const WebhooksPage = view(['organisation'], () => import('../organisation/WebhooksPage'));
const WebhookPage = view(['organisation'], () => import('../organisation/WebhookPage'));
const ReleasePage = view(['release', 'kinds'], () => import('../release/ReleasePage'));
const ReleaseComparePage = view(['release', 'kinds'], () => import('../release/ComparePage'));

const ProcessListPage = view(['processes'], () => import('../processes/ProcessListPage'));
const ProcessPage = view(['processes'], () => import('../processes/ProcessPage'));
const ModelerPage = view(['processes'], () => import('../processes/modeler/ModelerPage'));
const ComparePage = view(['processes'], () => import('../processes/change/ComparePage'));
const WaitingPage = view(['processes'], () => import('../processes/change/WaitingPage'));
const InstancePage = view(['processes'], () => import('../processes/running/InstancePage'));

const waiting = (
  <div className="page">
    <Skeletons />
  </div>
);

export function App() {
  const me = useMe();
  if (me.isPending) return waiting;
  if (me.error instanceof Problem && me.error.status === 401) return <SignIn />;
  if (!me.data) {
    return (
      <main className="page">
        <ProblemNote error={me.error} again={() => me.refetch()} />
      </main>
    );
  }
  return (
    <Shell me={me.data}>
      <Suspense fallback={waiting}>
        <Switch>
          <Route path="/">
            <Redirect to={placesFor(me.data.roles)[0]?.path ?? '/jobs'} replace />
          </Route>
          <Route path="/tasks" component={TaskListPage} />
          <Route path="/tasks/:id">{({ id }) => <TaskPage key={id} id={id} />}</Route>
          <Route path="/jobs" component={JobListPage} />
          <Route path="/jobs/new" component={NewJobPage} />
          <Route path="/jobs/:id/setup">{({ id }) => <JobSetupPage id={id} />}</Route>
          <Route path="/jobs/:id/items/:no">{({ id, no }) => <StoryPage jobId={id} no={Number(no)} />}</Route>
          <Route path="/jobs/:id">{({ id }) => <JobPage id={id} />}</Route>
          <Route path="/onboarding/:id">{({ id }) => <OnboardingPage key={id} id={id} />}</Route>
          <Route path="/history" component={HistoryPage} />
          <Route path="/processes" component={ProcessListPage} />
          <Route path="/processes/instances/:key">{({ key }) => <InstancePage key={key} instance={key} />}</Route>
          <Route path="/processes/deployments/:id">{({ id }) => <WaitingPage id={id} />}</Route>
          <Route path="/processes/:id/edit">{({ id }) => <ModelerPage key={id} id={id} />}</Route>
          <Route path="/processes/:id/compare">{({ id }) => <ComparePage key={id} id={id} />}</Route>
          <Route path="/processes/:id">{({ id }) => <ProcessPage key={id} id={id} />}</Route>
          <Route path="/history/access" component={AccessReportPage} />
          <Route path="/organisation">
            <Redirect to="/organisation/members" replace />
          </Route>
          <Route path="/organisation/members" component={MembersPage} />
          <Route path="/organisation/webhooks" component={WebhooksPage} />
          <Route path="/organisation/webhooks/:id">{({ id }) => <WebhookPage key={id} id={id} />}</Route>
          <Route path="/releases/:id/compare/:other">{({ id, other }) => <ReleaseComparePage key={`${id}/${other}`} id={id} other={other} />}</Route>
          <Route path="/releases/:id">{({ id }) => <ReleasePage id={id} />}</Route>
          <Route component={NotFound} />
        </Switch>
      </Suspense>
    </Shell>
  );
}

function NotFound() {
  const { t } = useText();
  return (
    <Empty page title={t('notFound.title')}>
      <p>{t('notFound.say')}</p>
      <p>
        <a href="/tasks">{t('notFound.do')}</a>
      </p>
    </Empty>
  );
}
