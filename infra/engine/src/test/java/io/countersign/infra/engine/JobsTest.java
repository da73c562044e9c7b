package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.CompleteJobResponse;
import io.camunda.client.api.search.response.Incident;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestEngine.class)
class JobsTest {
    private final CamundaClient client;
    private final ProcessDriver driver;
    private String type = "";

    JobsTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    @BeforeEach
    void deployOneTask() {
        type = unique("work");
        driver.deploy(oneTask(type), type);
    }

    /** A process of the job type's name with one service task. */
    private static BpmnModelInstance oneTask(String name) {
        return Bpmn.createExecutableProcess(name)
                .startEvent()
                .serviceTask(
                        "task",
                        task -> task.zeebeJobType(name).zeebeJobRetries("2").zeebeTaskHeader("colour", "red"))
                .endEvent()
                .done();
    }

    @Nested
    class AnActivatedJob {
        @Test
        void carriesVariablesHeadersAndKeys() {
            long instance = driver.start(type, Map.of("amount", 3, "list", List.of(1, "a")));
            ActivatedJob job = driver.job(type);
            assertThat(job.getVariablesAsMap()).containsEntry("amount", 3).containsEntry("list", List.of(1, "a"));
            assertThat(job.getCustomHeaders()).containsExactly(Map.entry("colour", "red"));
            assertThat(job.getProcessInstanceKey()).isEqualTo(instance);
            assertThat(job.getRetries()).isEqualTo(2);
            assertThat(job.getElementId()).isEqualTo("task");
            assertThat(job.getBpmnProcessId()).isEqualTo(type);
            assertThat(driver.elements(instance, "task"))
                    .extracting("elementInstanceKey")
                    .containsExactly(job.getElementInstanceKey());
        }

        @Test
        void isGivenToOneWorkerOnly() {
            driver.start(type);
            driver.job(type);
            assertThat(driver.jobsNow(type)).isEmpty();
        }

        @Test
        void isFinishedOnceByTwoAtOnce() {
            String first = unique("first");
            driver.deploy(
                    Bpmn.createExecutableProcess(first)
                            .startEvent()
                            .serviceTask("one", task -> task.zeebeJobType(first))
                            .serviceTask("two", task -> task.zeebeJobType(first + "-and-on"))
                            .endEvent()
                            .done(),
                    first);
            List<Integer> codes = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                driver.start(first);
                long key = driver.job(first).getKey();
                List.of(
                                client.newCompleteCommand(key).send(),
                                client.newCompleteCommand(key).send())
                        .forEach(answer -> codes.add(code(answer)));
            }
            assertThat(codes)
                    .as("every second one is told that there is no such job")
                    .containsOnly(204, 404);
            assertThat(codes).filteredOn(code -> code == 204).hasSize(25);
        }

        private static int code(CamundaFuture<CompleteJobResponse> answer) {
            try {
                answer.join();
                return 204;
            } catch (ProblemException refused) {
                return refused.code();
            }
        }

        @Test
        void comesWithTheNamedVariablesOnly() {
            driver.start(type, Map.of("a", 1, "b", 2));
            ActivatedJob job = client.newActivateJobsCommand()
                    .jobType(type)
                    .maxJobsToActivate(1)
                    .fetchVariables("b")
                    .send()
                    .join()
                    .getJobs()
                    .get(0);
            assertThat(job.getVariablesAsMap()).isEqualTo(Map.of("b", 2));
        }

