package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.ListenerEventType;
import io.camunda.client.api.search.response.Incident;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(TestEngine.class)
class ExecutionListenersTest {
    private final CamundaClient client;
    private final ProcessDriver driver;
    private String id = "";

    ExecutionListenersTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    @BeforeEach
    void name() {
        id = unique("heard");
    }

    private String job(String step) {
        return id + "-" + step;
    }

    private String listener(String event, String step) {
        return """
                <zeebe:executionListener eventType="%s" type="%s" retries="2">
                  <zeebe:taskHeaders><zeebe:header key="step" value="%s"/></zeebe:taskHeaders>
                </zeebe:executionListener>
                """.formatted(event, job(step), step);
    }

    private String starts() {
        return listener("start", "before-1") + listener("start", "before-2");
    }

    private String ends() {
        return listener("end", "after-1") + listener("end", "after-2");
    }

    /** Extension elements with listeners and something more. */
    private static String extensions(String listeners, String more) {
        return ProcessXml.extensions(more + "<zeebe:executionListeners>" + listeners + "</zeebe:executionListeners>");
    }

    private long run(String process, String... flows) {
        driver.deployXml(ProcessXml.of(id, process, flows), id);
        return driver.start(id, Map.of("key", id, "seen", 0));
    }

    private ActivatedJob heard(String step, String element) {
        ActivatedJob job = driver.job(job(step));
        assertThat(job.getKind()).as(step).isEqualTo(JobKind.EXECUTION_LISTENER);
        assertThat(job.getElementId()).as(step).isEqualTo(element);
        assertThat(job.getListenerEventType())
                .as(step)
                .isEqualTo(step.startsWith("before") ? ListenerEventType.START : ListenerEventType.END);
        assertThat(job.getCustomHeaders()).containsEntry("step", step);
        assertThat(job.getRetries()).isEqualTo(2);
        return job;
    }

    private void hearBefore(String element) {
        driver.complete(heard("before-1", element), Map.of("begun", 1));
        assertThat(driver.jobsNow(job("work"))).as("the work waits").isEmpty();
        ActivatedJob second = heard("before-2", element);
        assertThat(second.getVariablesAsMap()).containsEntry("begun", 1);
        driver.complete(second);
    }

    private void hearAfter(String element) {
        driver.complete(heard("after-1", element), Map.of("done", 2));
        ActivatedJob second = heard("after-2", element);
        assertThat(second.getVariablesAsMap()).containsEntry("done", 2);
        driver.complete(second);
    }

    /** What the element under test needs from outside before it is done. */
    private interface Work extends Consumer<ExecutionListenersTest> {}

    private static final Work NOTHING = test -> {};
    private static final Work A_JOB = test -> test.driver.complete(test.driver.job(test.job("work")));
    private static final Work A_MESSAGE =
            test -> test.driver.publish(test.id, test.id, Map.of(), Duration.ofMinutes(1));
    private static final Work A_SIGNAL = test ->
            test.client.newBroadcastSignalCommand().signalName(test.id).send().join();

