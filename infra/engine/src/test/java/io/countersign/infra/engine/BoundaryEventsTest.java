package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.ElementInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Boundary events at every kind of activity, but for compensation, which EventsTest looks at. */
@ExtendWith(TestEngine.class)
class BoundaryEventsTest {
    private static final String JOB = "<zeebe:taskDefinition type='ID-work'/>";
    private static final String INNER =
            "<bpmn:startEvent id='in'/><bpmn:serviceTask id='inner'><bpmn:extensionElements>"
                    + JOB + "</bpmn:extensionElements></bpmn:serviceTask>"
                    + "<bpmn:sequenceFlow id='f' sourceRef='in' targetRef='inner'/>";

    private final CamundaClient client;
    private final ProcessDriver driver;
    private String id = "";

    BoundaryEventsTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    @BeforeEach
    void name() {
        id = unique("edge");
    }

    /** An activity that waits. */
    private enum Host {
        USER("userTask", "<zeebe:userTask/>", ""),
        SERVICE("serviceTask", JOB, ""),
        SEND("sendTask", JOB, ""),
        RECEIVE("receiveTask", "", ""),
        SCRIPT("scriptTask", JOB, ""),
        BUSINESS_RULE("businessRuleTask", JOB, ""),
        CALL("callActivity", "<zeebe:calledElement processId='ID-called'/>", ""),
        SUBPROCESS("subProcess", "", INNER),
        PARALLEL("serviceTask", JOB, loop(false)),
        SEQUENTIAL("serviceTask", JOB, loop(true)),
        CALLS("callActivity", "<zeebe:calledElement processId='ID-called'/>", loop(false));

        private final String tag;
        private final String extensions;
        private final String content;

        Host(String tag, String extensions, String content) {
            this.tag = tag;
            this.extensions = extensions;
            this.content = content;
        }

        private static String loop(boolean sequential) {
            return "<bpmn:multiInstanceLoopCharacteristics isSequential='" + sequential + "'>"
                    + ProcessXml.extensions("<zeebe:loopCharacteristics inputCollection='=[1, 2]' inputElement='n'/>")
                    + "</bpmn:multiInstanceLoopCharacteristics>";
        }

        String xml() {
            return "<bpmn:%s id='it'%s>%s%s</bpmn:%s>"
                    .formatted(
                            tag,
                            this == RECEIVE ? " messageRef='other'" : "",
                            ProcessXml.extensions(extensions),
                            content,
                            tag);
        }

        boolean hasJob() {
            return this != USER && this != RECEIVE;
        }

        boolean isScope() {
            return tag.equals("subProcess") || tag.equals("callActivity");
        }
    }

    /** What comes from outside. */
    private enum Trigger {
        TIMER("<bpmn:timerEventDefinition><bpmn:timeDuration>PT0.2S</bpmn:timeDuration></bpmn:timerEventDefinition>"),
        MESSAGE("<bpmn:messageEventDefinition messageRef='message'/>"),
        SIGNAL("<bpmn:signalEventDefinition signalRef='signal'/>");

        private final String definition;

        Trigger(String definition) {
            this.definition = definition;
        }
    }

    private static String at(String definition, boolean interrupting) {
        return "<bpmn:boundaryEvent id='edge' attachedToRef='it' cancelActivity='" + interrupting + "'>" + definition
                + "</bpmn:boundaryEvent><bpmn:manualTask id='caught'/>";
    }

    private long run(String host, String edge) {
        deployCalled(INNER);
        return runIt(host + edge);
    }

    private void deployCalled(String content) {
        driver.deployXml(ProcessXml.of(id + "-called", content.replace("ID", id)), id + "-called");
    }

    private long runIt(String content) {
        driver.deployXml(
                ProcessXml.of(
                        id, "<bpmn:startEvent id='start'/>" + content.replace("ID", id), "start>it", "edge>caught"),
                id);
        return driver.start(id, Map.of("key", id));
    }

    private List<String> states(long instance) {
        return driver.elements(instance, "it").stream()
                .map(ElementInstance::getState)
                .map(Enum::name)
                .distinct()
                .toList();
    }

    private void awaitCaught(long instance) {
        await().atMost(ProcessDriver.PATIENCE)
                .untilAsserted(
                        () -> assertThat(driver.elements(instance, "caught")).hasSize(1));
    }

    private void expect(long instance, boolean interrupting) {
        awaitCaught(instance);
        if (interrupting) {
            driver.awaitCompleted(instance);
            assertThat(states(instance)).containsExactly("TERMINATED");
        } else {
            assertThat(states(instance)).containsExactly("ACTIVE");
            client.newCancelInstanceCommand(instance).send().join();
        }
    }

    static Stream<Arguments> triggersAtHosts() {
        return Stream.of(Host.values())
                .flatMap(host -> Stream.of(Trigger.values())
                        .flatMap(trigger ->
                                Stream.of(true, false).map(interrupting -> Arguments.of(host, trigger, interrupting))));
    }