        @Test
        void completesTheInstanceWithItsVariables() {
            long instance = driver.start(type);
            driver.complete(driver.job(type), Map.of("result", Map.of("ok", true)));
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance)).containsEntry("result", "{\"ok\":true}");
        }

        @Test
        void isGoneOnceCompleted() {
            driver.start(type);
            ActivatedJob job = driver.job(type);
            driver.complete(job);
            assertThat(refused(() -> driver.complete(job)).code()).isEqualTo(404);
        }

        @Test
        void comesBackAfterItsTimeoutWithAllItsRetries() {
            driver.start(type);
            ActivatedJob first = driver.job(type, Duration.ofMillis(200));
            ActivatedJob second = driver.job(type);
            assertThat(second.getKey()).isEqualTo(first.getKey());
            assertThat(second.getRetries()).isEqualTo(first.getRetries());
        }

        @Test
        void cannotBeFinishedAfterItsTimeout() {
            driver.start(type);
            client.newPinClockCommand().time(java.time.Instant.now()).send().join();
            ActivatedJob job = driver.job(type, Duration.ofMinutes(1));
            client.newPinClockCommand()
                    .time(java.time.Instant.now().plusSeconds(90))
                    .send()
                    .join();
            assertThat(refused(() -> driver.complete(job)).code()).isEqualTo(404);
        }
    }

    @Nested
    class ALongPoll {
        @Test
        void isAnsweredWhenAJobIsMade() throws Exception {
            var poll = client.newActivateJobsCommand()
                    .jobType(type)
                    .maxJobsToActivate(5)
                    .requestTimeout(Duration.ofSeconds(15))
                    .send();
            long instance = driver.start(type);
            List<ActivatedJob> jobs =
                    poll.toCompletableFuture().get(10, TimeUnit.SECONDS).getJobs();
            assertThat(jobs).extracting(ActivatedJob::getProcessInstanceKey).containsExactly(instance);
        }

        @Test
        void isAnsweredEmptyWhenItsTimeIsOver() {
            assertThat(client.newActivateJobsCommand()
                            .jobType(unique("nothing"))
                            .maxJobsToActivate(5)
                            .requestTimeout(Duration.ofMillis(300))
                            .send()
                            .join()
                            .getJobs())
                    .isEmpty();
        }

        @Test
        void givesJobsInTheOrderTheyWereMade() {
            List<Long> instances = List.of(driver.start(type), driver.start(type), driver.start(type));
            assertThat(driver.jobsNow(type))
                    .extracting(ActivatedJob::getProcessInstanceKey)
                    .containsExactlyElementsOf(instances);
        }
    }

    @Nested
    class AFailedJob {
        @Test
        void isTriedAgainWithTheRetriesItWasGiven() {
            driver.start(type);
            client.newFailCommand(driver.job(type))
                    .retries(1)
                    .errorMessage("try again")
                    .send()
                    .join();
            assertThat(driver.job(type).getRetries()).isEqualTo(1);
        }

        @Test
        void waitsForItsBackOff() {
            driver.start(type);
            ActivatedJob job = driver.job(type);
            long failed = System.nanoTime();
            client.newFailCommand(job)
                    .retries(1)
                    .retryBackoff(Duration.ofMillis(600))
                    .send()
                    .join();
            assertThat(driver.jobsNow(type)).isEmpty();
            driver.job(type);
            assertThat(Duration.ofNanos(System.nanoTime() - failed)).isGreaterThanOrEqualTo(Duration.ofMillis(550));
        }

        @Test
        void keepsItsVariablesLocal() {
            long instance = driver.start(type);
            client.newFailCommand(driver.job(type))
                    .retries(1)
                    .variables(Map.of("hint", "x"))
                    .send()
                    .join();
            assertThat(driver.job(type).getVariablesAsMap()).containsEntry("hint", "x");
            assertThat(driver.variables(instance)).doesNotContainKey("hint");
        }

        @Test
        void withoutRetriesIsAnIncidentUntilResolved() {
            long instance = driver.start(type);
            ActivatedJob job = driver.job(type);
            client.newFailCommand(job).retries(0).errorMessage("broken").send().join();
            Incident incident = driver.incident(instance);
            assertThat(incident.getErrorType().name()).isEqualTo("JOB_NO_RETRIES");
            assertThat(incident.getErrorMessage()).isEqualTo("broken");
            assertThat(incident.getJobKey()).isEqualTo(job.getKey());
            assertThat(incident.getElementId()).isEqualTo("task");

            assertThat(refused(() -> driver.resolve(incident)).code())
                    .as("no retries yet")
                    .isEqualTo(409);
            assertThat(refused(() -> driver.complete(job)).code())
                    .as("not active")
                    .isEqualTo(409);
            client.newUpdateRetriesCommand(job.getKey()).retries(1).send().join();
            assertThat(driver.jobsNow(type))
                    .as("raised retries alone do not free it")
                    .isEmpty();
            driver.resolve(incident);
            driver.complete(driver.job(type));
            driver.awaitCompleted(instance);
            assertThat(driver.incidents(instance)).isEmpty();
        }
    }
}
