package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestEngine.class)
class MessagesTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final CamundaClient client;
    private final ProcessDriver driver;
    private String id = "";
    private String name = "";

    MessagesTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    @BeforeEach
    void name() {
        id = unique("message");
        name = id + "-sent";
    }

    private BpmnModelInstance catching(String process) {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .intermediateCatchEvent(
                        "catch",
                        event -> event.message(message -> message.name(name).zeebeCorrelationKeyExpression("key")))
                .serviceTask("after", task -> task.zeebeJobType(process))
                .endEvent()
                .done();
    }

    private BpmnModelInstance startedBy(String process) {
        return Bpmn.createExecutableProcess(process)
                .startEvent("start")
                .message(message -> message.name(name))
                .serviceTask("after", task -> task.zeebeJobType(process))
                .endEvent()
                .done();
    }

    private int publish(String key, @Nullable String messageId, Duration timeToLive) {
        var command = client.newPublishMessageCommand().messageName(name);
        var keyed = key.isEmpty() ? command.withoutCorrelationKey() : command.correlationKey(key);
        keyed.timeToLive(timeToLive).variables(Map.of("sent", true));
        if (messageId != null) {
            keyed.messageId(messageId);
        }
        keyed.send().join();
        return 1;
    }

    private List<ProcessInstance> instances() {
        return client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionId(id))
                .send()
                .join()
                .items();
    }

    /**
     * Each kind of message published twice. A second message of the same id is refused while the first is in the buffer; a
     * start event starts one instance a key at a time, and another one for each message without key; a catch event takes a
     * message that comes before it if it was buffered.
     */
    @ParameterizedTest(name = "{0} event, key {1}, id {2}, buffered {3}")
    @CsvSource({
        "start, k, m, true, true, 1",
        "start, k, m, false, false, 1",
        "start, k, , true, false, 1",
        "start, k, , false, false, 1",
        "start, '', m, true, true, 1",
        "start, '', m, false, false, 2",
        "start, '', , true, false, 2",
        "start, '', , false, false, 2",
        "catch, k, m, true, true, 1",
        "catch, k, m, false, false, 0",
        "catch, k, , true, false, 1",
        "catch, k, , false, false, 0",
        "catch, '', m, true, true, 0",
        "catch, '', m, false, false, 0",
        "catch, '', , true, false, 0",
        "catch, '', , false, false, 0"
    })
    void theSixteenCases(
            String event, String key, @Nullable String messageId, boolean buffered, boolean secondRefused, int taken) {
        boolean starts = event.equals("start");
        driver.deploy(starts ? startedBy(id) : catching(id), id);
        Duration timeToLive = buffered ? LONG : Duration.ZERO;
        publish(key, messageId, timeToLive);
        if (secondRefused) {
            assertThat(refused(() -> publish(key, messageId, timeToLive)).code())
                    .isEqualTo(409);
        } else {
            publish(key, messageId, timeToLive);
        }
        if (starts) {
            assertThat(instances()).hasSize(taken);
            return;
        }
        long instance = driver.start(id, Map.of("key", key.isEmpty() ? "none" : key));
        if (taken == 0) {
            assertThat(driver.jobsNow(id)).isEmpty();
            assertThat(driver.elements(instance, "catch"))
                    .extracting(e -> e.getState().name())
                    .containsExactly("ACTIVE");
        } else {
            assertThat(driver.job(id).getVariablesAsMap()).containsEntry("sent", true);
        }
    }

    @Nested
    class ACatchEvent {
        @BeforeEach
        void deploy() {
            driver.deploy(catching(id), id);
        }

        @Test
        void takesTheMessageOfItsKeyOnly() {
            long one = driver.start(id, Map.of("key", "one"));
            driver.start(id, Map.of("key", "two"));
            driver.publish(name, "one", Map.of("n", 1), Duration.ZERO);
            assertThat(driver.job(id).getProcessInstanceKey()).isEqualTo(one);
            assertThat(driver.jobsNow(id)).isEmpty();
        }

        @Test
        void mayHaveANumberAsItsKey() {
            driver.start(id, Map.of("key", 17));
            driver.publish(name, "17", Map.of(), Duration.ZERO);
            driver.job(id);
        }

        @Test
        void takesTheOldestOfSeveral() {
            driver.publish(name, "k", Map.of("n", 1), LONG);
            driver.publish(name, "k", Map.of("n", 2), LONG);
            driver.start(id, Map.of("key", "k"));
            assertThat(driver.job(id).getVariable("n")).isEqualTo(1);
            driver.start(id, Map.of("key", "k"));
            assertThat(driver.job(id).getVariable("n")).isEqualTo(2);
        }

        @Test
        void isTheOnlyOneOfItsProcessToTakeAMessage() {
            driver.start(id, Map.of("key", "k"));
            driver.start(id, Map.of("key", "k"));
            driver.publish(name, "k", Map.of(), LONG);
            driver.job(id);
            assertThat(driver.jobsNow(id)).isEmpty();
        }

        @Test
        void sharesAMessageWithOtherProcesses() {
            String other = unique("other");
            driver.deploy(catching(other), other);
            driver.start(id, Map.of("key", "k"));
            driver.start(other, Map.of("key", "k"));
            driver.publish(name, "k", Map.of(), Duration.ZERO);
            driver.job(id);
            driver.job(other);
        }

        @Test
        void doesNotTakeAMessageThatIsOverItsTime() {
            client.newPinClockCommand()
                    .time(Instant.parse("2030-01-01T00:00:00Z"))
                    .send()
                    .join();
            driver.publish(name, "k", Map.of(), Duration.ofMinutes(1));
            client.newPinClockCommand()
                    .time(Instant.parse("2030-01-01T00:01:01Z"))
                    .send()
                    .join();
            driver.start(id, Map.of("key", "k"));
            assertThat(driver.jobsNow(id)).isEmpty();
            publish("k", null, Duration.ZERO);
            driver.job(id);
        }

        @Test
        void takesKeysLongerThanADatabaseName() {
            String key = "k".repeat(250);
            driver.start(id, Map.of("key", key));
            driver.publish(name, key, Map.of(), Duration.ZERO);
            driver.job(id);
        }
    }

    @Test
    void aMessageIdIsFreeAgainAfterItsTime() {
        client.newPinClockCommand()
                .time(Instant.parse("2030-01-01T00:00:00Z"))
                .send()
                .join();
        publish("k", "id", Duration.ofMinutes(1));
        assertThat(refused(() -> publish("k", "id", LONG)).code()).isEqualTo(409);
        publish("other-key", "id", Duration.ofMinutes(1));
        client.newPinClockCommand()
                .time(Instant.parse("2030-01-01T00:01:00Z"))
                .send()
                .join();
        publish("k", "id", Duration.ofMinutes(1));
    }

    @Nested
    class AMessageStartEvent {
        @BeforeEach
        void deploy() {
            driver.deploy(startedBy(id), id);
        }

        @Test
        void startsTheNextInstanceOfAKeyWhenTheFirstHasEnded() {
            driver.publish(name, "k", Map.of("n", 1), LONG);
            driver.publish(name, "k", Map.of("n", 2), LONG);
            ActivatedJob first = driver.job(id);
            assertThat(driver.jobsNow(id)).isEmpty();
            driver.complete(first);
            ActivatedJob second = driver.job(id);
            assertThat(second.getVariable("n")).isEqualTo(2);
            assertThat(second.getProcessInstanceKey()).isNotEqualTo(first.getProcessInstanceKey());
        }

        @Test
        void startsTheNextInstanceWhenTheFirstIsCancelled() {
            driver.publish(name, "k", Map.of("n", 1), LONG);
            driver.publish(name, "k", Map.of("n", 2), LONG);
            client.newCancelInstanceCommand(driver.job(id).getProcessInstanceKey())
                    .send()
                    .join();
            assertThat(driver.job(id).getVariable("n")).isEqualTo(2);
        }

        @Test
        void startsTheLatestVersion() {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent("start")
                            .message(message -> message.name(name))
                            .serviceTask("newer", task -> task.zeebeJobType(id))
                            .endEvent()
                            .done(),
                    id);
            driver.publish(name, "k", Map.of(), Duration.ZERO);
            assertThat(driver.job(id).getElementId()).isEqualTo("newer");
            await().untilAsserted(() -> assertThat(instances()).hasSize(1));
        }
    }
}
