package io.countersign.task;

import io.countersign.outbox.Background;
import io.countersign.outbox.Outward;
import io.countersign.outbox.Pulse;
import io.countersign.outbox.RelayLoop;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks for expired leases for as long as the application runs. */
@Component
@Outward
class LeaseWatch extends Background {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final Leases leases;

    LeaseWatch(Leases leases) {
        this.leases = leases;
    }

    @Override
    protected Runnable begin() {
        return new RelayLoop("lease-watch", new Pulse(), BETWEEN_LOOKS, () -> leases.giveBackExpired() > 0).start()
                ::close;
    }
}
