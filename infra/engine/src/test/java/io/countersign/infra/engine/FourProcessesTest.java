package io.countersign.infra.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.search.response.UserTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The product's own processes deploy and run; each of their paths is tested with its workers elsewhere. */
@ExtendWith(TestEngine.class)
class FourProcessesTest {
    private static final Duration TTL = Duration.ofHours(1);

    private final CamundaClient client;
    private final ProcessDriver driver;

    FourProcessesTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    @BeforeEach
    void deploy() {
        DeploymentEvent deployment = client.newDeployResourceCommand()
                .addResourceFromClasspath("bpmn/labeling-job.bpmn")
                .addResourceFromClasspath("bpmn/work-package.bpmn")
                .addResourceFromClasspath("bpmn/inspection-lot.bpmn")
                .addResourceFromClasspath("bpmn/release-dataset.bpmn")
                .send()
                .join();
        assertThat(deployment.getProcesses())
                .extracting("bpmnProcessId")
                .containsExactlyInAnyOrder("labeling-job", "work-package", "inspection-lot", "release-dataset");
    }

    private long instanceOf(String process, String variable, String value) {
        return client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionId(process)
                        .variables(List.of(found -> found.name(variable).value("\"" + value + "\""))))
                .send()
                .join()
                .singleItem()
                .getProcessInstanceKey();
    }

    private ActivatedJob done(String type, Map<String, ?> variables) {
        ActivatedJob job = driver.job(type);
        driver.complete(job, variables);
        return job;
    }

    private void open(UserTask task) {
        ActivatedJob job = driver.job("open-task");
        assertThat(job.getCustomHeaders()).containsKeys("kind", "separation");
        driver.complete(job);
    }

    @Test
    void aWorkPackageGoesFromAnnotationThroughReworkToConsolidation() {
        String id = ProcessDriver.unique("package");
        driver.publish(
                "package-opened",
                id,
                Map.ofEntries(
                        Map.entry("packageId", id),
                        Map.entry("jobId", "j1"),
                        Map.entry("returned", false),
                        Map.entry("round", 1),
                        Map.entry("maxRounds", 2),
                        Map.entry("annotateGroups", List.of("supplier-east/annotator")),
                        Map.entry("reviewGroups", List.of("supplier-west/reviewer")),
                        Map.entry("adjudicateGroups", List.of("meridian/adjudicator")),
                        Map.entry("reviewWanted", true),
                        Map.entry("dueAfter", "P2D"),
                        Map.entry("expiresAfter", "P7D"),
                        Map.entry("priority", 60)),
                TTL);
        long instance = instanceOf("work-package", "packageId", id);
        done("assign-work", Map.of("assignments", List.of("a1", "a2")));
        for (UserTask task : driver.tasks(instance)) {
            assertThat(task.getState().name()).isEqualTo("CREATING");
            open(task);
        }
        List<UserTask> annotations = driver.tasks(instance);
        assertThat(annotations).hasSize(2).allSatisfy(task -> {
            assertThat(task.getElementId()).isEqualTo(annotations.get(0).getElementId());
            assertThat(task.getCandidateGroups()).containsExactly("supplier-east/annotator");
            assertThat(task.getPriority()).isEqualTo(60);
            assertThat(task.getDueDate()).isNotNull();
        });
        annotations.forEach(task -> driver.completeTask(task.getUserTaskKey(), Map.of()));
        done("measure-agreement", Map.of("agreementReached", true, "extraAnnotatorAllowed", false, "agreement", 0.9));
        review(instance, Map.of("reviewOutcome", "returned", "round", 1));
        UserTask rework = current(instance);
        open(rework);
        driver.completeTask(rework.getUserTaskKey(), Map.of("round", 2));
        review(instance, Map.of("reviewOutcome", "accepted", "round", 2));
        done("consolidate-labels", Map.of("itemsConsolidated", 20));
        driver.awaitCompleted(instance);
        assertThat(driver.incidents(instance)).isEmpty();
    }

    private UserTask current(long instance) {
        return client.newUserTaskSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance)
                        .state(io.camunda.client.api.search.enums.UserTaskState.CREATING))
                .send()
                .join()
                .singleItem();
    }

    private void review(long instance, Map<String, ?> outcome) {
        UserTask review = current(instance);
        assertThat(review.getCandidateGroups()).containsExactly("supplier-west/reviewer");
        open(review);
        driver.completeTask(review.getUserTaskKey(), outcome);
    }

    @Test
    void anExpiredAnnotationIsRemindedAndGivenToAnother() {
        Instant now = Instant.parse("2032-01-01T00:00:00Z");
        client.newPinClockCommand().time(now).send().join();
        String id = ProcessDriver.unique("package");
        driver.publish(
                "package-opened",
                id,
                Map.ofEntries(
                        Map.entry("packageId", id),
                        Map.entry("jobId", "j1"),
                        Map.entry("returned", false),
                        Map.entry("round", 1),
                        Map.entry("maxRounds", 2),
                        Map.entry("annotateGroups", List.of("supplier-east/annotator")),
                        Map.entry("reviewGroups", List.of("supplier-west/reviewer")),
                        Map.entry("adjudicateGroups", List.of("meridian/adjudicator")),
                        Map.entry("reviewWanted", false),
                        Map.entry("dueAfter", "P2D"),
                        Map.entry("expiresAfter", "P7D"),
                        Map.entry("priority", 60)),
                Duration.ofDays(100));
        long instance = instanceOf("work-package", "packageId", id);
        done("assign-work", Map.of("assignments", List.of("a1")));
        UserTask first = current(instance);
        open(first);
        client.newPinClockCommand().time(now.plus(Duration.ofDays(3))).send().join();
        done("remind", Map.of());
        client.newPinClockCommand().time(now.plus(Duration.ofDays(8))).send().join();
        done("close-task", Map.of());
        ActivatedJob reassign = done("reassign-work", Map.of("assignmentId", "a9"));
        assertThat(reassign.getVariable("assignmentId")).isEqualTo("a1");
        UserTask second = current(instance);
        ActivatedJob opened = driver.job("open-task");
        assertThat(opened.getVariable("assignmentId")).isEqualTo("a9");
        driver.complete(opened);
        driver.completeTask(second.getUserTaskKey(), Map.of());
        assertThat(client.newUserTaskGetRequest(first.getUserTaskKey())
                        .send()
                        .join()
                        .getState()
                        .name())
                .isEqualTo("CANCELED");
        done("measure-agreement", Map.of("agreementReached", true, "extraAnnotatorAllowed", false, "agreement", 1));
        done("consolidate-labels", Map.of("itemsConsolidated", 20));
        driver.awaitCompleted(instance);
    }
}
