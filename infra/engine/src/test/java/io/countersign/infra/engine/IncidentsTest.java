package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A failed evaluation is an incident at its element; what came before it stands. */
@ExtendWith(TestEngine.class)
class IncidentsTest {
    private final CamundaClient client;
    private final ProcessDriver driver;
    private String id = "";

    IncidentsTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    @BeforeEach
    void name() {
        id = unique("incident");
    }

    /**
     * An element with an expression over the variable x that fails without it.
     *
     * @param name what fails
     * @param errorType the incident's type
     * @param draw adds the element, whose id is "bad"
     * @param fix the value of x with which it goes on
     */
    record Failing(String name, String errorType, UnaryOperator<AbstractFlowNodeBuilder<?, ?>> draw, Object fix) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Failing> onTheWayIn() {
        return Stream.of(
                new Failing(
                        "input mapping",
                        "IO_MAPPING_ERROR",
                        flow -> flow.serviceTask(
                                "bad",
                                task -> task.zeebeJobType("unused").zeebeInputExpression("assert(x, x > 0)", "a")),
                        1),
                new Failing(
                        "input mapping of a subprocess",
                        "IO_MAPPING_ERROR",
                        flow -> flow.subProcess(
                                "bad",
                                sub -> sub.zeebeInputExpression("assert(x, x > 0)", "a")
                                        .embeddedSubProcess()
                                        .startEvent()
                                        .userTask("inner", task -> task.zeebeUserTask())
                                        .endEvent()),
                        1),
                new Failing(
                        "job type",
                        "EXTRACT_VALUE_ERROR",
                        flow -> flow.serviceTask("bad", task -> task.zeebeJobTypeExpression("x")),
                        "some-type"),
                new Failing(
                        "job retries",
                        "EXTRACT_VALUE_ERROR",
                        flow -> flow.serviceTask(
                                "bad", task -> task.zeebeJobType("unused").zeebeJobRetriesExpression("x")),
                        2),
                new Failing(
                        "assignee",
                        "EXTRACT_VALUE_ERROR",
                        flow -> flow.userTask(
                                "bad", task -> task.zeebeUserTask().zeebeAssigneeExpression("assert(x, x != null)")),
                        "kim"),
                new Failing(
                        "candidate groups",
                        "EXTRACT_VALUE_ERROR",
                        flow -> flow.userTask(
                                "bad", task -> task.zeebeUserTask().zeebeCandidateGroupsExpression("[x]")),
                        "east"),
                new Failing(
                        "due date",
                        "EXTRACT_VALUE_ERROR",
                        flow -> flow.userTask(
                                "bad",
                                task -> task.zeebeUserTask()
                                        .zeebeDueDateExpression("if x = null then \"soon\" else x")),
                        "2031-01-01T00:00:00Z"),
                new Failing(
                        "boundary timer",
                        "EXTRACT_VALUE_ERROR",
                        flow -> flow.userTask("bad", task -> task.zeebeUserTask())
                                .boundaryEvent("timer", event -> event.timerWithDurationExpression("x"))
                                .endEvent()
                                .moveToActivity("bad"),
                        "PT1H"),
                new Failing(
                        "intermediate timer",
                        "EXTRACT_VALUE_ERROR",
                        flow -> flow.intermediateCatchEvent("bad", event -> event.timerWithDurationExpression("x")),
                        "PT1H"),
                new Failing(
                        "correlation key",
                        "EXTRACT_VALUE_ERROR",
                        flow -> flow.intermediateCatchEvent(
                                "bad",
                                event -> event.message(
                                        message -> message.name("never-sent").zeebeCorrelationKeyExpression("x"))),
                        "key"),
                new Failing(
                        "multi-instance collection",
                        "EXTRACT_VALUE_ERROR",
                        flow -> flow.userTask(
                                "bad",
                                task -> task.zeebeUserTask()
                                        .multiInstance(multi -> multi.parallel()
                                                .zeebeInputCollectionExpression("x")
                                                .zeebeInputElement("i"))),
                        List.of(1)),
                new Failing(
                        "condition of a gateway",
                        "EXTRACT_VALUE_ERROR",
                        flow -> flow.exclusiveGateway("bad")
                                .conditionExpression("x > 1")
                                .userTask("one", task -> task.zeebeUserTask())
                                .endEvent()
                                .moveToLastExclusiveGateway()
                                .conditionExpression("x <= 1"),
                        2),
                new Failing(
                        "type of a creating listener",
                        "EXTRACT_VALUE_ERROR",
                        flow -> flow.userTask(
                                "bad",
                                task -> task.zeebeUserTask()
                                        .zeebeTaskListener(l -> l.creating().typeExpression("x"))),
                        "some-listener"));
    }

