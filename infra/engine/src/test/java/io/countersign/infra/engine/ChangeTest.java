package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.PATIENCE;
import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.MigrationPlan;
import io.camunda.client.api.response.CreateBatchOperationResponse;
import io.camunda.client.api.response.Process;
import io.camunda.client.api.search.enums.BatchOperationItemState;
import io.camunda.client.api.search.enums.BatchOperationState;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.response.BatchOperation;
import io.camunda.client.api.search.response.BatchOperationItems.BatchOperationItem;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.UserTaskBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Modification, migration and batches, as the process admin's page uses them. */
@ExtendWith(TestEngine.class)
class ChangeTest {
    private final CamundaClient client;
    private final ProcessDriver driver;
    private final String id = unique("changed");

    ChangeTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    private static BpmnModelInstance twoTasks(String id, Consumer<UserTaskBuilder> first) {
        return Bpmn.createExecutableProcess(id)
                .startEvent("start")
                .userTask("first", task -> first.accept(task.zeebeUserTask()))
                .userTask("second", task -> task.zeebeUserTask())
                .endEvent("end")
                .done();
    }

    private long taskAt(long instance, String elementId) {
        List<UserTask> open = driver.tasks(instance).stream()
                .filter(task -> task.getState().name().equals("CREATED"))
                .toList();
        assertThat(open).extracting(UserTask::getElementId).containsExactly(elementId);
        return open.get(0).getUserTaskKey();
    }

    private long elementKey(long instance, String elementId) {
        return driver.elements(instance, elementId).get(0).getElementInstanceKey();
    }

    @Nested
    class Modification {
        @Test
        void activates_with_variables_and_terminates_by_key() {
            driver.deploy(twoTasks(id, task -> {}), id);
            long instance = driver.start(id);

            client.newModifyProcessInstanceCommand(instance)
                    .activateElement("second")
                    .withVariables(Map.of("global", 1))
                    .withVariables(Map.of("mine", 2), "second")
                    .and()
                    .terminateElement(elementKey(instance, "first"))
                    .send()
                    .join();

            taskAt(instance, "second");
            assertThat(driver.variables(instance)).containsEntry("global", "1").doesNotContainKey("mine");
            assertThat(driver.elements(instance, "first").get(0).getState()).isEqualTo(ElementInstanceState.TERMINATED);
        }

        @Test
        void moves_all_instances_of_an_element() {
            driver.deploy(twoTasks(id, task -> {}), id);
            long instance = driver.start(id);

            client.newModifyProcessInstanceCommand(instance)
                    .moveElements("first", "second")
                    .send()
                    .join();

            driver.completeTask(taskAt(instance, "second"), Map.of());
            driver.awaitCompleted(instance);
        }

        @Test
        void ends_an_instance_whose_last_element_is_terminated() {
            driver.deploy(twoTasks(id, task -> {}), id);
            long instance = driver.start(id);

            client.newModifyProcessInstanceCommand(instance)
                    .terminateElements("first")
                    .send()
                    .join();

            assertThat(driver.state(instance)).isEqualTo("TERMINATED");
        }

        @Test
        void waits_for_canceling_listeners() {
            String listener = unique("listener");
            driver.deploy(
                    twoTasks(
                            id,
                            task -> task.zeebeTaskListener(l -> l.canceling().type(listener))),
                    id);
            long instance = driver.start(id);

            client.newModifyProcessInstanceCommand(instance)
                    .moveElements("first", "second")
                    .send()
                    .join();
            driver.complete(driver.job(listener));

            await().atMost(PATIENCE).untilAsserted(() -> taskAt(instance, "second"));
        }

        @Test
        void refuses_what_does_not_fit_and_does_nothing_then() {
            driver.deploy(twoTasks(id, task -> {}), id);
            long instance = driver.start(id);

            assertThat(refused(() -> client.newModifyProcessInstanceCommand(instance)
                                    .activateElement("second")
                                    .and()
                                    .activateElement("nowhere")
                                    .send()
                                    .join())
                            .code())
                    .isEqualTo(400);
            assertThat(refused(() -> client.newModifyProcessInstanceCommand(instance)
                                    .activateElement("start")
                                    .send()
                                    .join())
                            .code())
                    .isEqualTo(400);
            assertThat(refused(() -> client.newModifyProcessInstanceCommand(instance)
                                    .terminateElement(4711)
                                    .send()
                                    .join())
                            .code())
                    .isEqualTo(400);
            assertThat(refused(() -> client.newModifyProcessInstanceCommand(4711)
                                    .activateElement("second")
                                    .send()
                                    .join())
                            .code())
                    .isEqualTo(404);
            taskAt(instance, "first");
        }
    }

    @Nested
    class Migration {
        private long target(BpmnModelInstance model) {
            return driver.deploy(model, id).getProcessDefinitionKey();
        }

        private BpmnModelInstance added() {
            return Bpmn.createExecutableProcess(id)
                    .startEvent("start")
                    .userTask("renamed", task -> task.name("New name").zeebeUserTask())
                    .userTask("check", task -> task.zeebeUserTask())
                    .endEvent("end")
                    .done();
        }