    static Stream<Arguments> elements() {
        String job = "<zeebe:taskDefinition type='JOB-work'/>";
        return Stream.of(
                Arguments.of("serviceTask", job, "", A_JOB),
                Arguments.of("sendTask", job, "", A_JOB),
                Arguments.of("scriptTask", job, "", A_JOB),
                Arguments.of("scriptTask", "<zeebe:script expression='=1 + 1' resultVariable='two'/>", "", NOTHING),
                Arguments.of("businessRuleTask", job, "", A_JOB),
                Arguments.of("receiveTask", "", "", A_MESSAGE),
                Arguments.of("task", "", "", NOTHING),
                Arguments.of("manualTask", "", "", NOTHING),
                Arguments.of("userTask", "<zeebe:userTask/>", "", (Work) test -> {
                    long instance = test.client
                            .newProcessInstanceSearchRequest()
                            .filter(filter -> filter.processDefinitionId(test.id))
                            .send()
                            .join()
                            .items()
                            .get(0)
                            .getProcessInstanceKey();
                    test.driver.completeTask(test.driver.task(instance).getUserTaskKey(), Map.of());
                }),
                Arguments.of("callActivity", "<zeebe:calledElement processId='ID-called'/>", "", A_JOB),
                Arguments.of(
                        "subProcess",
                        "",
                        "<bpmn:startEvent id='in'/><bpmn:sequenceFlow id='f' sourceRef='in' targetRef='out'/>"
                                + "<bpmn:endEvent id='out'/>",
                        NOTHING),
                Arguments.of("intermediateThrowEvent", "", "", NOTHING),
                Arguments.of(
                        "intermediateThrowEvent", job, "<bpmn:messageEventDefinition messageRef='message'/>", A_JOB),
                Arguments.of("intermediateThrowEvent", "", "<bpmn:signalEventDefinition signalRef='signal'/>", NOTHING),
                Arguments.of(
                        "intermediateThrowEvent",
                        "",
                        "<bpmn:escalationEventDefinition escalationRef='escalation'/>",
                        NOTHING),
                Arguments.of("intermediateThrowEvent", "", "<bpmn:compensateEventDefinition/>", NOTHING),
                Arguments.of(
                        "intermediateCatchEvent", "", "<bpmn:messageEventDefinition messageRef='message'/>", A_MESSAGE),
                Arguments.of(
                        "intermediateCatchEvent", "", "<bpmn:signalEventDefinition signalRef='signal'/>", A_SIGNAL),
                Arguments.of(
                        "intermediateCatchEvent",
                        "",
                        "<bpmn:timerEventDefinition><bpmn:timeDuration>=\"PT\" + string(begun - 1) + \"S\""
                                + "</bpmn:timeDuration></bpmn:timerEventDefinition>",
                        NOTHING),
                Arguments.of("endEvent", "", "", NOTHING),
                Arguments.of("endEvent", job, "<bpmn:messageEventDefinition messageRef='message'/>", A_JOB),
                Arguments.of("endEvent", "", "<bpmn:signalEventDefinition signalRef='signal'/>", NOTHING),
                Arguments.of("endEvent", "", "<bpmn:escalationEventDefinition escalationRef='escalation'/>", NOTHING),
                Arguments.of("endEvent", "", "<bpmn:compensateEventDefinition/>", NOTHING),
                Arguments.of("endEvent", "", "<bpmn:terminateEventDefinition/>", NOTHING));
    }

