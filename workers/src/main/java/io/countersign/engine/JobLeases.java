package io.countersign.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.countersign.outbox.Outward;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Keeps the jobs that are being carried out: their short lease at the engine is renewed for as long as this process lives. So the
 * jobs of a process that was killed soon come to another, however long such a job may take.
 */
@Component
@Outward
class JobLeases implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(JobLeases.class);
    private static final int RENEWALS_A_LEASE = 3;

    private final CamundaClient client;
    private final Duration lease;
    private final Set<Long> held = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "job-leases");
        thread.setDaemon(true);
        return thread;
    });

    JobLeases(CamundaClient client, EngineSettings settings) {
        this.client = client;
        this.lease = settings.jobLease();
        long pause = lease.toMillis() / RENEWALS_A_LEASE;
        var unused = clock.scheduleWithFixedDelay(() -> held.forEach(this::renew), pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Keeps the job while the step runs. */
    void during(long jobKey, Runnable step) {
        held.add(jobKey);
        try {
            step.run();
        } finally {
            held.remove(jobKey);
        }
    }

    /** A job that is finished meanwhile, or has gone to another process, is refused; the other gets the remembered outcome. */
    private void renew(long jobKey) {
        var unused = client.newUpdateTimeoutCommand(jobKey)
                .timeout(lease)
                .send()
                .whenComplete((done, failure) -> {
                    if (failure != null && !(failure instanceof ProblemException)) {
                        log.info("the lease of job {} was not renewed: {}", jobKey, failure.getMessage());
                    }
                });
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
