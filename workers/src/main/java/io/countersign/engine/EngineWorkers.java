package io.countersign.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import io.countersign.outbox.Outward;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Subscribes every {@link StepWorker} at the engine and answers the engine with what the step came to. */
@Component
@Outward
class EngineWorkers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EngineWorkers.class);
    private static final int MAX_DOUBLINGS = 8;

    private final CamundaClient client;
    private final EngineSettings settings;
    private final StepRunner runner;
    private final List<StepWorker> workers;
    private final List<JobWorker> open = new ArrayList<>();

    EngineWorkers(CamundaClient client, EngineSettings settings, StepRunner runner, List<StepWorker> workers) {
        this.client = client;
        this.settings = settings;
        this.runner = runner;
        this.workers = workers;
    }

    @Override
    public void start() {
        for (StepWorker worker : workers) {
            open.add(client.newWorker()
                    .jobType(worker.jobType())
                    .handler((jobs, job) -> handle(worker, jobs, job))
                    .name(settings.workerName())
                    .timeout(worker.timeout())
                    .maxJobsActive(settings.jobsPerWorker())
                    .open());
        }
    }

    private void handle(StepWorker worker, JobClient jobs, ActivatedJob job) {
        try {
            answer(jobs, job, runner.run(worker, Steps.of(job)));
        } catch (RuntimeException e) {
            log.warn("{} failed, {} tries were left", job.getType(), job.getRetries(), e);
            fail(jobs, job, job.getRetries() - 1, String.valueOf(e.getMessage()));
        }
    }

    private void answer(JobClient jobs, ActivatedJob job, Outcome outcome) {
        if (outcome instanceof Outcome.Completed completed) {
            taken(() -> jobs.newCompleteCommand(job)
                    .variables(completed.variables())
                    .send()
                    .join());
        } else if (outcome instanceof Outcome.Rejected rejected) {
            taken(() -> jobs.newThrowErrorCommand(job)
                    .errorCode(rejected.errorCode())
                    .errorMessage(rejected.message())
                    .variables(rejected.variables())
                    .send()
                    .join());
        } else if (outcome instanceof Outcome.Stuck stuck) {
            fail(jobs, job, 0, stuck.reason());
        } else if (outcome instanceof Outcome.GivenUp givenUp) {
            log.info(
                    "{}: instance {} is cancelled at {}", givenUp.reason(), job.getProcessInstanceKey(), job.getType());
            taken(() -> client.newCancelInstanceCommand(job.getProcessInstanceKey())
                    .send()
                    .join());
        }
    }

    private void fail(JobClient jobs, ActivatedJob job, int retries, String message) {
        int doublings = Math.min(MAX_DOUBLINGS, Math.max(0, 3 - job.getRetries()));
        Duration backOff = settings.firstBackOff().multipliedBy(1L << doublings);
        taken(() -> jobs.newFailCommand(job)
                .retries(retries)
                .retryBackoff(backOff)
                .errorMessage(message)
                .send()
                .join());
    }

    /** A job that is no longer ours was given to somebody else, who gets the remembered outcome, or its instance is gone. */
    private static void taken(Runnable answer) {
        try {
            answer.run();
        } catch (ProblemException e) {
            if (e.code() != 404 && e.code() != 409) {
                throw e;
            }
            log.info(
                    "the engine no longer waits for this answer: {}",
                    e.details().getDetail());
        }
    }

    @Override
    public void stop() {
        open.forEach(JobWorker::close);
        open.clear();
    }

    @Override
    public boolean isRunning() {
        return !open.isEmpty();
    }
}
