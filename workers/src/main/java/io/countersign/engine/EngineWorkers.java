package io.countersign.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import io.countersign.outbox.Outward;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Subscribes every {@link StepWorker} at the engine and answers the engine with what the step came to. To stop is to ask for no more,
 * to give back what was not begun, and to let what was begun come to its end.
 */
@Component
@Outward
class EngineWorkers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EngineWorkers.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final CamundaClient client;
    private final EngineSettings settings;
    private final StepRunner runner;
    private final JobLeases leases;
    private final List<StepWorker> workers;
    private final List<JobWorker> open = new ArrayList<>();
    private volatile boolean stopping;

    EngineWorkers(
            CamundaClient client,
            EngineSettings settings,
            StepRunner runner,
            JobLeases leases,
            List<StepWorker> workers) {
        this.client = client;
        this.settings = settings;
        this.runner = runner;
        this.leases = leases;
        this.workers = workers;
    }

    @Override
    public void start() {
        stopping = false;
        for (StepWorker worker : workers) {
            open.add(client.newWorker()
                    .jobType(worker.jobType())
                    .handler((jobs, job) -> handle(worker, new JobAnswers(client, settings.firstBackOff()), job))
                    .name(settings.workerName())
                    .timeout(settings.jobLease())
                    .requestTimeout(settings.pollTime())
                    .maxJobsActive(settings.jobsPerWorker())
                    .open());
        }
    }

    private void handle(StepWorker worker, JobAnswers answers, ActivatedJob job) {
        if (stopping) {
            answers.giveBack(job);
            return;
        }
        leases.during(job.getKey(), () -> {
            Outcome outcome;
            try {
                outcome = runner.run(worker, Steps.of(job));
            } catch (RuntimeException e) {
                answers.failed(job, e);
                return;
            }
            answers.answer(job, outcome);
        });
    }

    @Override
    public void stop() {
        stopping = true;
        open.forEach(JobWorker::close);
        if (!areClosed()) {
            log.warn("steps still run after {}; others will carry them out again", LONGEST_STOP);
        }
        open.clear();
    }

    /** A worker is closed when its last poll has returned and its last step has ended. */
    private boolean areClosed() {
        long end = System.nanoTime() + LONGEST_STOP.toNanos();
        while (!open.stream().allMatch(JobWorker::isClosed)) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_LOOKS.toMillis()));
        }
        return true;
    }

    @Override
    public boolean isRunning() {
        return !open.isEmpty();
    }
}
