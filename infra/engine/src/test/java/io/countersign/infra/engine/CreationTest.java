package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.CorrelateMessageResponse;
import io.camunda.client.api.response.ProcessInstanceResult;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Creation with a result and with start instructions, and messages that must be correlated at once. */
@ExtendWith(TestEngine.class)
class CreationTest {
    private final CamundaClient client;
    private final ProcessDriver driver;
    private final String id = unique("created");

    CreationTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    @Test
    void awaits_the_result_with_the_variables_wanted() {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .serviceTask("work", task -> task.zeebeJobType(id))
                        .endEvent()
                        .done(),
                id);
        try (JobWorker worker = client.newWorker()
                .jobType(id)
                .handler((jobs, job) -> jobs.newCompleteCommand(job)
                        .variables(Map.of("sum", 3, "other", true))
                        .send()
                        .join())
                .open()) {
            ProcessInstanceResult result = client.newCreateInstanceCommand()
                    .bpmnProcessId(id)
                    .latestVersion()
                    .variables(Map.of("a", 1))
                    .withResult()
                    .fetchVariables("sum", "a")
                    .requestTimeout(Duration.ofSeconds(15))
                    .send()
                    .join();

            assertThat(worker.isOpen()).isTrue();
            assertThat(result.getVariablesAsMap()).isEqualTo(Map.of("sum", 3, "a", 1));
        }
    }

    @Test
    void a_process_that_is_done_at_once_has_its_result_at_once() {
        driver.deploy(Bpmn.createExecutableProcess(id).startEvent().endEvent().done(), id);

        assertThat(client.newCreateInstanceCommand()
                        .bpmnProcessId(id)
                        .latestVersion()
                        .variables(Map.of("a", "b"))
                        .withResult()
                        .send()
                        .join()
                        .getVariablesAsMap())
                .isEqualTo(Map.of("a", "b"));
    }

    @Test
    void a_result_that_takes_too_long_is_a_timeout_and_the_instance_goes_on() {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .userTask("wait", task -> task.zeebeUserTask())
                        .endEvent()
                        .done(),
                id);

        assertThat(refused(() -> client.newCreateInstanceCommand()
                                .bpmnProcessId(id)
                                .latestVersion()
                                .withResult()
                                .requestTimeout(Duration.ofMillis(300))
                                .send()
                                .join())
                        .code())
                .isEqualTo(504);

        assertThat(client.newProcessInstanceSearchRequest()
                        .filter(filter -> filter.processDefinitionId(id))
                        .send()
                        .join()
                        .items())
                .hasSize(1)
                .allMatch(instance -> instance.getState().name().equals("ACTIVE"));
    }

    @Test
    void starts_before_the_elements_given() {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .userTask("first", task -> task.zeebeUserTask())
                        .userTask("second", task -> task.zeebeUserTask())
                        .endEvent()
                        .done(),
                id);

        long instance = client.newCreateInstanceCommand()
                .bpmnProcessId(id)
                .latestVersion()
                .variables(Map.of("x", 1))
                .startBeforeElement("second")
                .send()
                .join()
                .getProcessInstanceKey();

        assertThat(driver.tasks(instance)).extracting(UserTask::getElementId).containsExactly("second");
        assertThat(driver.variables(instance)).isEqualTo(Map.of("x", "1"));
        assertThat(refused(() -> client.newCreateInstanceCommand()
                                .bpmnProcessId(id)
                                .latestVersion()
                                .startBeforeElement("nowhere")
                                .send()
                                .join())
                        .code())
                .isEqualTo(400);
    }

    @Test
    void a_message_is_correlated_or_nobody_waits() {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .intermediateCatchEvent(
                                "wait",
                                event -> event.message(
                                        message -> message.name(id).zeebeCorrelationKeyExpression("key")))
                        .endEvent()
                        .done(),
                id);
        long instance = driver.start(id, Map.of("key", "k"));

        CorrelateMessageResponse correlated = correlate("k");

        assertThat(correlated.getProcessInstanceKey()).isEqualTo(instance);
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance)).containsEntry("said", "\"hello\"");
        assertThat(refused(() -> correlate("k")).code()).isEqualTo(404);
    }

    private CorrelateMessageResponse correlate(String key) {
        return client.newCorrelateMessageCommand()
                .messageName(id)
                .correlationKey(key)
                .variables(Map.of("said", "hello"))
                .send()
                .join();
    }
}
