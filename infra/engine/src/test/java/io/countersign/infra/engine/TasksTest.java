package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import io.camunda.zeebe.model.bpmn.builder.StartEventBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestEngine.class)
class TasksTest {
    private final ProcessDriver driver;
    private String id = "";

    TasksTest(ProcessDriver driver) {
        this.driver = driver;
    }

    @BeforeEach
    void name() {
        id = unique("task");
    }

    private void deploy(Function<StartEventBuilder, AbstractFlowNodeBuilder<?, ?>> drawn) {
        driver.deploy(
                drawn.apply(Bpmn.createExecutableProcess(id).startEvent())
                        .endEvent()
                        .done(),
                id);
    }

    @Test
    void aScriptTaskSetsItsResult() {
        deploy(start -> start.scriptTask(
                "it", task -> task.zeebeExpression("amount * 2").zeebeResultVariable("twice")));
        long instance = driver.start(id, Map.of("amount", 21));
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance)).containsEntry("twice", "42");
        assertThat(driver.elements(instance, "it").get(0).getType()).hasToString("SCRIPT_TASK");
    }

    @Test
    void aScriptTaskMapsItsResult() {
        deploy(start -> start.scriptTask(
                "it",
                task -> task.zeebeExpression("base + 1")
                        .zeebeResultVariable("local")
                        .zeebeInputExpression("amount", "base")
                        .zeebeOutputExpression("local * 10", "out")));
        long instance = driver.start(id, Map.of("amount", 1));
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance)).containsEntry("out", "20").doesNotContainKeys("local", "base");
    }

    @Test
    void aScriptThatFailsIsAnIncident() {
        deploy(start -> start.scriptTask(
                "it", task -> task.zeebeExpression("assert(x, x != null)").zeebeResultVariable("y")));
        long instance = driver.start(id);
        assertThat(driver.incident(instance).getErrorType()).hasToString("EXTRACT_VALUE_ERROR");
        driver.setVariables(instance, Map.of("x", 5));
        driver.resolve(driver.incident(instance));
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance)).containsEntry("y", "5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "script", "rule", "throw", "end"})
    void isDoneByAWorker(String kind) {
        deploy(start -> switch (kind) {
            case "send" -> start.sendTask("it", task -> task.zeebeJobType(id).zeebeTaskHeader("k", "v"));
            case "script" ->
                start.scriptTask("it", task -> task.zeebeJobType(id).zeebeTaskHeader("k", "v"));
            case "rule" ->
                start.businessRuleTask("it", task -> task.zeebeJobType(id).zeebeTaskHeader("k", "v"));
            default ->
                start.intermediateThrowEvent(
                        "it", event -> event.message("m").zeebeJobType(id).zeebeTaskHeader("k", "v"));
        });
        if (kind.equals("end")) {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .endEvent(
                                    "it",
                                    event -> event.message("m").zeebeJobType(id).zeebeTaskHeader("k", "v"))
                            .done(),
                    id);
        }
        long instance = driver.start(id);
        ActivatedJob job = driver.job(id);
        assertThat(job.getElementId()).isEqualTo("it");
        assertThat(job.getCustomHeaders()).containsEntry("k", "v");
        driver.complete(job, Map.of("done", true));
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance)).containsEntry("done", "true");
    }

    @Test
    void anUndefinedAndAManualTaskAreWalkedThrough() {
        deploy(start -> start.task("undefined").manualTask("manual"));
        long instance = driver.start(id);
        driver.awaitCompleted(instance);
        assertThat(driver.elements(instance, "undefined").get(0).getType()).hasToString("TASK");
        assertThat(driver.elements(instance, "manual").get(0).getType()).hasToString("MANUAL_TASK");
    }

    @Test
    void aReceiveTaskWaitsForItsMessage() {
        deploy(start -> start.receiveTask(
                "it",
                task -> task.message(m -> m.name(id).zeebeCorrelationKeyExpression("order"))
                        .zeebeOutputExpression("answer", "mapped")));
        long instance = driver.start(id, Map.of("order", "o1"));
        driver.publish(id, "other", Map.of("answer", 1), Duration.ZERO);
        assertThat(driver.state(instance)).isEqualTo("ACTIVE");
        driver.publish(id, "o1", Map.of("answer", 2), Duration.ZERO);
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance)).containsEntry("mapped", "2").doesNotContainKey("answer");
    }

    @Test
    void aReceiveTaskTakesABufferedMessage() {
        deploy(start ->
                start.receiveTask("it", task -> task.message(m -> m.name(id).zeebeCorrelationKeyExpression("order"))));
        driver.publish(id, "o2", Map.of("answer", 3), Duration.ofHours(1));
        long instance = driver.start(id, Map.of("order", "o2"));
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance)).containsEntry("answer", "3");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void repeatsScriptsAndReceiversForEachElement(boolean sequential) {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .scriptTask(
                                "script",
                                task -> task.zeebeExpression("item * loopCounter")
                                        .zeebeResultVariable("value")
                                        .multiInstance(loop -> (sequential ? loop.sequential() : loop.parallel())
                                                .zeebeInputCollectionExpression("items")
                                                .zeebeInputElement("item")
                                                .zeebeOutputCollection("values")
                                                .zeebeOutputElementExpression("value")))
                        .receiveTask(
                                "receive",
                                task -> task.message(m -> m.name(id).zeebeCorrelationKeyExpression("string(item)"))
                                        .multiInstance(loop -> (sequential ? loop.sequential() : loop.parallel())
                                                .zeebeInputCollectionExpression("items")
                                                .zeebeInputElement("item")))
                        .manualTask("nothing")
                        .multiInstance(loop -> (sequential ? loop.sequential() : loop.parallel())
                                .zeebeInputCollectionExpression("[1, 2]"))
                        .endEvent()
                        .done(),
                id);
        long instance = driver.start(id, Map.of("items", List.of(5, 6, 7)));
        for (int item = 5; item <= 7; item++) {
            driver.publish(id, String.valueOf(item), Map.of(), Duration.ofHours(1));
        }
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance)).containsEntry("values", "[5,12,21]");
        assertThat(driver.elements(instance, "nothing"))
                .extracting(element -> element.getType().name())
                .containsExactly("MANUAL_TASK", "MANUAL_TASK");
    }
}
