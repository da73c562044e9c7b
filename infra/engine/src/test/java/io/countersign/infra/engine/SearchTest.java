package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestEngine.class)
class SearchTest {
    private final CamundaClient client;
    private final ProcessDriver driver;
    private String id = "";
    private final List<Long> instances = new ArrayList<>();

    SearchTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    /** Five instances of a user task, numbered from 0: the first completed, the second cancelled. */
    @BeforeEach
    void startFive() {
        id = unique("found");
        instances.clear();
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .name("Found it")
                        .startEvent("start")
                        .userTask(
                                "task",
                                task -> task.name("Do_it")
                                        .zeebeUserTask()
                                        .zeebeTaskPriorityExpression("priority")
                                        .zeebeCandidateGroupsExpression("[group]"))
                        .endEvent("end")
                        .done(),
                id);
        for (int i = 0; i < 5; i++) {
            instances.add(driver.start(
                    id, Map.of("n", i, "priority", 50 - i % 2, "group", i % 2 == 0 ? "even" : "odd", "text", "t" + i)));
        }
        driver.completeTask(driver.task(instances.get(0)).getUserTaskKey(), Map.of());
        client.newCancelInstanceCommand(instances.get(1)).send().join();
    }

    @Nested
    class Instances {
        private List<Long> byState(ProcessInstanceState state) {
            return client
                    .newProcessInstanceSearchRequest()
                    .filter(filter -> filter.processDefinitionId(id).state(state))
                    .send()
                    .join()
                    .items()
                    .stream()
                    .map(ProcessInstance::getProcessInstanceKey)
                    .toList();
        }

        @Test
        void byState() {
            assertThat(byState(ProcessInstanceState.COMPLETED)).containsExactly(instances.get(0));
            assertThat(byState(ProcessInstanceState.TERMINATED)).containsExactly(instances.get(1));
            assertThat(byState(ProcessInstanceState.ACTIVE)).isEqualTo(instances.subList(2, 5));
        }

        @Test
        void byOperators() {
            assertThat(client.newProcessInstanceSearchRequest()
                            .filter(filter ->
                                    filter.processInstanceKey(key -> key.in(instances.get(2), instances.get(4))))
                            .send()
                            .join()
                            .items())
                    .hasSize(2);
            assertThat(client.newProcessInstanceSearchRequest()
                            .filter(filter -> filter.processDefinitionId(p -> p.like(id.replace("found", "fo*d")))
                                    .state(state -> state.neq(ProcessInstanceState.ACTIVE))
                                    .endDate(date -> date.exists(true)))
                            .send()
                            .join()
                            .page()
                            .totalItems())
                    .isEqualTo(2);
        }

        @Test
        void byAVariable() {
            assertThat(client.newProcessInstanceSearchRequest()
                            .filter(filter -> filter.processDefinitionId(id).variables(Map.of("text", "\"t3\"")))
                            .send()
                            .join()
                            .singleItem()
                            .getProcessInstanceKey())
                    .isEqualTo(instances.get(3));
        }

        @Test
        void carryNamesAndDates() {
            ProcessInstance instance =
                    client.newProcessInstanceGetRequest(instances.get(0)).send().join();
            assertThat(instance.getProcessDefinitionName()).isEqualTo("Found it");
            assertThat(instance.getProcessDefinitionVersion()).isEqualTo(1);
            assertThat(instance.getStartDate()).isNotNull();
            assertThat(instance.getEndDate()).isAfterOrEqualTo(instance.getStartDate());
            assertThat(refused(() -> client.newProcessInstanceGetRequest(1L)
                                    .send()
                                    .join())
                            .code())
                    .isEqualTo(404);
        }
    }

    @Nested
    class Pages {
        @Test
        void byOffset() {
            SearchResponse<ProcessInstance> page = client.newProcessInstanceSearchRequest()
                    .filter(filter -> filter.processDefinitionId(id))
                    .page(p -> p.from(1).limit(2))
                    .send()
                    .join();
            assertThat(page.items())
                    .extracting(ProcessInstance::getProcessInstanceKey)
                    .isEqualTo(instances.subList(1, 3));
            assertThat(page.page().totalItems()).isEqualTo(5);
        }

        @Test
        void byCursorInBothDirectionsWithEqualSortValues() {
            List<Integer> priorities = new ArrayList<>();
            List<Long> keys = new ArrayList<>();
            String cursor = null;
            SearchResponse<UserTask> page;
            do {
                page = tasksAfter(cursor);
                page.items().forEach(task -> {
                    priorities.add(task.getPriority());
                    keys.add(task.getProcessInstanceKey());
                });
                cursor = page.page().endCursor();
            } while (!page.items().isEmpty());
            assertThat(priorities).containsExactly(50, 50, 50, 49, 49);
            assertThat(keys).containsExactlyInAnyOrderElementsOf(instances);
            String second =
                    tasksAfter(tasksAfter(null).page().endCursor()).page().startCursor();
            assertThat(client.newUserTaskSearchRequest()
                            .filter(filter -> filter.bpmnProcessId(id))
                            .sort(sort -> sort.priority().desc())
                            .page(p -> p.before(second).limit(2))
                            .send()
                            .join()
                            .items())
                    .extracting(UserTask::getProcessInstanceKey)
                    .isEqualTo(keys.subList(0, 2));
        }

        private SearchResponse<UserTask> tasksAfter(@org.jspecify.annotations.Nullable String cursor) {
            return client.newUserTaskSearchRequest()
                    .filter(filter -> filter.bpmnProcessId(id))
                    .sort(sort -> sort.priority().desc())
                    .page(p -> {
                        if (cursor != null) {
                            p.after(cursor).limit(2);
                        } else {
                            p.limit(2);
                        }
                    })
                    .send()
                    .join();
        }
    }

    @Nested
    class Tasks {
        @Test
        void byGroupStateAndName() {
            assertThat(client.newUserTaskSearchRequest()
                            .filter(filter -> filter.bpmnProcessId(id)
                                    .candidateGroup("even")
                                    .state(UserTaskState.CREATED))
                            .send()
                            .join()
                            .items())
                    .extracting(UserTask::getProcessInstanceKey)
                    .containsExactly(instances.get(2), instances.get(4));
            assertThat(client.newUserTaskSearchRequest()
                            .filter(filter ->
                                    filter.processInstanceKey(instances.get(2)).name(name -> name.like("Do_i?")))
                            .send()
                            .join()
                            .items())
                    .hasSize(1);
        }

        @Test
        void byAVariableOfTheirInstance() {
            assertThat(client.newUserTaskSearchRequest()
                            .filter(filter -> filter.bpmnProcessId(id).processInstanceVariables(Map.of("n", 4)))
                            .send()
                            .join()
                            .items())
                    .extracting(UserTask::getProcessInstanceKey)
                    .containsExactly(instances.get(4));
        }
    }

    @Nested
    class Elements {
        @Test
        void tellTheWayOfAnInstance() {
            List<ElementInstance> elements = client.newElementInstanceSearchRequest()
                    .filter(filter -> filter.processInstanceKey(instances.get(0)))
                    .send()
                    .join()
                    .items();
            assertThat(elements)
                    .extracting(ElementInstance::getElementId, ElementInstance::getType)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(id, ElementInstanceType.PROCESS),
                            org.assertj.core.groups.Tuple.tuple("start", ElementInstanceType.START_EVENT),
                            org.assertj.core.groups.Tuple.tuple("task", ElementInstanceType.USER_TASK),
                            org.assertj.core.groups.Tuple.tuple("end", ElementInstanceType.END_EVENT));
            assertThat(elements).allMatch(element -> element.getState() == ElementInstanceState.COMPLETED);
        }

        @Test
        void byTypeAndState() {
            assertThat(client.newElementInstanceSearchRequest()
                            .filter(filter -> filter.processDefinitionId(id)
                                    .type(ElementInstanceType.USER_TASK)
                                    .state(ElementInstanceState.TERMINATED))
                            .send()
                            .join()
                            .singleItem()
                            .getProcessInstanceKey())
                    .isEqualTo(instances.get(1));
        }

        @Test
        void byKey() {
            long key = driver.task(instances.get(2)).getElementInstanceKey();
            assertThat(client.newElementInstanceGetRequest(key).send().join().getElementId())
                    .isEqualTo("task");
        }
    }

    @Nested
    class Variables {
        @Test
        void areJsonAndFoundByValue() {
            Variable variable = client.newVariableSearchRequest()
                    .filter(filter -> filter.processInstanceKey(instances.get(3))
                            .name("text")
                            .value("\"t3\""))
                    .send()
                    .join()
                    .singleItem();
            assertThat(variable.getScopeKey()).isEqualTo(instances.get(3));
            assertThat(client.newVariableGetRequest(variable.getVariableKey())
                            .send()
                            .join()
                            .getValue())
                    .isEqualTo("\"t3\"");
        }

        @Test
        void setInAnElementStayThereIfLocal() {
            long instance = instances.get(2);
            long element = driver.task(instance).getElementInstanceKey();
            client.newSetVariablesCommand(element)
                    .variables(Map.of("here", 1))
                    .local(true)
                    .send()
                    .join();
            client.newSetVariablesCommand(element)
                    .variables(Map.of("n", 99))
                    .send()
                    .join();
            assertThat(driver.variables(instance)).containsEntry("n", "99").doesNotContainKey("here");
            assertThat(client.newVariableSearchRequest()
                            .filter(filter -> filter.scopeKey(element))
                            .send()
                            .join()
                            .items())
                    .extracting(Variable::getName)
                    .containsExactly("here");
        }

        @Test
        void mayBeLongerThanAColumn() {
            String text = "长".repeat(9000);
            driver.setVariables(instances.get(2), Map.of("long", text));
            assertThat(driver.variables(instances.get(2))).containsEntry("long", "\"" + text + "\"");
            driver.setVariables(instances.get(2), Map.of("long", "short"));
            assertThat(driver.variables(instances.get(2))).containsEntry("long", "\"short\"");
        }

        @Test
        void keepEveryKindOfJson() {
            Map<String, Object> values = Map.of(
                    "whole",
                    1,
                    "big",
                    1L << 53,
                    "decimal",
                    0.1,
                    "yes",
                    true,
                    "list",
                    List.of(1, "a", List.of()),
                    "object",
                    Map.of("a", Map.of("b", 1)));
            driver.setVariables(instances.get(2), values);
            assertThat(driver.variables(instances.get(2)))
                    .containsEntry("whole", "1")
                    .containsEntry("big", "9007199254740992")
                    .containsEntry("decimal", "0.1")
                    .containsEntry("yes", "true")
                    .containsEntry("list", "[1,\"a\",[]]")
                    .containsEntry("object", "{\"a\":{\"b\":1}}");
        }
    }

    @Test
    void jobsByTypeAndState() {
        String jobs = unique("searched");
        driver.deploy(
                Bpmn.createExecutableProcess(jobs)
                        .startEvent()
                        .serviceTask("work", task -> task.zeebeJobType(jobs))
                        .endEvent()
                        .done(),
                jobs);
        long instance = driver.start(jobs);
        assertThat(client.newJobSearchRequest()
                        .filter(filter -> filter.type(jobs).state(io.camunda.client.api.search.enums.JobState.CREATED))
                        .send()
                        .join()
                        .singleItem()
                        .getProcessInstanceKey())
                .isEqualTo(instance);
        client.newFailCommand(driver.job(jobs))
                .retries(0)
                .errorMessage("odd")
                .send()
                .join();
        assertThat(client.newJobSearchRequest()
                        .filter(filter -> filter.type(jobs).state(io.camunda.client.api.search.enums.JobState.FAILED))
                        .send()
                        .join()
                        .singleItem()
                        .getErrorMessage())
                .isEqualTo("odd");
    }
}