        @Test
        void takes_an_open_task_to_a_version_with_another_stage() {
            driver.deploy(twoTasks(id, task -> {}), id);
            long instance = driver.start(id, Map.of("kept", true));
            long task = taskAt(instance, "first");
            long target = target(added());

            client.newMigrateProcessInstanceCommand(instance)
                    .migrationPlan(target)
                    .addMappingInstruction("first", "renamed")
                    .send()
                    .join();

            assertThat(taskAt(instance, "renamed")).isEqualTo(task);
            assertThat(driver.task(instance).getName()).isEqualTo("New name");
            assertThat(driver.task(instance).getProcessDefinitionKey()).isEqualTo(target);
            assertThat(client.newProcessInstanceGetRequest(instance)
                            .send()
                            .join()
                            .getProcessDefinitionKey())
                    .isEqualTo(target);
            assertThat(driver.elements(instance, "renamed")).hasSize(1);
            driver.completeTask(task, Map.of());
            driver.completeTask(taskAt(instance, "check"), Map.of());
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance)).containsEntry("kept", "true");
        }

        @Test
        void a_task_that_waits_for_its_listener_goes_on_there() {
            String listener = unique("listener");
            driver.deploy(
                    twoTasks(
                            id, task -> task.zeebeTaskListener(l -> l.creating().type(listener))),
                    id);
            long instance = driver.start(id);
            long target = target(added());

            client.newMigrateProcessInstanceCommand(instance)
                    .migrationPlan(target)
                    .addMappingInstruction("first", "renamed")
                    .send()
                    .join();
            driver.complete(driver.job(listener));

            taskAt(instance, "renamed");
        }

        @Test
        void an_event_that_the_target_adds_is_waited_for_and_a_job_keeps_its_type() {
            String type = unique("job");
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .serviceTask("work", task -> task.zeebeJobType(type))
                            .endEvent()
                            .done(),
                    id);
            long instance = driver.start(id, Map.of("key", id));
            long target = target(Bpmn.createExecutableProcess(id)
                    .startEvent()
                    .serviceTask("work", task -> task.zeebeJobType(type + "-new"))
                    .boundaryEvent("stop")
                    .message(message -> message.name(id).zeebeCorrelationKeyExpression("key"))
                    .userTask("stopped", task -> task.zeebeUserTask())
                    .endEvent()
                    .moveToActivity("work")
                    .endEvent()
                    .done());

            client.newMigrateProcessInstanceCommand(instance)
                    .migrationPlan(target)
                    .addMappingInstruction("work", "work")
                    .send()
                    .join();

            assertThat(driver.jobsNow(type)).hasSize(1);
            driver.publish(id, id, Map.of(), Duration.ZERO);
            await().atMost(PATIENCE).untilAsserted(() -> taskAt(instance, "stopped"));
        }

        @Test
        void an_incident_goes_along() {
            driver.deploy(twoTasks(id, task -> task.zeebeAssigneeExpression("assert(missing, missing != null)")), id);
            long instance = driver.start(id);
            driver.incident(instance);
            long target = target(added());

            client.newMigrateProcessInstanceCommand(instance)
                    .migrationPlan(target)
                    .addMappingInstruction("first", "renamed")
                    .send()
                    .join();
            driver.resolve(driver.incident(instance));

            taskAt(instance, "renamed");
        }

        @Test
        void refuses_what_does_not_fit() {
            driver.deploy(twoTasks(id, task -> {}), id);
            long instance = driver.start(id);
            long target = target(added());

            assertThat(refused(() -> migrate(instance, target, "first", "nowhere"))
                            .code())
                    .isEqualTo(400);
            assertThat(refused(() -> migrate(instance, target, "second", "check"))
                            .code())
                    .isEqualTo(409);
            assertThat(refused(() -> migrate(4711, target, "first", "renamed")).code())
                    .isEqualTo(404);
            assertThat(refused(() -> migrate(instance, 4711, "first", "renamed"))
                            .code())
                    .isEqualTo(404);
            taskAt(instance, "first");
        }

        private void migrate(long instance, long target, String from, String to) {
            client.newMigrateProcessInstanceCommand(instance)
                    .migrationPlan(target)
                    .addMappingInstruction(from, to)
                    .send()
                    .join();
        }
    }

    @Nested
    class Batch {
        private final List<Long> instances = new ArrayList<>();

        private Process start(int count) {
            Process process = driver.deploy(twoTasks(id, task -> {}), id);
            for (int i = 0; i < count; i++) {
                instances.add(driver.start(id));
            }
            return process;
        }

        private BatchOperation done(CreateBatchOperationResponse created) {
            String key = created.getBatchOperationKey();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(client.newBatchOperationGetRequest(key)
                                    .send()
                                    .join()
                                    .getEndDate())
                            .isNotNull());
            return client.newBatchOperationGetRequest(key).send().join();
        }

        private List<BatchOperationItem> items(BatchOperation batch) {
            return client.newBatchOperationItemsSearchRequest()
                    .filter(filter -> filter.batchOperationKey(batch.getBatchOperationKey()))
                    .send()
                    .join()
                    .items();
        }

        @Test
        void cancels_every_instance_that_the_filter_finds() {
            start(60);
            driver.completeTask(taskAt(instances.get(0), "first"), Map.of());

            BatchOperation batch = done(client.newCreateBatchOperationCommand()
                    .processInstanceCancel()
                    .filter(filter -> filter.processDefinitionId(id)
                            .elementId("first")
                            .elementInstanceState(ElementInstanceState.ACTIVE))
                    .send()
                    .join());

            assertThat(batch.getStatus()).isEqualTo(BatchOperationState.COMPLETED);
            assertThat(batch.getOperationsTotalCount()).isEqualTo(59);
            assertThat(batch.getOperationsCompletedCount()).isEqualTo(59);
            assertThat(driver.state(instances.get(0))).isEqualTo("ACTIVE");
            assertThat(driver.state(instances.get(59))).isEqualTo("TERMINATED");
        }

        @Test
        void migrates_what_can_be_migrated_and_says_what_cannot() {
            start(3);
            driver.completeTask(taskAt(instances.get(0), "first"), Map.of());
            long target =
                    driver.deploy(twoTasks(id, task -> task.name("Other")), id).getProcessDefinitionKey();

            BatchOperation batch = done(client.newCreateBatchOperationCommand()
                    .migrateProcessInstance()
                    .migrationPlan(MigrationPlan.newBuilder()
                            .withTargetProcessDefinitionKey(target)
                            .addMappingInstruction("first", "first")
                            .build())
                    .filter(filter -> filter.processDefinitionId(id))
                    .send()
                    .join());

            assertThat(batch.getStatus()).isEqualTo(BatchOperationState.PARTIALLY_COMPLETED);
            assertThat(items(batch))
                    .extracting(BatchOperationItem::getProcessInstanceKey, BatchOperationItem::getStatus)
                    .containsExactly(
                            tuple(instances.get(0), BatchOperationItemState.FAILED),
                            tuple(instances.get(1), BatchOperationItemState.COMPLETED),
                            tuple(instances.get(2), BatchOperationItemState.COMPLETED));
            assertThat(items(batch).get(0).getErrorMessage()).contains("second");
            assertThat(driver.task(instances.get(1)).getProcessDefinitionKey()).isEqualTo(target);
        }

        @Test
        void moves_tokens() {
            start(2);

            BatchOperation batch = done(client.newCreateBatchOperationCommand()
                    .modifyProcessInstance()
                    .addMoveInstruction("first", "second")
                    .filter(filter -> filter.processInstanceKey(instances.get(0)))
                    .send()
                    .join());

            assertThat(batch.getOperationsCompletedCount()).isEqualTo(1);
            taskAt(instances.get(0), "second");
            taskAt(instances.get(1), "first");
        }

        @Test
        void resolves_incidents() {
            driver.deploy(twoTasks(id, task -> task.zeebeAssigneeExpression("assert(who, who != null)")), id);
            long instance = driver.start(id);
            driver.incident(instance);
            driver.setVariables(instance, Map.of("who", "me"));

            BatchOperation batch = done(client.newCreateBatchOperationCommand()
                    .resolveIncident()
                    .filter(filter -> filter.processDefinitionId(id))
                    .send()
                    .join());

            assertThat(batch.getOperationsCompletedCount()).isEqualTo(1);
            taskAt(instance, "first");
        }

        @Test
        void a_finished_batch_cannot_be_suspended() {
            start(1);
            BatchOperation batch = done(client.newCreateBatchOperationCommand()
                    .processInstanceCancel()
                    .filter(filter -> filter.processDefinitionId(id))
                    .send()
                    .join());

            assertThat(refused(() -> client.newSuspendBatchOperationCommand(batch.getBatchOperationKey())
                                    .send()
                                    .join())
                            .code())
                    .isEqualTo(409);
            assertThat(refused(() -> client.newBatchOperationGetRequest("4711")
                                    .send()
                                    .join())
                            .code())
                    .isEqualTo(404);
        }

        @Test
        void elements_are_counted() {
            Process process = start(3);
            driver.completeTask(taskAt(instances.get(0), "first"), Map.of());
            client.newCancelInstanceCommand(instances.get(1)).send().join();

            assertThat(client.newProcessDefinitionElementStatisticsRequest(process.getProcessDefinitionKey())
                            .send()
                            .join())
                    .extracting(s -> s.getElementId(), s -> s.getActive(), s -> s.getCompleted(), s -> s.getCanceled())
                    .containsExactlyInAnyOrder(
                            tuple("start", 0L, 3L, 0L), tuple("first", 1L, 1L, 1L), tuple("second", 1L, 0L, 0L));
            assertThat(client.newProcessInstanceElementStatisticsRequest(instances.get(0))
                            .send()
                            .join())
                    .extracting(s -> s.getElementId(), s -> s.getActive())
                    .containsExactlyInAnyOrder(tuple("start", 0L), tuple("first", 0L), tuple("second", 1L));
        }
    }
}