    @ParameterizedTest
    @MethodSource("triggersAtHosts")
    void catchWhatComesFromOutside(Host host, Trigger trigger, boolean interrupting) {
        Instant began = Instant.now();
        client.newPinClockCommand().time(began).send().join();
        long instance = run(host.xml(), at(trigger.definition, interrupting));
        assertThat(states(instance)).containsExactly("ACTIVE");
        if (trigger == Trigger.TIMER) {
            client.newPinClockCommand().time(began.plusSeconds(1)).send().join();
        } else if (trigger == Trigger.MESSAGE) {
            driver.publish(id, id, Map.of(), Duration.ofMinutes(1));
        } else if (trigger == Trigger.SIGNAL) {
            client.newBroadcastSignalCommand().signalName(id).send().join();
        }
        expect(instance, interrupting);
    }

    @ParameterizedTest
    @EnumSource(Host.class)
    void catchAnError(Host host) {
        long instance = run(host.xml(), at("<bpmn:errorEventDefinition errorRef='error'/>", true));
        if (!host.hasJob()) { // nothing there throws one, but it may be drawn
            assertThat(states(instance)).containsExactly("ACTIVE");
            return;
        }
        if (host.tag.equals("callActivity")) {
            client.newCancelInstanceCommand(instance).send().join();
            deployCalled(
                    "<bpmn:startEvent id='in'/><bpmn:endEvent id='out'><bpmn:errorEventDefinition errorRef='error'/>"
                            + "</bpmn:endEvent><bpmn:sequenceFlow id='f' sourceRef='in' targetRef='out'/>");
            instance = driver.start(id, Map.of("key", id));
        } else {
            client.newThrowErrorCommand(driver.job(id + "-work").getKey())
                    .errorCode("bad")
                    .send()
                    .join();
        }
        expect(instance, true);
    }

    static Stream<Arguments> scopes() {
        return Stream.of(Host.values())
                .filter(Host::isScope)
                .flatMap(host -> Stream.of(true, false).map(interrupting -> Arguments.of(host, interrupting)));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void catchAnEscalation(Host host, boolean interrupting) {
        String throwing = "<bpmn:startEvent id='in'/><bpmn:intermediateThrowEvent id='up'>"
                + "<bpmn:escalationEventDefinition escalationRef='escalation'/></bpmn:intermediateThrowEvent>"
                + "<bpmn:receiveTask id='wait' messageRef='other'/>"
                + "<bpmn:sequenceFlow id='f' sourceRef='in' targetRef='up'/>"
                + "<bpmn:sequenceFlow id='g' sourceRef='up' targetRef='wait'/>";
        deployCalled(throwing);
        long instance = runIt(host.xml().replace(INNER, throwing)
                + at("<bpmn:escalationEventDefinition escalationRef='escalation'/>", interrupting));
        if (interrupting) {
            expect(instance, true);
        } else {
            await().atMost(ProcessDriver.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(driver.elements(instance, "caught")).isNotEmpty());
            assertThat(states(instance)).containsExactly("ACTIVE");
        }
    }

    @ParameterizedTest
    @CsvSource({"task", "manualTask"})
    void areDrawnAtWhatDoesNotWait(String tag) {
        long instance = run("<bpmn:" + tag + " id='it'/>", at(Trigger.MESSAGE.definition, true));
        driver.awaitCompleted(instance);
        assertThat(driver.elements(instance, "caught")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <bpmn:manualTask id='it'/>                 | true  |                                                                 | must have an event definition
                    <bpmn:manualTask id='it'/>                 | false | <bpmn:errorEventDefinition errorRef='error'/>                   | an error event at a boundary must interrupt
                    <bpmn:manualTask id='it'/>                 | true  | <bpmn:escalationEventDefinition escalationRef='escalation'/>    | can only be caught at a subProcess or a callActivity
                    <bpmn:manualTask id='it'/>                 | true  | <bpmn:compensateEventDefinition/>                               | must be associated
                    <bpmn:manualTask id='it'/>                 | true  | <bpmn:cancelEventDefinition/>                                   | cancelEventDefinition
                    <bpmn:manualTask id='it'/>                 | true  | <bpmn:linkEventDefinition name='x'/>                            | linkEventDefinition
                    <bpmn:exclusiveGateway id='it'/>           | true  | <bpmn:messageEventDefinition messageRef='message'/>             | must be attached to an activity
                    <bpmn:intermediateThrowEvent id='it'/>     | true  | <bpmn:messageEventDefinition messageRef='message'/>             | must be attached to an activity
                    """)
    void areRefused(String host, boolean interrupting, String definition, String reason) {
        String edge = at(definition == null ? "" : definition, interrupting);
        assertThat(refused(() -> runIt(host + edge)).details().getDetail()).contains("'edge'", reason);
    }
}
