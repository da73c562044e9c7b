// Drives the engine with Camunda's two JavaScript clients. Prints a line for each thing that worked; any other end is a failure.
import assert from 'node:assert/strict';
import { createCamundaClient } from '@camunda8/orchestration-cluster-api';
import { Camunda8 } from '@camunda8/sdk';

const address = process.argv[2];
const run = process.argv[3];
const now = { consistency: { waitUpToMs: 0 } };

function bpmn(id, steps, flows, extra = '') {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  id="d" targetNamespace="urn:t">${extra}
  <bpmn:process id="${id}" isExecutable="true">${steps}
    ${flows
      .map(([from, to], i) => `<bpmn:sequenceFlow id="f${i}" sourceRef="${from}" targetRef="${to}"/>`)
      .join('\n    ')}
  </bpmn:process>
</bpmn:definitions>`;
}

const job = (id, type) =>
  `<bpmn:serviceTask id="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="${type}" retries="3"/>` +
  `<zeebe:taskHeaders><zeebe:header key="colour" value="red"/></zeebe:taskHeaders></bpmn:extensionElements></bpmn:serviceTask>`;
const catching = (name) =>
  `<bpmn:message id="m" name="${name}"><bpmn:extensionElements>` +
  `<zeebe:subscription correlationKey="=order"/></bpmn:extensionElements></bpmn:message>`;

/** One job, caught error or not, a message, a user task. */
function model(id) {
  return bpmn(
    id,
    `<bpmn:startEvent id="start"/>${job('work', id)}
     <bpmn:boundaryEvent id="caught" attachedToRef="work"><bpmn:errorEventDefinition errorRef="e"/></bpmn:boundaryEvent>
     <bpmn:intermediateCatchEvent id="wait"><bpmn:messageEventDefinition messageRef="m"/></bpmn:intermediateCatchEvent>
     <bpmn:userTask id="decide" name="Decide"><bpmn:extensionElements><zeebe:userTask/>
       <zeebe:assignmentDefinition candidateGroups="office"/></bpmn:extensionElements></bpmn:userTask>
     <bpmn:endEvent id="end"/><bpmn:endEvent id="end-caught"/>`,
    [
      ['start', 'work'],
      ['work', 'wait'],
      ['wait', 'decide'],
      ['decide', 'end'],
      ['caught', 'end-caught'],
    ],
    catching(id) + '<bpmn:error id="e" errorCode="no-stock"/>',
  );
}

const passed = (client, what) => console.log(`passed ${client} ${what}`);

async function orchestrationClusterApi() {
  const name = '@camunda8/orchestration-cluster-api';
  const client = createCamundaClient({
    config: {
      CAMUNDA_REST_ADDRESS: address,
      CAMUNDA_AUTH_STRATEGY: 'NONE',
      // Its check of requests drops the cursor of a page that also has a limit, so only the engine's answers are checked.
      CAMUNDA_SDK_VALIDATION: 'req:none,res:strict',
    },
  });
  const id = `api-${run}`;

  const deployment = await client.createDeployment({ resources: [new File([model(id)], `${id}.bpmn`)] });
  assert.equal(deployment.processes[0].processDefinitionId, id);
  passed(name, 'deploys');

  const start = (variables) => client.createProcessInstance({ processDefinitionId: id, variables });
  const activate = async () => {
    const found = await client.activateJobs({ type: id, maxJobsToActivate: 1, timeout: 60000, requestTimeout: 10000 });
    assert.equal(found.jobs.length, 1);
    return found.jobs[0];
  };
  const state = async (processInstanceKey) => (await client.getProcessInstance({ processInstanceKey }, now)).state;

  const { processInstanceKey } = await start({ order: 'o-1' });
  const first = await activate();
  assert.equal(first.processInstanceKey, processInstanceKey);
  assert.equal(first.customHeaders.colour, 'red');
  assert.deepEqual(first.variables, { order: 'o-1' });
  passed(name, 'creates an instance and activates its job');

  await client.failJob({ jobKey: first.jobKey, retries: 1, errorMessage: 'once more' });
  const again = await activate();
  assert.equal(again.retries, 1);
  await client.failJob({ jobKey: again.jobKey, retries: 0, errorMessage: 'broken' });
  const incidents = await client.searchIncidents({ filter: { processInstanceKey, state: 'ACTIVE' } }, now);
  assert.equal(incidents.items[0].errorType, 'JOB_NO_RETRIES');
  await client.updateJob({ jobKey: again.jobKey, changeset: { retries: 2 } });
  await client.resolveIncident({ incidentKey: incidents.items[0].incidentKey });
  passed(name, 'fails a job into an incident and resolves it');

  const third = await activate();
  await client.completeJob({ jobKey: third.jobKey, variables: { done: true } });
  passed(name, 'completes a job');

  await client.publishMessage({ name: id, correlationKey: 'o-1', timeToLive: 60000, variables: { paid: 12.5 } });
  const tasks = await client.searchUserTasks({ filter: { processInstanceKey, state: 'CREATED' } }, now);
  assert.equal(tasks.items[0].name, 'Decide');
  assert.deepEqual(tasks.items[0].candidateGroups, ['office']);
  passed(name, 'publishes a message and finds the user task behind it');

  const { userTaskKey } = tasks.items[0];
  await client.assignUserTask({ userTaskKey, assignee: 'ana' });
  await client.completeUserTask({ userTaskKey, variables: { answer: 'yes' } });
  assert.equal(await state(processInstanceKey), 'COMPLETED');
  const variables = await client.searchVariables({ filter: { processInstanceKey }, sort: [{ field: 'name' }] }, now);
  assert.deepEqual(
    variables.items.map((variable) => [variable.name, variable.value]),
    [['answer', '"yes"'], ['done', 'true'], ['order', '"o-1"'], ['paid', '12.5']],
  );
  passed(name, 'completes the user task and reads the variables');

  const caught = await start({ order: 'o-2' });
  await client.throwJobError({ jobKey: (await activate()).jobKey, errorCode: 'no-stock' });
  assert.equal(await state(caught.processInstanceKey), 'COMPLETED');
  passed(name, 'throws an error that is caught');

  const cancelled = await start({ order: 'o-3' });
  await client.cancelProcessInstance({ processInstanceKey: cancelled.processInstanceKey });
  const page = await client.searchProcessInstances(
    { filter: { processDefinitionId: id }, sort: [{ field: 'processInstanceKey', order: 'DESC' }], page: { limit: 1 } },
    now,
  );
  assert.equal(page.items[0].state, 'TERMINATED');
  const next = await client.searchProcessInstances(
    {
      filter: { processDefinitionId: id },
      sort: [{ field: 'processInstanceKey', order: 'DESC' }],
      page: { limit: 5, after: page.page.endCursor },
    },
    now,
  );
  assert.deepEqual(next.items.map((item) => item.processInstanceKey), [caught.processInstanceKey, processInstanceKey]);
  passed(name, 'cancels, and searches page by page');

  await assert.rejects(client.completeJob({ jobKey: '4711' }), (problem) => problem.status === 404);
  passed(name, 'sees a problem as a problem');
}

async function sdk() {
  const name = '@camunda8/sdk';
  const client = new Camunda8({
    ZEEBE_REST_ADDRESS: address,
    CAMUNDA_OAUTH_DISABLED: true,
    CAMUNDA_LOG_LEVEL: 'none',
  }).getCamundaRestClient();
  const id = `sdk-${run}`;

  const topology = await client.getTopology();
  assert.equal(topology.clusterSize, 1);
  const deployment = await client.deployResources([{ content: model(id), name: `${id}.bpmn` }]);
  assert.equal(deployment.processes[0].processDefinitionId, id);
  passed(name, 'deploys');

  const activate = async () => {
    const jobs = await client.activateJobs({
      type: id, worker: 'conformance', maxJobsToActivate: 1, timeout: 60000, requestTimeout: 10000,
    });
    assert.equal(jobs.length, 1);
    return jobs[0];
  };

  const instance = await client.createProcessInstance({ processDefinitionId: id, variables: { order: 's-1' } });
  assert.deepEqual({ ...instance.variables }, {});
  await (await activate()).fail({ retries: 2, errorMessage: 'later', retryBackOff: 0 });
  await (await activate()).complete({ done: true });
  passed(name, 'creates an instance, fails and completes its job');

  const correlated = await client.correlateMessage({ name: id, correlationKey: 's-1', variables: { paid: 1 } });
  assert.equal(correlated.processInstanceKey, instance.processInstanceKey);
  passed(name, 'correlates a message');

  const filter = { processInstanceKey: instance.processInstanceKey };
  const tasks = await client.searchUserTasks({ filter, page: { from: 0, limit: 10 } });
  assert.equal(tasks.items[0].state, 'CREATED');
  const { userTaskKey } = tasks.items[0];
  await client.assignUserTask({ userTaskKey, assignee: 'ben', allowOverride: false, action: 'claim' });
  await assert.rejects(client.assignUserTask({ userTaskKey, assignee: 'eve', allowOverride: false, action: 'claim' }));
  await client.completeUserTask({ userTaskKey, variables: {}, action: 'complete' });
  const found = await client.searchProcessInstances({ filter });
  assert.equal(found.items[0].state, 'COMPLETED');
  passed(name, 'assigns and completes a user task');

  await client.createProcessInstance({ processDefinitionId: id, variables: { order: 's-2' } });
  const thrown = await activate();
  await thrown.error({ errorCode: 'no-stock', errorMessage: 'none left' });
  passed(name, 'throws an error');

  const worker = client.createJobWorker({
    type: id, worker: 'worker', maxJobsToActivate: 4, timeout: 60000, pollIntervalMs: 100,
    jobHandler: (job) => job.error({ errorCode: 'no-stock' }),
  });
  const result = await client.createProcessInstanceWithResult({
    processDefinitionId: id, variables: { order: 's-3' }, requestTimeout: 20000,
  });
  assert.deepEqual({ ...result.variables }, { order: 's-3' });
  worker.stop();
  passed(name, 'serves a worker and awaits the result');
}

await orchestrationClusterApi();
await sdk();
process.exit(0);