    @ParameterizedTest
    @MethodSource("onTheWayIn")
    void aFailureOnTheWayInStopsBeforeTheElement(Failing failing) {
        AbstractFlowNodeBuilder<?, ?> flow =
                Bpmn.createExecutableProcess(id).startEvent().serviceTask("first", task -> task.zeebeJobType(id));
        driver.deploy(failing.draw().apply(flow).endEvent().done(), id);
        long instance = driver.start(id);
        driver.complete(driver.job(id), Map.of("done", true));

        Incident incident = driver.incident(instance);
        assertThat(driver.variables(instance)).as("the job before it").containsEntry("done", "true");
        assertThat(incident.getErrorType().name()).isEqualTo(failing.errorType());
        assertThat(incident.getElementId()).isEqualTo("bad");
        assertThat(incident.getErrorMessage()).isNotBlank().doesNotStartWith(failing.errorType());
        assertThat(client.newProcessInstanceGetRequest(instance).send().join().getHasIncident())
                .isTrue();

        driver.resolve(incident);
        Incident again = driver.incident(instance);
        assertThat(again.getIncidentKey()).as("not fixed: a new incident").isNotEqualTo(incident.getIncidentKey());

        driver.setVariables(instance, Map.of("x", failing.fix()));
        driver.resolve(again);
        assertThat(driver.incidents(instance)).isEmpty();
        assertThat(driver.state(instance)).isEqualTo("ACTIVE");
        assertThat(client.newProcessInstanceGetRequest(instance).send().join().getHasIncident())
                .isFalse();
        client.newCancelInstanceCommand(instance).send().join();
    }