    @ParameterizedTest
    @MethodSource("elements")
    void standBeforeAndAfter(String tag, String extension, String content, Work work) {
        driver.deployXml(
                ProcessXml.of(
                        job("called"),
                        "<bpmn:startEvent id='start'/><bpmn:serviceTask id='work'>"
                                + "<bpmn:extensionElements><zeebe:taskDefinition type='" + job("work")
                                + "'/></bpmn:extensionElements></bpmn:serviceTask>",
                        "start>work"),
                job("called"));
        String own = extension.replace("JOB", id).replace("ID", id);
        String element = "<bpmn:startEvent id='start'/><bpmn:%s id='it'%s>%s%s</bpmn:%s>"
                .formatted(
                        tag,
                        tag.equals("receiveTask") ? " messageRef='message'" : "",
                        extensions(starts() + ends(), own),
                        content,
                        tag);
        long instance = run(element, "start>it");
        hearBefore("it");
        work.accept(this);
        hearAfter("it");
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance)).containsEntry("done", "2");
    }

    @ParameterizedTest
    @CsvSource({"exclusiveGateway", "parallelGateway", "inclusiveGateway"})
    void standBeforeAGateway(String tag) {
        long instance = run(
                "<bpmn:startEvent id='start'/><bpmn:%s id='it'>%s</bpmn:%s><bpmn:endEvent id='end'/>"
                        .formatted(tag, extensions(starts(), ""), tag),
                "start>it",
                "it>end");
        hearBefore("it");
        driver.awaitCompleted(instance);
    }

    @Test
    void decideWhereAGatewayGoes() {
        long instance = run(
                "<bpmn:startEvent id='start'/><bpmn:exclusiveGateway id='it' default='it_no'>"
                        + extensions(starts(), "")
                        + "</bpmn:exclusiveGateway><bpmn:endEvent id='no'/><bpmn:endEvent id='yes'/>"
                        + "<bpmn:sequenceFlow id='y' sourceRef='it' targetRef='yes'><bpmn:conditionExpression"
                        + " xsi:type='bpmn:tFormalExpression'>=begun = 1</bpmn:conditionExpression></bpmn:sequenceFlow>",
                "start>it",
                "it>no");
        hearBefore("it");
        driver.awaitCompleted(instance);
        assertThat(driver.elements(instance, "yes")).hasSize(1);
        assertThat(driver.variables(instance)).as("the gateway's own").doesNotContainKey("begun");
    }

    @Test
    void standBeforeAnEventBasedGateway() {
        long instance = run(
                "<bpmn:startEvent id='start'/><bpmn:eventBasedGateway id='it'>" + extensions(starts(), "")
                        + "</bpmn:eventBasedGateway><bpmn:intermediateCatchEvent id='a'><bpmn:messageEventDefinition"
                        + " messageRef='message'/></bpmn:intermediateCatchEvent><bpmn:intermediateCatchEvent id='b'>"
                        + "<bpmn:signalEventDefinition signalRef='signal'/></bpmn:intermediateCatchEvent>",
                "start>it",
                "it>a",
                "it>b");
        A_SIGNAL.accept(this);
        assertThat(driver.state(instance)).as("not yet subscribed").isEqualTo("ACTIVE");
        hearBefore("it");
        A_MESSAGE.accept(this);
        driver.awaitCompleted(instance);
        assertThat(driver.elements(instance, "a")).hasSize(1);
    }

    @Test
    void standAfterAStartEvent() {
        long instance = run(
                "<bpmn:startEvent id='it'>" + extensions(ends(), "") + "</bpmn:startEvent><bpmn:endEvent id='end'/>",
                "it>end");
        hearAfter("it");
        driver.awaitCompleted(instance);
    }

    @Test
    void standAfterABoundaryEvent() {
        long instance = run(
                "<bpmn:startEvent id='start'/><bpmn:receiveTask id='task' messageRef='message'/>"
                        + "<bpmn:boundaryEvent id='it' attachedToRef='task'>" + extensions(ends(), "")
                        + "<bpmn:signalEventDefinition signalRef='signal'/></bpmn:boundaryEvent>"
                        + "<bpmn:endEvent id='end'/>",
                "start>task",
                "it>end");
        A_SIGNAL.accept(this);
        hearAfter("it");
        driver.awaitCompleted(instance);
    }

    @Test
    void standBeforeAnErrorEndEvent() {
        long instance = run(
                "<bpmn:startEvent id='start'/><bpmn:subProcess id='sub'><bpmn:startEvent id='in'/><bpmn:endEvent id='it'>"
                        + extensions(starts(), "") + "<bpmn:errorEventDefinition errorRef='error'/></bpmn:endEvent>"
                        + "<bpmn:sequenceFlow id='f' sourceRef='in' targetRef='it'/></bpmn:subProcess>"
                        + "<bpmn:boundaryEvent id='caught' attachedToRef='sub'>"
                        + "<bpmn:errorEventDefinition errorRef='error'/></bpmn:boundaryEvent>",
                "start>sub");
        hearBefore("it");
        driver.awaitCompleted(instance);
        assertThat(driver.elements(instance, "caught")).hasSize(1);
    }

    @Test
    void standBeforeAndAfterAProcess() {
        long instance = run(
                extensions(starts() + ends(), "") + "<bpmn:startEvent id='start'/><bpmn:parallelGateway id='fork'/>"
                        + "<bpmn:manualTask id='a'/><bpmn:receiveTask id='b' messageRef='message'/>",
                "start>fork",
                "fork>a",
                "fork>b");
        hearBefore(id);
        assertThat(driver.variables(instance)).containsEntry("begun", "1");
        assertThat(driver.jobsNow(job("after-1"))).as("while b goes on").isEmpty();
        A_MESSAGE.accept(this);
        hearAfter(id);
        driver.awaitCompleted(instance);
    }

    @Test
    void standBeforeAndAfterAnEventSubprocess() {
        long instance = run(
                "<bpmn:startEvent id='start'/><bpmn:receiveTask id='task' messageRef='message'/>"
                        + "<bpmn:subProcess id='it' triggeredByEvent='true'>" + extensions(starts() + ends(), "")
                        + "<bpmn:startEvent id='in'><bpmn:signalEventDefinition signalRef='signal'/></bpmn:startEvent>"
                        + "<bpmn:endEvent id='out'/><bpmn:sequenceFlow id='f' sourceRef='in' targetRef='out'/>"
                        + "</bpmn:subProcess>",
                "start>task");
        A_SIGNAL.accept(this);
        hearBefore("it");
        hearAfter("it");
        driver.awaitCompleted(instance);
    }

    @Test
    void standBeforeAndAfterEachOfAMultiInstance() {
        long instance = run(
                "<bpmn:startEvent id='start'/><bpmn:manualTask id='it'>"
                        + extensions(listener("start", "before-1") + listener("end", "after-1"), "")
                        + "<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics"
                        + " inputCollection='=[1, 2]' inputElement='item' outputCollection='all' outputElement='=item + more'/>"
                        + "</bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics></bpmn:manualTask>",
                "start>it");
        for (int i = 0; i < 2; i++) {
            driver.complete(heard("before-1", "it"), Map.of("more", 10));
        }
        for (int i = 0; i < 2; i++) {
            driver.complete(heard("after-1", "it"));
        }
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance)).containsEntry("all", "[11,12]").doesNotContainKey("more");
    }

    @Test
    void seeMappings() {
        long instance = run(
                "<bpmn:startEvent id='start'/><bpmn:serviceTask id='it'>"
                        + extensions(
                                starts() + ends(),
                                "<zeebe:taskDefinition type='" + job("work") + "'/><zeebe:ioMapping>"
                                        + "<zeebe:input source='=key' target='given'/>"
                                        + "<zeebe:output source='=begun + result' target='sum'/></zeebe:ioMapping>")
                        + "</bpmn:serviceTask>",
                "start>it");
        ActivatedJob first = heard("before-1", "it");
        assertThat(first.getVariablesAsMap()).as("inputs").containsEntry("given", id);
        driver.complete(first, Map.of("begun", 1));
        driver.complete(heard("before-2", "it"));
        driver.complete(driver.job(job("work")), Map.of("result", 4));
        ActivatedJob after = heard("after-1", "it");
        assertThat(after.getVariablesAsMap())
                .as("outputs")
                .containsEntry("sum", 5)
                .containsEntry("begun", 1);
        driver.complete(after, Map.of("sum", 6));
        driver.complete(heard("after-2", "it"));
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance)).containsEntry("sum", "6").doesNotContainKey("begun");
    }

    @Nested
    class AFailure {
        private long begin(String type) {
            return run(
                    "<bpmn:startEvent id='start'/><bpmn:manualTask id='it'>"
                            + extensions(
                                    listener("start", "before-1")
                                            + "<zeebe:executionListener eventType='start' type='" + type + "'/>"
                                            + listener("end", "after-1"),
                                    "")
                            + "</bpmn:manualTask>",
                    "start>it");
        }

        @ParameterizedTest
        @CsvSource({"before-1", "after-1"})
        void isAnIncidentAtTheElement(String step) {
            long instance = begin(job("second"));
            if (step.equals("after-1")) {
                driver.complete(driver.job(job("before-1")));
                driver.complete(driver.job(job("second")));
            }
            ActivatedJob job = driver.job(job(step));
            client.newFailCommand(job).retries(0).errorMessage("no").send().join();
            Incident incident = driver.incident(instance);
            assertThat(incident.getErrorType().name()).isEqualTo("EXECUTION_LISTENER_NO_RETRIES");
            assertThat(incident.getElementId()).isEqualTo("it");
            assertThat(incident.getJobKey()).isEqualTo(job.getKey());
            client.newUpdateRetriesCommand(job).retries(1).send().join();
            driver.resolve(incident);
            driver.complete(driver.job(job(step)));
            if (step.equals("before-1")) {
                driver.complete(driver.job(job("second")));
                driver.complete(driver.job(job("after-1")));
            }
            driver.awaitCompleted(instance);
        }

        @Test
        void cannotBeAnError() {
            begin(job("second"));
            long job = driver.job(job("before-1")).getKey();
            assertThat(refused(() -> client.newThrowErrorCommand(job)
                                    .errorCode("bad")
                                    .send()
                                    .join())
                            .code())
                    .isEqualTo(409);
        }

        @Test
        void ofAnExpressionBringsTheListenersAgain() {
            long instance = begin("=second");
            driver.complete(driver.job(job("before-1")));
            Incident incident = driver.incident(instance);
            assertThat(incident.getErrorType().name()).isEqualTo("EXTRACT_VALUE_ERROR");
            assertThat(incident.getElementId()).isEqualTo("it");
            driver.setVariables(instance, Map.of("second", job("second")));
            driver.resolve(incident);
            driver.complete(driver.job(job("before-1")));
            driver.complete(driver.job(job("second")));
            driver.complete(driver.job(job("after-1")));
            driver.awaitCompleted(instance);
        }
    }

    @Test
    void goWithTheirElement() {
        long instance = run(
                "<bpmn:startEvent id='start'/><bpmn:manualTask id='it'>" + extensions(starts(), "")
                        + "</bpmn:manualTask>",
                "start>it");
        long job = driver.job(job("before-1")).getKey();
        client.newCancelInstanceCommand(instance).send().join();
        driver.awaitState(instance, "TERMINATED");
        assertThat(refused(() -> client.newCompleteCommand(job).send().join()).code())
                .isEqualTo(404);
    }

    @Test
    void areFoundByTheirKind() {
        long instance = run(
                "<bpmn:startEvent id='start'/><bpmn:manualTask id='it'>" + extensions(ends(), "")
                        + "</bpmn:manualTask>",
                "start>it");
        assertThat(client.newJobSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance)
                                .kind(JobKind.EXECUTION_LISTENER)
                                .listenerEventType(ListenerEventType.END))
                        .send()
                        .join()
                        .items())
                .hasSize(1);
    }

    private @Nullable String refusal(String process) {
        return refused(() -> driver.deployXml(ProcessXml.of(id, process), id))
                .details()
                .getDetail();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    startEvent           |                                                 | start  | a startEvent must not have start listeners
                    exclusiveGateway     |                                                 | end    | a gateway must not have end listeners
                    endEvent             | <bpmn:errorEventDefinition errorRef='error'/>   | end    | an error end event must not have end listeners
                    manualTask           |                                                 | middle | event type 'middle'
                    """)
    void areRefusedWhere(String tag, @Nullable String content, String event, String reason) {
        assertThat(refusal("<bpmn:%s id='it'>%s%s</bpmn:%s>"
                        .formatted(tag, extensions(listener(event, "one"), ""), content == null ? "" : content, tag)))
                .contains("'it'", reason);
    }

    @Test
    void areRefusedTwice() {
        assertThat(refusal("<bpmn:manualTask id='it'>"
                        + extensions(listener("start", "one") + listener("start", "one"), "") + "</bpmn:manualTask>"))
                .contains("'it'", "two execution listeners");
    }
}
