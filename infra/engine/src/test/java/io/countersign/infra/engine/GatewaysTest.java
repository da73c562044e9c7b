package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestEngine.class)
class GatewaysTest {
    private final CamundaClient client;
    private final ProcessDriver driver;
    private String id = "";

    GatewaysTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    @BeforeEach
    void name() {
        id = unique("gateway");
    }

    @Nested
    class AnInclusiveGateway {
        private void deploy() {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .inclusiveGateway("split")
                            .defaultFlow()
                            .task("small")
                            .inclusiveGateway("join")
                            .endEvent("end")
                            .moveToNode("split")
                            .conditionExpression("amount > 10")
                            .task("large")
                            .connectTo("join")
                            .moveToNode("split")
                            .conditionExpression("amount > 100")
                            .serviceTask("huge")
                            .zeebeJobType(id)
                            .connectTo("join")
                            .done(),
                    id);
        }

        @ParameterizedTest
        @CsvSource({"5, 0, 1", "50, 1, 0"})
        void takesEveryFlowThatHoldsElseTheDefault(int amount, int large, int small) {
            deploy();
            long instance = driver.start(id, Map.of("amount", amount));
            driver.awaitCompleted(instance);
            assertThat(driver.elements(instance, "large")).hasSize(large);
            assertThat(driver.elements(instance, "small")).hasSize(small);
            assertThat(driver.elements(instance, "end")).hasSize(1);
        }

        @Test
        void waitsForWhatCanStillArrive() {
            deploy();
            long instance = driver.start(id, Map.of("amount", 500));
            assertThat(driver.elements(instance, "end")).isEmpty();
            driver.complete(driver.job(id));
            driver.awaitCompleted(instance);
            assertThat(driver.elements(instance, "end")).hasSize(1);
        }

        @Test
        void withoutAFlowToTakeIsAnIncident() {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .inclusiveGateway("split")
                            .conditionExpression("amount > 10")
                            .task("large")
                            .endEvent()
                            .moveToNode("split")
                            .conditionExpression("amount > 100")
                            .endEvent()
                            .done(),
                    id);
            long instance = driver.start(id, Map.of("amount", 1));
            assertThat(driver.incident(instance).getErrorType()).hasToString("CONDITION_ERROR");
            driver.setVariables(instance, Map.of("amount", 20));
            driver.resolve(driver.incident(instance));
            driver.awaitCompleted(instance);
        }
    }

    @Nested
    class AnEventBasedGateway {
        private static final Instant NOON = Instant.parse("2031-06-01T12:00:00Z");

        private long begin() {
            client.newPinClockCommand().time(NOON).send().join();
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .eventBasedGateway("wait")
                            .intermediateCatchEvent(
                                    "message",
                                    event -> event.message(m -> m.name(id).zeebeCorrelationKeyExpression("key"))
                                            .zeebeOutputExpression("got + 1", "mapped"))
                            .endEvent("answered")
                            .moveToNode("wait")
                            .intermediateCatchEvent("timer", event -> event.timerWithDuration("PT1H"))
                            .endEvent("late")
                            .moveToNode("wait")
                            .intermediateCatchEvent("signal", event -> event.signal(id))
                            .endEvent("signalled")
                            .done(),
                    id);
            return driver.start(id, Map.of("key", id));
        }

        @Test
        void goesOnWithTheMessageThatComesFirst() {
            long instance = begin();
            driver.publish(id, id, Map.of("got", 1), Duration.ZERO);
            driver.awaitCompleted(instance);
            assertThat(driver.elements(instance, "answered")).hasSize(1);
            assertThat(driver.variables(instance)).containsEntry("mapped", "2").doesNotContainKey("got");
        }

        @Test
        void goesOnWithTheTimerThatComesFirst() {
            long instance = begin();
            client.newPinClockCommand().time(NOON.plusSeconds(3600)).send().join();
            driver.awaitCompleted(instance);
            assertThat(driver.elements(instance, "late")).hasSize(1);
        }

        @Test
        void goesOnWithTheSignalThatComesFirst() {
            long instance = begin();
            client.newBroadcastSignalCommand().signalName(id).send().join();
            driver.awaitCompleted(instance);
            assertThat(driver.elements(instance, "signalled")).hasSize(1);
            assertThat(driver.elements(instance, "message")).isEmpty();
        }
    }
}
