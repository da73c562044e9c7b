package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.response.Incident;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestEngine.class)
class SubprocessesTest {
    private static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");

    private final CamundaClient client;
    private final ProcessDriver driver;
    private String id = "";

    SubprocessesTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    @BeforeEach
    void name() {
        id = unique("sub");
    }

    private String job(String step) {
        return id + "-" + step;
    }

    @Nested
    class AnEventSubprocess {
        @BeforeEach
        void deploy() {
            client.newPinClockCommand().time(NOON).send().join();
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .eventSubProcess(
                                    "cancelled",
                                    sub -> sub.startEvent("stop")
                                            .interrupting(true)
                                            .message(message ->
                                                    message.name(job("stop")).zeebeCorrelationKeyExpression("order.id"))
                                            .zeebeOutputExpression("reason + \"!\"", "why")
                                            .serviceTask("close", task -> task.zeebeJobType(job("close")))
                                            .endEvent())
                            .eventSubProcess(
                                    "deadline",
                                    sub -> sub.startEvent("due")
                                            .interrupting(false)
                                            .timerWithDateExpression("date and time(deadline)")
                                            .serviceTask("escalate", task -> task.zeebeJobType(job("escalate")))
                                            .endEvent())
                            .startEvent()
                            .userTask("work", task -> task.zeebeUserTask())
                            .endEvent()
                            .done(),
                    id);
        }

        private long begin(String order) {
            return driver.start(
                    id,
                    Map.of(
                            "order",
                            Map.of("id", order),
                            "deadline",
                            NOON.plusSeconds(3600).toString()));
        }

