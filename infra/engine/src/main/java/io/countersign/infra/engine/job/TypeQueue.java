package io.countersign.infra.engine.job;

import io.countersign.infra.engine.store.Commands;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The polls that wait for one job type, the first first; one thread at a time serves them. */
final class TypeQueue {
    private static final long SHORTEST_WAIT_MILLIS = 20;

    private final Deque<JobPoll> waiting = new ArrayDeque<>();
    private long changes;
    private boolean served;
    private boolean again;
    private long wakeTime = Long.MAX_VALUE;
    private @Nullable ScheduledFuture<?> wake;

    synchronized long changes() {
        return changes;
    }

    /** False if a job became available since the changes were read: try again instead of waiting. */
    synchronized boolean await(JobPoll poll, long seen) {
        if (changes != seen) {
            return false;
        }
        waiting.add(poll);
        return true;
    }

    synchronized void remove(JobPoll poll) {
        waiting.remove(poll);
    }

    synchronized @Nullable JobPoll head() {
        return waiting.peek();
    }

    synchronized boolean isAwaited() {
        return !waiting.isEmpty();
    }

    /** Whether the caller has to have the queue served. */
    synchronized boolean changed() {
        changes++;
        if (waiting.isEmpty()) {
            return false;
        }
        if (served) {
            again = true;
            return false;
        }
        served = true;
        return true;
    }

    /** Whether the serving thread has to go on; if not, it has let go of the queue. */
    synchronized boolean changedWhileServed() {
        served = again;
        again = false;
        return served;
    }

    synchronized void wakeAt(long time, ScheduledExecutorService scheduler, Runnable action) {
        if (time >= wakeTime) {
            return;
        }
        if (wake != null) {
            wake.cancel(false);
        }
        wakeTime = time;
        long delay = Math.max(time - Commands.now(), SHORTEST_WAIT_MILLIS);
        wake = scheduler.schedule(
                () -> {
                    woken();
                    action.run();
                },
                delay,
                TimeUnit.MILLISECONDS);
    }

    private synchronized void woken() {
        wakeTime = Long.MAX_VALUE;
        wake = null;
    }
}
