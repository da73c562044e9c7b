package io.countersign.task;

import io.countersign.outbox.Outward;
import io.countersign.outbox.Pulse;
import io.countersign.outbox.RelayLoop;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for expired leases for as long as the application runs. */
@Component
@Outward
class LeaseWatch implements SmartLifecycle {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final Leases leases;
    private @Nullable RelayLoop loop;

    LeaseWatch(Leases leases) {
        this.leases = leases;
    }

    @Override
    public void start() {
        loop = new RelayLoop("lease-watch", new Pulse(), BETWEEN_LOOKS, () -> leases.giveBackExpired() > 0).start();
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
            loop = null;
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