    @Nested
    class AFailureOnTheWayOut {
        private void resolvedWith(long instance, String errorType, String element, Object fix) {
            Incident incident = driver.incident(instance);
            assertThat(incident.getErrorType().name()).isEqualTo(errorType);
            assertThat(incident.getElementId()).isEqualTo(element);
            driver.setVariables(instance, Map.of("want", fix));
            driver.resolve(incident);
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance)).containsEntry("got", String.valueOf(fix));
        }

        @Test
        void ofAServiceTaskKeepsItsCompletion() {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .serviceTask(
                                    "bad",
                                    task -> task.zeebeJobType(id).zeebeOutputExpression("assert(v, v = want)", "got"))
                            .endEvent()
                            .done(),
                    id);
            long instance = driver.start(id);
            driver.complete(driver.job(id), Map.of("v", 7));
            assertThat(driver.jobsNow(id)).isEmpty();
            resolvedWith(instance, "IO_MAPPING_ERROR", "bad", 7);
        }

        @Test
        void ofAUserTaskKeepsItsCompletion() {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .userTask(
                                    "bad",
                                    task -> task.zeebeUserTask().zeebeOutputExpression("assert(v, v = want)", "got"))
                            .endEvent()
                            .done(),
                    id);
            long instance = driver.start(id);
            driver.completeTask(driver.task(instance).getUserTaskKey(), Map.of("v", 7));
            assertThat(driver.task(instance).getState().name()).isEqualTo("COMPLETED");
            resolvedWith(instance, "IO_MAPPING_ERROR", "bad", 7);
        }

        @Test
        void ofAMessageKeepsTheMessage() {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .intermediateCatchEvent(
                                    "bad",
                                    event -> event.message(
                                                    message -> message.name(id).zeebeCorrelationKeyExpression("key"))
                                            .zeebeOutputExpression("assert(v, v = want)", "got"))
                            .endEvent()
                            .done(),
                    id);
            long instance = driver.start(id, Map.of("key", "k"));
            driver.publish(id, "k", Map.of("v", 7), Duration.ZERO);
            resolvedWith(instance, "IO_MAPPING_ERROR", "bad", 7);
        }

        @Test
        void ofACompletionConditionStopsAtTheInstance() {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .userTask(
                                    "bad",
                                    task -> task.zeebeUserTask()
                                            .multiInstance(multi -> multi.parallel()
                                                    .zeebeInputCollectionExpression("[1, 2]")
                                                    .zeebeInputElement("i")
                                                    .completionCondition("=finished")))
                            .endEvent()
                            .done(),
                    id);
            long instance = driver.start(id);
            driver.completeTask(driver.tasks(instance).get(0).getUserTaskKey(), Map.of());
            Incident incident = driver.incident(instance);
            assertThat(incident.getErrorType().name()).isEqualTo("EXTRACT_VALUE_ERROR");
            driver.setVariables(instance, Map.of("finished", false));
            driver.resolve(incident);
            assertThat(driver.incidents(instance)).isEmpty();
            long open = driver.tasks(instance).stream()
                    .filter(task -> task.getState().name().equals("CREATED"))
                    .mapToLong(UserTask::getUserTaskKey)
                    .findFirst()
                    .orElseThrow();
            driver.completeTask(open, Map.of());
            driver.awaitCompleted(instance);
        }

        @Test
        void ofAnOutputElementStopsOneInstanceOnly() {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .userTask(
                                    "bad",
                                    task -> task.zeebeUserTask()
                                            .multiInstance(multi -> multi.parallel()
                                                    .zeebeInputCollectionExpression("[1, 2]")
                                                    .zeebeInputElement("i")
                                                    .zeebeOutputCollection("outs")
                                                    .zeebeOutputElementExpression("assert(i, i != wrong)")))
                            .endEvent()
                            .done(),
                    id);
            long instance = driver.start(id, Map.of("wrong", 2));
            driver.tasks(instance).forEach(task -> driver.completeTask(task.getUserTaskKey(), Map.of()));
            Incident incident = driver.incident(instance);
            driver.setVariables(instance, Map.of("wrong", 0));
            driver.resolve(incident);
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance)).containsEntry("outs", "[1,2]");
        }
    }

    @Test
    void noMatchingFlowIsAConditionError() {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .exclusiveGateway("bad")
                        .conditionExpression("x = 1")
                        .endEvent()
                        .moveToLastExclusiveGateway()
                        .conditionExpression("x = 2")
                        .endEvent()
                        .done(),
                id);
        long instance = driver.start(id, Map.of("x", 3));
        Incident incident = driver.incident(instance);
        assertThat(incident.getErrorType().name()).isEqualTo("CONDITION_ERROR");
        driver.setVariables(instance, Map.of("x", 2));
        driver.resolve(incident);
        driver.awaitCompleted(instance);
    }

    @Test
    void oneOfThreeParallelInstancesIsParked() {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .serviceTask(
                                "bad",
                                task -> task.zeebeJobType(id)
                                        .zeebeInputExpression("assert(i, i != wrong)", "y")
                                        .multiInstance(multi -> multi.parallel()
                                                .zeebeInputCollectionExpression("[1, 2, 3]")
                                                .zeebeInputElement("i")))
                        .endEvent()
                        .done(),
                id);
        long instance = driver.start(id, Map.of("wrong", 2));
        driver.complete(driver.job(id));
        driver.complete(driver.job(id));
        Incident incident = driver.incident(instance);
        driver.setVariables(instance, Map.of("wrong", 0));
        driver.resolve(incident);
        driver.complete(driver.job(id));
        driver.awaitCompleted(instance);
    }

    @Test
    void aParkedInstanceCanBeCancelled() {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .serviceTask("bad", task -> task.zeebeJobTypeExpression("missing"))
                        .endEvent()
                        .done(),
                id);
        long instance = driver.start(id);
        driver.incident(instance);
        client.newCancelInstanceCommand(instance).send().join();
        driver.awaitState(instance, "TERMINATED");
        assertThat(driver.incidents(instance)).isEmpty();
    }

    @Nested
    class AnError {
        private long start(Consumer<io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder> draw) {
            var task = Bpmn.createExecutableProcess(id)
                    .startEvent()
                    .serviceTask("work", builder -> builder.zeebeJobType(id));
            draw.accept(task);
            driver.deploy(task.done(), id);
            return driver.start(id);
        }

        @Test
        void goesToTheBoundaryEventOfItsCode() {
            long instance = start(task -> task.boundaryEvent("caught", event -> event.error("E1"))
                    .userTask("handle", handle -> handle.zeebeUserTask())
                    .endEvent()
                    .moveToActivity("work")
                    .endEvent());
            ActivatedJob job = driver.job(id);
            client.newThrowErrorCommand(job)
                    .errorCode("E1")
                    .errorMessage("nothing usable")
                    .variables(Map.of("reason", "r"))
                    .send()
                    .join();
            assertThat(driver.task(instance).getElementId()).isEqualTo("handle");
            assertThat(driver.variables(instance)).containsEntry("reason", "\"r\"");
            assertThat(refused(() -> driver.complete(job)).code()).isEqualTo(404);
        }

        @Test
        void thatNothingCatchesIsAnIncidentAtItsJob() {
            long instance = start(task -> task.endEvent());
            ActivatedJob job = driver.job(id);
            client.newThrowErrorCommand(job)
                    .errorCode("E9")
                    .errorMessage("odd")
                    .send()
                    .join();
            Incident incident = driver.incident(instance);
            assertThat(incident.getErrorType().name()).isEqualTo("UNHANDLED_ERROR_EVENT");
            assertThat(incident.getErrorMessage()).contains("E9", "odd");
            assertThat(incident.getJobKey()).isEqualTo(job.getKey());
            assertThat(driver.jobsNow(id)).isEmpty();
            driver.resolve(incident);
            driver.complete(driver.job(id));
            driver.awaitCompleted(instance);
        }

        @Test
        void ofAnEndEventThatNothingCatchesIsAnIncident() {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .endEvent("bad", event -> event.error("E9"))
                            .done(),
                    id);
            long instance = driver.start(id);
            assertThat(driver.incident(instance).getErrorType().name()).isEqualTo("UNHANDLED_ERROR_EVENT");
            assertThat(driver.state(instance)).isEqualTo("ACTIVE");
        }
    }

    @Test
    void aResolvedIncidentStaysInTheRecord() {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .serviceTask("work", task -> task.zeebeJobType(id))
                        .endEvent()
                        .done(),
                id);
        long instance = driver.start(id);
        ActivatedJob job = driver.job(id);
        client.newFailCommand(job).retries(0).send().join();
        Incident incident = driver.incident(instance);
        client.newUpdateRetriesCommand(job.getKey()).retries(1).send().join();
        driver.resolve(incident);
        await().untilAsserted(() -> assertThat(client.newIncidentGetRequest(incident.getIncidentKey())
                        .send()
                        .join()
                        .getState())
                .isEqualTo(IncidentState.RESOLVED));
        assertThat(refused(() -> driver.resolve(incident)).code()).isEqualTo(404);
    }
}
