package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.ProcessBuilder;
import io.camunda.zeebe.model.bpmn.builder.ScriptTaskBuilder;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals, escalations, errors, compensation, links, termination, and start events of all kinds. */
@ExtendWith(TestEngine.class)
class EventsTest {
    private static final Instant NOON = Instant.parse("2032-06-01T12:00:00Z");

    private final CamundaClient client;
    private final ProcessDriver driver;
    private String id = "";

    EventsTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    @BeforeEach
    void name() {
        id = unique("event");
    }

    private void broadcast(Map<String, ?> variables) {
        client.newBroadcastSignalCommand()
                .signalName(id)
                .variables(variables)
                .send()
                .join();
    }

    private List<Long> instances(String processId) {
        return client
                .newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionId(processId))
                .send()
                .join()
                .items()
                .stream()
                .map(instance -> instance.getProcessInstanceKey())
                .toList();
    }

    @Nested
    class ASignal {
        @Test
        void reachesEverybodyWhoWaits() {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .intermediateCatchEvent("catch", event -> event.signal(id))
                            .endEvent()
                            .done(),
                    id);
            long one = driver.start(id);
            long two = driver.start(id);
            broadcast(Map.of("v", 1));
            driver.awaitCompleted(one);
            driver.awaitCompleted(two);
            assertThat(driver.variables(two)).containsEntry("v", "1");
            long late = driver.start(id);
            assertThat(driver.state(late)).as("signals are not buffered").isEqualTo("ACTIVE");
        }

        @Test
        void startsProcesses() {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent("begin")
                            .signal(id)
                            .endEvent()
                            .done(),
                    id);
            broadcast(Map.of("v", 2));
            assertThat(instances(id)).hasSize(1);
            assertThat(driver.variables(instances(id).get(0))).containsEntry("v", "2");
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void thrownByAProcessCarriesItsInputs(boolean atEnd) {
            String thrower = id + "-thrower";
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .intermediateCatchEvent(
                                    "catch", event -> event.signal(id).zeebeOutputExpression("carried", "mapped"))
                            .endEvent()
                            .done(),
                    id);
            var start = Bpmn.createExecutableProcess(thrower).startEvent();
            var model = atEnd
                    ? start.endEvent("throw", event -> event.signal(id).zeebeInputExpression("secret + 1", "carried"))
                            .done()
                    : start.intermediateThrowEvent(
                                    "throw", event -> event.signal(id).zeebeInputExpression("secret + 1", "carried"))
                            .endEvent()
                            .done();
            driver.deploy(model, thrower);
            long waiting = driver.start(id);
            long throwing = driver.start(thrower, Map.of("secret", 6));
            driver.awaitCompleted(throwing);
            driver.awaitCompleted(waiting);
            assertThat(driver.variables(waiting)).containsEntry("mapped", "7").doesNotContainKeys("secret", "carried");
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void atTheBoundaryOfATask(boolean interrupting) {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .userTask("task", task -> task.zeebeUserTask())
                            .endEvent()
                            .moveToActivity("task")
                            .boundaryEvent(
                                    "boundary",
                                    event -> event.cancelActivity(interrupting)
                                            .signal(id)
                                            .zeebeOutputExpression("v + 1", "mapped"))
                            .endEvent("after")
                            .done(),
                    id);
            long instance = driver.start(id);
            broadcast(Map.of("v", 1));
            assertThat(driver.elements(instance, "after")).hasSize(1);
            if (!interrupting) {
                broadcast(Map.of("v", 2));
                assertThat(driver.elements(instance, "after")).hasSize(2);
                driver.completeTask(driver.task(instance).getUserTaskKey(), Map.of());
            }
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance))
                    .containsEntry("mapped", interrupting ? "2" : "3")
                    .doesNotContainKey("v");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBoundaryMessageMapsItsVariables(boolean interrupting) {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .userTask("task", task -> task.zeebeUserTask())
                        .endEvent()
                        .moveToActivity("task")
                        .boundaryEvent(
                                "boundary",
                                event -> event.cancelActivity(interrupting)
                                        .message(m -> m.name(id).zeebeCorrelationKeyExpression("key"))
                                        .zeebeOutputExpression("v + 1", "mapped"))
                        .endEvent("after")
                        .done(),
                id);
        long instance = driver.start(id, Map.of("key", id));
        driver.publish(id, id, Map.of("v", 1), Duration.ZERO);
        assertThat(driver.elements(instance, "after")).hasSize(1);
        if (!interrupting) {
            driver.completeTask(driver.task(instance).getUserTaskKey(), Map.of());
        }
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance)).containsEntry("mapped", "2").doesNotContainKey("v");
        assertThat(driver.elements(instance, "boundary").get(0).getType()).hasToString("BOUNDARY_EVENT");
    }

    @Nested
    class AnError {
        @Test
        void isCaughtByAnEventSubprocessWithItsVariables() {
            ProcessBuilder process = Bpmn.createExecutableProcess(id);
            process.eventSubProcess(
                    "caught",
                    sub -> sub.startEvent("failed", event -> event.error("E1").zeebeOutputExpression("why", "reason"))
                            .serviceTask("handle", task -> task.zeebeJobType(id + "-handle"))
                            .endEvent());
            driver.deploy(
                    process.startEvent()
                            .serviceTask("work", task -> task.zeebeJobType(id))
                            .endEvent()
                            .done(),
                    id);
            long instance = driver.start(id);
            client.newThrowErrorCommand(driver.job(id).getKey())
                    .errorCode("E1")
                    .variables(Map.of("why", "broken"))
                    .send()
                    .join();
            var job = driver.job(id + "-handle");
            assertThat(job.getVariable("reason")).isEqualTo("broken");
            driver.complete(job);
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance)).doesNotContainKeys("why", "reason");
        }

        @Test
        void mapsItsVariablesAtTheBoundary() {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .serviceTask("work", task -> task.zeebeJobType(id))
                            .endEvent()
                            .moveToActivity("work")
                            .boundaryEvent(
                                    "boundary", event -> event.error("E2").zeebeOutputExpression("why", "reason"))
                            .endEvent()
                            .done(),
                    id);
            long instance = driver.start(id);
            client.newThrowErrorCommand(driver.job(id).getKey())
                    .errorCode("E2")
                    .variables(Map.of("why", "worn"))
                    .send()
                    .join();
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance))
                    .containsEntry("reason", "\"worn\"")
                    .doesNotContainKey("why");
        }
    }

    @Nested
    class AnEscalation {
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void atTheBoundaryOfASubprocess(boolean interrupting) {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .subProcess(
                                    "sub",
                                    sub -> sub.embeddedSubProcess()
                                            .startEvent()
                                            .intermediateThrowEvent("throw", event -> event.escalation("high"))
                                            .task("onwards")
                                            .endEvent())
                            .endEvent("normal")
                            .moveToActivity("sub")
                            .boundaryEvent(
                                    "boundary",
                                    event -> event.cancelActivity(interrupting).escalation("high"))
                            .endEvent("escalated")
                            .done(),
                    id);
            long instance = driver.start(id);
            driver.awaitCompleted(instance);
            assertThat(driver.elements(instance, "escalated")).hasSize(1);
            assertThat(driver.elements(instance, "onwards")).hasSize(interrupting ? 0 : 1);
            assertThat(driver.elements(instance, "normal")).hasSize(interrupting ? 0 : 1);
        }

        @Test
        void isCaughtByAnEventSubprocess() {
            ProcessBuilder process = Bpmn.createExecutableProcess(id);
            process.eventSubProcess(
                    "caught",
                    sub -> sub.startEvent(
                                    "raised", event -> event.interrupting(false).escalation("high"))
                            .endEvent("handled"));
            driver.deploy(
                    process.startEvent()
                            .endEvent("raise", event -> event.escalation("high"))
                            .done(),
                    id);
            long instance = driver.start(id);
            driver.awaitCompleted(instance);
            assertThat(driver.elements(instance, "handled")).hasSize(1);
        }

        @Test
        void thatNobodyCatchesChangesNothing() {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .intermediateThrowEvent("throw", event -> event.escalation("lost"))
                            .endEvent()
                            .done(),
                    id);
            driver.awaitCompleted(driver.start(id));
        }
    }

    @Test
    void compensationUndoesWhatWasDone() {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .serviceTask(
                                "book",
                                task -> task.zeebeJobType(id + "-book")
                                        .boundaryEvent()
                                        .compensation(undo -> undo.serviceTask(
                                                "unbook", handler -> handler.zeebeJobType(id + "-unbook"))))
                        .serviceTask(
                                "pay",
                                task -> task.zeebeJobType(id + "-pay")
                                        .boundaryEvent()
                                        .compensation(undo -> undo.serviceTask(
                                                "refund", handler -> handler.zeebeJobType(id + "-refund"))))
                        .endEvent("undo", event -> event.compensateEventDefinition())
                        .done(),
                id);
        long instance = driver.start(id);
        driver.complete(driver.job(id + "-book"));
        driver.complete(driver.job(id + "-pay"));
        assertThat(driver.state(instance)).isEqualTo("ACTIVE");
        driver.complete(driver.job(id + "-unbook"));
        assertThat(driver.state(instance)).isEqualTo("ACTIVE");
        driver.complete(driver.job(id + "-refund"));
        driver.awaitCompleted(instance);
    }

    private static void compensated(ScriptTaskBuilder task, String handler) {
        task.zeebeExpression("1")
                .zeebeResultVariable("x")
                .boundaryEvent()
                .compensation(undo -> undo.scriptTask(
                        handler, script -> script.zeebeExpression("2").zeebeResultVariable("x")));
    }

    @Test
    void compensationThrownForOneActivityLeavesTheOthers() {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .scriptTask("done", task -> compensated(task, "undone"))
                        .scriptTask("kept", task -> compensated(task, "unkept"))
                        .intermediateThrowEvent(
                                "undo",
                                event -> event.compensateEventDefinition().activityRef("done"))
                        .endEvent()
                        .done(),
                id);
        long instance = driver.start(id);
        driver.awaitCompleted(instance);
        assertThat(driver.elements(instance, "undone")).hasSize(1);
        assertThat(driver.elements(instance, "unkept")).isEmpty();
    }

    @Test
    void aLinkGoesOnAtItsCatchEvent() {
        ProcessBuilder process = Bpmn.createExecutableProcess(id);
        process.startEvent().intermediateThrowEvent("from", event -> event.link("there"));
        driver.deploy(process.linkCatchEvent("to").link("there").endEvent("end").done(), id);
        long instance = driver.start(id);
        driver.awaitCompleted(instance);
        for (String element : List.of("from", "to", "end")) {
            assertThat(driver.elements(instance, element)).as(element).hasSize(1);
        }
    }

    @Test
    void aTerminateEndEventEndsItsScopeAlone() {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .subProcess(
                                "sub",
                                sub -> sub.embeddedSubProcess()
                                        .startEvent()
                                        .parallelGateway("fork")
                                        .userTask("waiting", task -> task.zeebeUserTask())
                                        .endEvent()
                                        .moveToNode("fork")
                                        .endEvent("stop", event -> event.terminate()))
                        .task("after")
                        .endEvent()
                        .done(),
                id);
        long instance = driver.start(id);
        driver.awaitCompleted(instance);
        assertThat(driver.task(instance).getState()).hasToString("CANCELED");
        assertThat(driver.elements(instance, "after")).hasSize(1);
    }

    @Nested
    class ATimerStart {
        private void pin(Duration afterNoon) {
            client.newPinClockCommand().time(NOON.plus(afterNoon)).send().join();
        }

        private void awaitInstances(int count) {
            await().atMost(ProcessDriver.PATIENCE)
                    .untilAsserted(() -> assertThat(instances(id)).hasSize(count));
        }

        @ParameterizedTest
        @ValueSource(strings = {"R2/PT10M", "0 */10 12 1 6 *"})
        void startsInstancesInACycle(String cycle) {
            pin(Duration.ZERO);
            ProcessBuilder process = Bpmn.createExecutableProcess(id);
            process.startEvent("manual").endEvent();
            driver.deploy(
                    process.startEvent("timed").timerWithCycle(cycle).endEvent().done(), id);
            pin(Duration.ofMinutes(10));
            awaitInstances(1);
            pin(Duration.ofMinutes(20));
            awaitInstances(2);
            assertThat(driver.elements(instances(id).get(0), "timed")).hasSize(1);
            long manual = driver.start(id);
            assertThat(driver.elements(manual, "manual")).hasSize(1);
        }

        @Test
        void ofAnOlderVersionIsForgotten() {
            pin(Duration.ZERO);
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent("timed")
                            .timerWithDate(NOON.plusSeconds(600).toString())
                            .endEvent()
                            .done(),
                    id);
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent("timed")
                            .timerWithDate(NOON.plusSeconds(1200).toString())
                            .endEvent()
                            .done(),
                    id);
            pin(Duration.ofMinutes(20));
            awaitInstances(1);
        }
    }

    @Test
    void aCalledProcessIsTheVersionThatTheBindingSays() {
        String called = id + "-called";
        for (int version = 1; version <= 3; version++) {
            String tag = version == 3 ? "new" : "old";
            int number = version;
            driver.deploy(
                    Bpmn.createExecutableProcess(called)
                            .versionTag(tag)
                            .startEvent()
                            .scriptTask(
                                    "s",
                                    task -> task.zeebeExpression(String.valueOf(number))
                                            .zeebeResultVariable("version"))
                            .endEvent()
                            .done(),
                    called);
        }
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .callActivity(
                                "call",
                                call -> call.zeebeProcessId(called)
                                        .zeebeBindingType(ZeebeBindingType.versionTag)
                                        .zeebeVersionTag("old"))
                        .endEvent()
                        .done(),
                id);
        long instance = driver.start(id);
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance)).containsEntry("version", "2");
    }
}
