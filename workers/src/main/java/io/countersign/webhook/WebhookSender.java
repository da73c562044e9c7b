package io.countersign.webhook;

import io.countersign.outbox.Outward;
import io.countersign.outbox.RelayLoop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Carries due deliveries out, several at once; a receiver that is slow or away holds up only its own. */
@Component
@Outward
class WebhookSender implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final DeliveryQueue queue;
    private final Attempts attempts;
    private final WebhookPulse pulse;
    private final WebhookSettings settings;
    private final InstantSource clock;
    private final Semaphore free;
    private Instant sweptAt = Instant.EPOCH;
    private @Nullable ExecutorService threads;
    private @Nullable RelayLoop loop;

    WebhookSender(
            DeliveryQueue queue, Attempts attempts, WebhookPulse pulse, WebhookSettings settings, InstantSource clock) {
        this.queue = queue;
        this.attempts = attempts;
        this.pulse = pulse;
        this.settings = settings;
        this.clock = clock;
        this.free = new Semaphore(settings.concurrency());
    }

    private boolean round(ExecutorService pool) {
        sweep();
        int places = free.drainPermits();
        List<DeliveryQueue.Due> due = List.of();
        try {
            due = places == 0 ? List.of() : queue.take(places);
        } finally {
            free.release(places - due.size());
        }
        due.forEach(delivery -> pool.execute(() -> attempt(delivery)));
        return !due.isEmpty();
    }

    private void attempt(DeliveryQueue.Due due) {
        try {
            attempts.make(due);
        } catch (RuntimeException e) {
            log.warn(
                    "what came of delivery {} could not be kept; it will be made again",
                    due.delivery().id(),
                    e);
        } finally {
            free.release();
            pulse.pulse().beat();
        }
    }

    private void sweep() {
        Instant now = clock.instant();
        if (now.isAfter(sweptAt.plus(BETWEEN_SWEEPS)) && !queue.sweep()) {
            sweptAt = now;
        }
    }

    @Override
    public void start() {
        ExecutorService pool = Executors.newFixedThreadPool(settings.concurrency(), task -> {
            Thread thread = new Thread(task, "webhook");
            thread.setDaemon(true);
            return thread;
        });
        threads = pool;
        loop = new RelayLoop("webhook-sender", pulse.pulse(), settings.idle(), () -> round(pool)).start();
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
            loop = null;
        }
        if (threads != null) {
            threads.shutdown();
            try {
                if (!threads.awaitTermination(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                    log.info("deliveries under way are broken off; they will be made again");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            threads = null;
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
