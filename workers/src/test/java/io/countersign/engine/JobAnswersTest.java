package io.countersign.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.response.Job;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.countersign.testing.Plant;
import io.countersign.testing.SharedPlant;
import java.net.URI;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.CannotCreateTransactionException;

@ExtendWith(SharedPlant.class)
class JobAnswersTest {
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(3);

    private final Plant plant;
    private final CamundaClient client;
    private final JobAnswers answers;
    private final String type = "answered-" + UUID.randomUUID();

    JobAnswersTest(Plant plant) {
        this.plant = plant;
        this.client = plant.client();
        this.answers = new JobAnswers(client, FIRST_BACK_OFF);
    }

    @BeforeEach
    void start() {
        client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess(type)
                                .startEvent()
                                .serviceTask("step", task -> task.zeebeJobType(type))
                                .endEvent()
                                .done(),
                        type + ".bpmn")
                .send()
                .join();
        client.newCreateInstanceCommand()
                .bpmnProcessId(type)
                .latestVersion()
                .send()
                .join();
    }

    @Test
    void a_failed_step_loses_a_try_and_comes_again_after_its_back_off() {
        answers.failed(activate().get(0), new IllegalStateException("broken"));
        assertThat(activate()).isEmpty();
        plant.advance(FIRST_BACK_OFF);
        assertThat(activate())
                .singleElement()
                .extracting(ActivatedJob::getRetries)
                .isEqualTo(2);
    }

    @Test
    void a_step_that_found_no_database_keeps_its_tries() {
        for (int i = 0; i < 5; i++) {
            answers.failed(
                    activate().get(0),
                    new CannotCreateTransactionException("none", new SQLTransientConnectionException("timed out")));
            plant.advance(Duration.ofSeconds(3));
        }
        assertThat(activate())
                .singleElement()
                .extracting(ActivatedJob::getRetries)
                .isEqualTo(3);
    }

    @Test
    void a_job_that_is_given_back_is_there_for_others_at_once() {
        answers.giveBack(activate().get(0));
        assertThat(activate())
                .singleElement()
                .extracting(ActivatedJob::getRetries)
                .isEqualTo(3);
    }

    @Test
    void an_answer_that_does_not_reach_the_engine_fails_nothing() {
        ActivatedJob job = activate().get(0);
        try (CamundaClient nowhere = CamundaClient.newClientBuilder()
                .restAddress(URI.create("http://127.0.0.1:1"))
                .grpcAddress(URI.create("http://127.0.0.1:1"))
                .preferRestOverGrpc(true)
                .build()) {
            new JobAnswers(nowhere, FIRST_BACK_OFF).answer(job, Outcome.completed());
        }
        plant.advance(LEASE);
        assertThat(activate())
                .singleElement()
                .extracting(ActivatedJob::getRetries)
                .isEqualTo(3);
    }

    @Test
    void a_job_stays_with_a_process_for_as_long_as_its_step_runs() throws Exception {
        ActivatedJob job = activate().get(0);
        long first = job.getDeadline();
        EngineSettings settings = new EngineSettings(
                URI.create("http://unused"), "w", 1, 1, LEASE.multipliedBy(2), LEASE, FIRST_BACK_OFF, FIRST_BACK_OFF);
        JobLeases leases = new JobLeases(client, settings);
        leases.during(job.getKey(), () -> await().atMost(Duration.ofSeconds(20)).until(() -> deadline(job) > first));
        leases.destroy();
        assertThat(deadline(job) - first).isEqualTo(LEASE.toMillis());
    }

    private long deadline(ActivatedJob job) {
        Job found = client.newJobSearchRequest()
                .filter(filter -> filter.type(type))
                .send()
                .join()
                .items()
                .get(0);
        assertThat(found.getJobKey()).isEqualTo(job.getKey());
        return found.getDeadline().toInstant().toEpochMilli();
    }

    private List<ActivatedJob> activate() {
        return client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(10)
                .timeout(LEASE)
                .requestTimeout(Duration.ofMillis(-1))
                .send()
                .join()
                .getJobs();
    }
}
