package io.countersign.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a relay. A beat while nobody waits is kept, several beats count as one. */
public final class Pulse {
    private final Semaphore beats = new Semaphore(0);

    public void beat() {
        if (beats.availablePermits() == 0) {
            beats.release();
        }
    }

    /** Returns after a beat and the time to gather more, or when the time is over. */
    public void await(Duration atMost, Duration gather) throws InterruptedException {
        if (beats.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            Thread.sleep(gather.toMillis());
            beats.drainPermits();
        }
    }
}