        @Test
        void triggeredByAMessageInterruptsItsProcess() {
            long instance = begin("O1");
            driver.publish(job("stop"), "O1", Map.of("reason", "late"), Duration.ZERO);
            ActivatedJob close = driver.job(job("close"));
            assertThat(close.getVariable("why")).isEqualTo("late!");
            assertThat(driver.task(instance).getState().name()).isEqualTo("CANCELED");
            driver.complete(close);
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance)).doesNotContainKeys("why", "reason");
        }

        @Test
        void takesABufferedMessage() {
            driver.publish(job("stop"), "O2", Map.of("reason", "early"), Duration.ofHours(1));
            long instance = begin("O2");
            driver.complete(driver.job(job("close")));
            driver.awaitCompleted(instance);
        }

        @Test
        void triggeredByATimerLeavesTheProcessRunning() {
            long instance = begin("O3");
            client.newPinClockCommand().time(NOON.plusSeconds(3600)).send().join();
            driver.complete(driver.job(job("escalate")));
            driver.completeTask(driver.task(instance).getUserTaskKey(), Map.of());
            driver.awaitCompleted(instance);
        }

        @Test
        void whoseKeyCannotBeEvaluatedIsAnIncident() {
            long instance =
                    driver.start(id, Map.of("deadline", NOON.plusSeconds(3600).toString()));
            Incident incident = driver.incident(instance);
            assertThat(incident.getErrorType().name()).isEqualTo("EXTRACT_VALUE_ERROR");
            driver.setVariables(instance, Map.of("order", Map.of("id", "O4")));
            driver.resolve(incident);
            driver.publish(job("stop"), "O4", Map.of("reason", "x"), Duration.ZERO);
            driver.complete(driver.job(job("close")));
            driver.awaitCompleted(instance);
        }
    }

    @Nested
    class AnEmbeddedSubprocess {
        @Test
        void keepsItsVariablesAndMapsThemOut() {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .subProcess(
                                    "sub",
                                    sub -> sub.zeebeInputExpression("amount * 2", "twice")
                                            .zeebeOutputExpression("twice + added", "result.total")
                                            .embeddedSubProcess()
                                            .startEvent()
                                            .serviceTask(
                                                    "work",
                                                    task -> task.zeebeJobType(id)
                                                            .zeebeInputExpression("1", "local.deep")
                                                            .zeebeOutputExpression("step", "added"))
                                            .endEvent())
                            .endEvent()
                            .done(),
                    id);
            long instance = driver.start(id, Map.of("amount", 4));
            ActivatedJob job = driver.job(id);
            assertThat(job.getVariablesAsMap()).containsEntry("twice", 8).containsEntry("local", Map.of("deep", 1));
            driver.complete(job, Map.of("step", 5));
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance))
                    .containsEntry("result", "{\"total\":13}")
                    .doesNotContainKeys("twice", "step", "local");
        }
    }

    @Nested
    class ACallActivity {
        private String child = "";

        @BeforeEach
        void deploy() {
            child = id + "-child";
            driver.deploy(
                    Bpmn.createExecutableProcess(child)
                            .startEvent()
                            .serviceTask("work", task -> task.zeebeJobType(job("work")))
                            .exclusiveGateway("ok")
                            .defaultFlow()
                            .endEvent()
                            .moveToLastExclusiveGateway()
                            .conditionExpression("fails = true")
                            .endEvent("failed", event -> event.error("FAILED"))
                            .done(),
                    child);
        }

        private void deployParent(boolean fromParent, boolean fromChild, boolean mapped) {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .callActivity("call", call -> {
                                call.zeebeProcessIdExpression("called")
                                        .zeebePropagateAllParentVariables(fromParent)
                                        .zeebePropagateAllChildVariables(fromChild)
                                        .zeebeInputExpression("n * 2", "twice");
                                if (mapped) {
                                    call.zeebeOutputExpression("res", "result");
                                }
                            })
                            .endEvent()
                            .moveToActivity("call")
                            .boundaryEvent("caught", event -> event.error("FAILED"))
                            .serviceTask("handle", task -> task.zeebeJobType(job("handle")))
                            .endEvent()
                            .done(),
                    id);
        }

        private long begin() {
            return driver.start(id, Map.of("called", child, "n", 4));
        }

        @Test
        void givesAllOrOnlyMappedVariables() {
            deployParent(true, false, true);
            begin();
            assertThat(driver.job(job("work")).getVariablesAsMap())
                    .containsEntry("twice", 8)
                    .containsEntry("n", 4);
            deployParent(false, false, true);
            begin();
            assertThat(driver.job(job("work")).getVariablesAsMap()).isEqualTo(Map.of("twice", 8));
        }

        @Test
        void takesBackOnlyMappedVariables() {
            deployParent(false, false, true);
            long instance = begin();
            driver.complete(driver.job(job("work")), Map.of("res", "R", "noise", 1));
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance))
                    .containsEntry("result", "\"R\"")
                    .doesNotContainKeys("res", "noise");
        }

        @Test
        void takesBackAllVariables() {
            deployParent(false, true, false);
            long instance = begin();
            driver.complete(driver.job(job("work")), Map.of("res", "R"));
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance)).containsEntry("res", "\"R\"");
        }

        @Test
        void catchesTheErrorOfAnEndEvent() {
            deployParent(true, false, true);
            long instance = begin();
            driver.complete(driver.job(job("work")), Map.of("fails", true));
            driver.complete(driver.job(job("handle")));
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance)).doesNotContainKey("fails");
        }

        @Test
        void catchesTheErrorOfAJob() {
            deployParent(true, false, true);
            long instance = begin();
            client.newThrowErrorCommand(driver.job(job("work")))
                    .errorCode("FAILED")
                    .variables(Map.of("why", "w"))
                    .send()
                    .join();
            assertThat(driver.job(job("handle")).getVariablesAsMap()).containsEntry("why", "w");
            assertThat(driver.state(instance)).isEqualTo("ACTIVE");
        }

        @Test
        void ofAnUnknownProcessIsAnIncident() {
            deployParent(true, false, true);
            long instance = driver.start(id, Map.of("called", "nowhere", "n", 1));
            Incident incident = driver.incident(instance);
            assertThat(incident.getErrorType().name()).isEqualTo("CALLED_ELEMENT_ERROR");
            driver.setVariables(instance, Map.of("called", child));
            driver.resolve(incident);
            driver.complete(driver.job(job("work")), Map.of("res", 1));
            driver.awaitCompleted(instance);
        }

        @Test
        void isTheParentOfItsInstanceAndEndsIt() {
            deployParent(true, false, true);
            long parent = begin();
            long called = driver.job(job("work")).getProcessInstanceKey();
            assertThat(client.newProcessInstanceGetRequest(called).send().join().getParentProcessInstanceKey())
                    .isEqualTo(parent);
            assertThat(refused(() -> client.newCancelInstanceCommand(called)
                                    .send()
                                    .join())
                            .code())
                    .isEqualTo(409);
            client.newCancelInstanceCommand(parent).send().join();
            driver.awaitState(parent, "TERMINATED");
            driver.awaitState(called, "TERMINATED");
        }
    }
}
