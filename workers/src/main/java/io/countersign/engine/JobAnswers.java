package io.countersign.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.countersign.problem.Outage;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the engine what jobs came to. An answer that does not reach the engine is not lost: the job comes again once its lease is
 * over, and gets the outcome that is remembered. So only a failure of the step itself takes one of its tries.
 */
final class JobAnswers {
    private static final Logger log = LoggerFactory.getLogger(JobAnswers.class);
    private static final int MAX_DOUBLINGS = 8;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(3);

    private final CamundaClient jobs;
    private final Duration firstBackOff;

    JobAnswers(CamundaClient jobs, Duration firstBackOff) {
        this.jobs = jobs;
        this.firstBackOff = firstBackOff;
    }

    void answer(ActivatedJob job, Outcome outcome) {
        if (outcome instanceof Outcome.Completed completed) {
            tell(
                    job,
                    () -> jobs.newCompleteCommand(job)
                            .variables(completed.variables())
                            .send()
                            .join(),
                    refusal -> fail(job, 0, Duration.ZERO, refusal));
        } else if (outcome instanceof Outcome.Rejected rejected) {
            tell(
                    job,
                    () -> jobs.newThrowErrorCommand(job)
                            .errorCode(rejected.errorCode())
                            .errorMessage(rejected.message())
                            .variables(rejected.variables())
                            .send()
                            .join(),
                    refusal -> fail(job, 0, Duration.ZERO, refusal));
        } else if (outcome instanceof Outcome.Stuck stuck) {
            fail(job, 0, Duration.ZERO, stuck.reason());
        } else if (outcome instanceof Outcome.GivenUp givenUp) {
            log.info(
                    "{}: instance {} is cancelled at {}", givenUp.reason(), job.getProcessInstanceKey(), job.getType());
            tell(
                    job,
                    () -> jobs.newCancelInstanceCommand(job.getProcessInstanceKey())
                            .send()
                            .join(),
                    refusal -> fail(job, 0, Duration.ZERO, refusal));
        }
    }

    /** The step failed. While the database is away that is not the step's fault: it keeps its tries. */
    void failed(ActivatedJob job, RuntimeException failure) {
        if (Outage.isBehind(failure)) {
            log.warn("{} waits for the database: {}", job.getType(), failure.getMessage());
            fail(job, job.getRetries(), AFTER_OUTAGE, String.valueOf(failure.getMessage()));
            return;
        }
        log.warn("{} failed, {} tries were left", job.getType(), job.getRetries(), failure);
        fail(job, job.getRetries() - 1, backOff(job), String.valueOf(failure.getMessage()));
    }

    /** The job was not begun: somebody else may have it at once. */
    void giveBack(ActivatedJob job) {
        fail(job, job.getRetries(), Duration.ZERO, "given back by a worker that stops");
    }

    private Duration backOff(ActivatedJob job) {
        int doublings = Math.min(MAX_DOUBLINGS, Math.max(0, 3 - job.getRetries()));
        return firstBackOff.multipliedBy(1L << doublings);
    }

    private void fail(ActivatedJob job, int retries, Duration backOff, String message) {
        tell(
                job,
                () -> jobs.newFailCommand(job)
                        .retries(retries)
                        .retryBackoff(backOff)
                        .errorMessage(message)
                        .send()
                        .join(),
                refusal -> {});
    }

    private static void tell(ActivatedJob job, Runnable answer, Consumer<String> refused) {
        try {
            answer.run();
        } catch (ProblemException e) {
            String detail = String.valueOf(e.details().getDetail());
            if (e.code() == 404 || e.code() == 409) {
                // It was given to somebody else, who gets the remembered outcome, or its instance is gone.
                log.info("the engine no longer waits for this answer: {}", detail);
            } else if (e.code() >= FIRST_SERVER_ERROR) {
                log.warn("the engine could not take the answer to {}: {}", job.getType(), detail);
            } else {
                log.error("the engine refuses the answer to {}", job.getType(), e);
                refused.accept("The answer was refused: " + detail);
            }
        } catch (ClientException e) {
            log.warn("the engine was not reached with the answer to {}: {}", job.getType(), e.getMessage());
        }
    }
}
