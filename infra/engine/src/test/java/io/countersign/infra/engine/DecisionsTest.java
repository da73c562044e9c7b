package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.Decision;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestEngine.class)
class DecisionsTest {
    private final CamundaClient client;
    private final ProcessDriver driver;
    private String id = "";

    DecisionsTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    @BeforeEach
    void name() {
        id = unique("decision");
    }

    /** Grades a score: two rules that both match above 90. */
    private String dmn(String hitPolicy, String best) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drd-%1$s" name="Grades"
                  namespace="urn:test">
                  <decision id="%1$s" name="Grade">
                    <decisionTable id="table" hitPolicy="%2$s">
                      <input id="in"><inputExpression id="ie" typeRef="number"><text>score</text></inputExpression></input>
                      <output id="out" name="grade" typeRef="string"/>
                      <rule id="r1"><inputEntry id="i1"><text>&gt; 90</text></inputEntry>
                        <outputEntry id="o1"><text>"%3$s"</text></outputEntry></rule>
                      <rule id="r2"><inputEntry id="i2"><text>&gt; 50</text></inputEntry>
                        <outputEntry id="o2"><text>"pass"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(id, hitPolicy, best);
    }

    private BpmnModelInstance process(ZeebeBindingType binding) {
        return Bpmn.createExecutableProcess(id + "-process")
                .startEvent()
                .businessRuleTask(
                        "decide",
                        task -> task.zeebeCalledDecisionId(id)
                                .zeebeResultVariable("grade")
                                .zeebeBindingType(binding))
                .endEvent()
                .done();
    }

    private DeploymentEvent deploy(String dmn, ZeebeBindingType binding) {
        return client.newDeployResourceCommand()
                .addResourceStringUtf8(dmn, id + ".dmn")
                .addProcessModel(process(binding), id + ".bpmn")
                .send()
                .join();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "FIRST; 95; \"best\"",
                "FIRST; 60; \"pass\"",
                "FIRST; 10; null",
                "COLLECT; 95; [\"best\",\"pass\"]",
                "COLLECT; 10; []"
            })
    void givesTheResultThatItsHitPolicySays(String hitPolicy, int score, String expected) {
        deploy(dmn(hitPolicy, "best"), ZeebeBindingType.latest);
        long instance = driver.start(id + "-process", Map.of("score", score));
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance)).containsEntry("grade", expected);
        assertThat(driver.elements(instance, "decide").get(0).getType()).hasToString("BUSINESS_RULE_TASK");
    }

    @Test
    void isTheVersionThatTheBindingSays() {
        Decision first = deploy(dmn("FIRST", "best"), ZeebeBindingType.deployment)
                .getDecisions()
                .get(0);
        Decision second = client.newDeployResourceCommand()
                .addResourceStringUtf8(dmn("FIRST", "top"), id + ".dmn")
                .send()
                .join()
                .getDecisions()
                .get(0);
        assertThat(first.getVersion()).isEqualTo(1);
        assertThat(second.getVersion()).isEqualTo(2);
        long bound = driver.start(id + "-process", Map.of("score", 95));
        driver.awaitCompleted(bound);
        assertThat(driver.variables(bound)).containsEntry("grade", "\"best\"");
        driver.deploy(process(ZeebeBindingType.latest), id);
        long latest = driver.start(id + "-process", Map.of("score", 95));
        driver.awaitCompleted(latest);
        assertThat(driver.variables(latest)).containsEntry("grade", "\"top\"");
    }

    @Test
    void thatIsNotDeployedIsAnIncident() {
        driver.deploy(process(ZeebeBindingType.latest), id);
        long instance = driver.start(id + "-process", Map.of("score", 95));
        assertThat(driver.incident(instance).getErrorType()).hasToString("CALLED_DECISION_ERROR");
        deploy(dmn("FIRST", "best"), ZeebeBindingType.latest);
        driver.resolve(driver.incident(instance));
        driver.awaitCompleted(instance);
    }

    @Test
    void thatCannotBeEvaluatedIsAnIncident() {
        deploy(dmn("UNIQUE", "best"), ZeebeBindingType.latest);
        long instance = driver.start(id + "-process", Map.of("score", 95));
        assertThat(driver.incident(instance).getErrorType()).hasToString("DECISION_EVALUATION_ERROR");
    }

    @Test
    void thatIsBrokenIsRefused() {
        assertThat(refused(() -> client.newDeployResourceCommand()
                                .addResourceStringUtf8("<definitions", id + ".dmn")
                                .send()
                                .join())
                        .code())
                .isEqualTo(400);
    }
}
