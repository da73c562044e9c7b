import { createCamundaClient } from '@camunda8/orchestration-cluster-api';

const client = createCamundaClient({
  config: { CAMUNDA_REST_ADDRESS: process.argv[2] ?? 'http://127.0.0.1:8088', CAMUNDA_AUTH_STRATEGY: 'NONE' },
});

const order = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="orders" targetNamespace="urn:example">
  <bpmn:process id="order-js" isExecutable="true">
    <bpmn:startEvent id="placed"/>
    <bpmn:serviceTask id="pack" name="Pack order">
      <bpmn:extensionElements><zeebe:taskDefinition type="pack-js"/></bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:endEvent id="packed"/>
    <bpmn:sequenceFlow id="a" sourceRef="placed" targetRef="pack"/>
    <bpmn:sequenceFlow id="b" sourceRef="pack" targetRef="packed"/>
  </bpmn:process>
</bpmn:definitions>`;

await client.createDeployment({ resources: [new File([order], 'order-js.bpmn')] });
const { processInstanceKey } = await client.createProcessInstance({
  processDefinitionId: 'order-js',
  variables: { order: 17 },
});

const { jobs } = await client.activateJobs({ type: 'pack-js', maxJobsToActivate: 10, timeout: 60_000 });
for (const job of jobs) {
  await client.completeJob({ jobKey: job.jobKey, variables: { weight: 2.5 } });
}

const { state } = await client.getProcessInstance({ processInstanceKey }, { consistency: { waitUpToMs: 0 } });
console.log(`Order 17 is ${state}`);
