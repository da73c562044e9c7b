package io.countersign.infra.local;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings back parts whose process ended by itself, on the same port and data: at once, and when that fails, again and again with
 * growing pauses. It never gives up, and never ends a process: a server that recovers from a crash may take long.
 */
final class Supervisor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(60);

    private final Reporter reporter;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BringUp bringUp = new BringUp(BringUp.NO_LIMIT, this::isClosed);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "supervise-part");
        thread.setDaemon(true);
        return thread;
    });

    Supervisor(Reporter reporter) {
        this.reporter = reporter;
    }

    /** From now on the part is brought back. */
    void watch(Part part) {
        var unused = part.unexpectedEnd().thenAccept(exitCode -> {
            try {
                threads.execute(() -> bringBack(part, exitCode));
            } catch (RejectedExecutionException isClosed) {
                LOG.info(
                        "{} ended while everything was being stopped",
                        part.name().label());
            }
        });
    }

    private void bringBack(Part part, int exitCode) {
        long begin = System.nanoTime();
        reporter.report(part.name(), Progress.State.ENDED, begin, "exit code " + exitCode);
        Duration pause = FIRST_PAUSE;
        while (!isClosed()) {
            try {
                if (bringUp.run(part)) {
                    reporter.report(part, Progress.State.READY, begin);
                    watch(part);
                }
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                LOG.warn(
                        "{} did not come back; tried again in {} s", part.name().label(), pause.toSeconds(), e);
            }
            if (isClosedWithin(pause)) {
                return;
            }
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private boolean isClosedWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns when no part is being brought back any more. */
    @Override
    public void close() {
        closed.countDown();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_CLOSE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("a part is still being brought back after {}", LONGEST_CLOSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
