package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestEngine.class)
class UserTasksTest {
    private final CamundaClient client;
    private final ProcessDriver driver;
    private String process = "";

    UserTasksTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    @BeforeEach
    void deploy() {
        process = unique("task");
        driver.deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .userTask(
                                "review",
                                task -> task.name("Review it")
                                        .zeebeUserTask()
                                        .zeebeCandidateGroups("=groups")
                                        .zeebeDueDate("=now() + duration(dueAfter)")
                                        .zeebeTaskPriority("=priority")
                                        .zeebeTaskHeader("kind", "review"))
                        .endEvent()
                        .done(),
                process);
    }

    private long begin() {
        return driver.start(
                process,
                Map.of("groups", List.of("east/annotator", "west/annotator"), "dueAfter", "PT2H", "priority", 80));
    }

    @Test
    void showsWhatItsExpressionsGave() {
        Instant now = Instant.parse("2031-03-04T05:06:07Z");
        client.newPinClockCommand().time(now).send().join();
        UserTask task = driver.task(begin());
        assertThat(task.getState().name()).isEqualTo("CREATED");
        assertThat(task.getName()).isEqualTo("Review it");
        assertThat(task.getCandidateGroups()).containsExactly("east/annotator", "west/annotator");
        assertThat(task.getPriority()).isEqualTo(80);
        assertThat(task.getDueDate()).isEqualTo(OffsetDateTime.ofInstant(now.plusSeconds(7200), ZoneOffset.UTC));
        assertThat(task.getCreationDate()).isEqualTo(OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
        assertThat(task.getCustomHeaders()).containsEntry("kind", "review");
    }

    @Nested
    class Assigning {
        @Test
        void setsAndClearsTheAssignee() {
            long task = driver.task(begin()).getUserTaskKey();
            client.newAssignUserTaskCommand(task).assignee("lee").send().join();
            assertThat(client.newUserTaskGetRequest(task).send().join().getAssignee())
                    .isEqualTo("lee");
            client.newUnassignUserTaskCommand(task).send().join();
            assertThat(client.newUserTaskGetRequest(task).send().join().getAssignee())
                    .isNull();
        }

        @Test
        void withoutOverrideIsRefusedForATakenTask() {
            long task = driver.task(begin()).getUserTaskKey();
            client.newAssignUserTaskCommand(task).assignee("lee").send().join();
            assertThat(refused(() -> client.newAssignUserTaskCommand(task)
                                    .assignee("kim")
                                    .allowOverride(false)
                                    .send()
                                    .join())
                            .code())
                    .isEqualTo(409);
        }
    }

    @Test
    void updateChangesWhatIsGiven() {
        long task = driver.task(begin()).getUserTaskKey();
        client.newUpdateUserTaskCommand(task)
                .priority(10)
                .candidateGroups("north/annotator")
                .send()
                .join();
        UserTask updated = client.newUserTaskGetRequest(task).send().join();
        assertThat(updated.getPriority()).isEqualTo(10);
        assertThat(updated.getCandidateGroups()).containsExactly("north/annotator");
        assertThat(updated.getDueDate()).isNotNull();
    }

    @Nested
    class Completing {
        @Test
        void continuesTheInstanceWithTheVariables() {
            long instance = begin();
            long task = driver.task(instance).getUserTaskKey();
            driver.completeTask(task, Map.of("outcome", "accepted"));
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance)).containsEntry("outcome", "\"accepted\"");
            UserTask done = client.newUserTaskGetRequest(task).send().join();
            assertThat(done.getState().name()).isEqualTo("COMPLETED");
            assertThat(done.getCompletionDate()).isNotNull();
        }

        @Test
        void twiceIsRefused() {
            long task = driver.task(begin()).getUserTaskKey();
            driver.completeTask(task, Map.of());
            assertThat(refused(() -> driver.completeTask(task, Map.of())).code())
                    .isEqualTo(404);
        }
    }

    @Test
    void cancellingTheInstanceCancelsTheTask() {
        long instance = begin();
        long task = driver.task(instance).getUserTaskKey();
        client.newCancelInstanceCommand(instance).send().join();
        driver.awaitState(instance, "TERMINATED");
        assertThat(client.newUserTaskGetRequest(task).send().join().getState().name())
                .isEqualTo("CANCELED");
    }

    @Test
    void anUnknownTaskIsNotFound() {
        assertThat(refused(() -> client.newUserTaskGetRequest(1234567L).send().join())
                        .code())
                .isEqualTo(404);
        assertThat(refused(() -> driver.completeTask(1234567L, Map.of())).code())
                .isEqualTo(404);
    }
}
