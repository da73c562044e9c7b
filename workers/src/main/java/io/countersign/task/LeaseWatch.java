package io.countersign.task;

import io.countersign.outbox.Outward;
import io.countersign.outbox.Pulse;
import io.countersign.outbox.RelayLoop;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for expired leases for as long as the application runs. */
@Component
@Outward
class LeaseWatch implements SmartLifecycle {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final Leases leases;
    private volatile boolean running;
    private RelayLoop loop;

    LeaseWatch(Leases leases) {
        this.leases = leases;
        this.loop = newLoop();
    }

    private RelayLoop newLoop() {
        return new RelayLoop("lease-watch", new Pulse(), BETWEEN_LOOKS, () -> leases.giveBackExpired() > 0);
    }

    @Override
    public void start() {
        loop = newLoop().start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        loop.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
