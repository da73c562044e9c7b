package io.countersign.task;

import io.countersign.outbox.Background;
import io.countersign.outbox.Outward;
import io.countersign.outbox.Pulse;
import io.countersign.outbox.RelayLoop;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks for expired leases and offers for as long as the application runs. */
@Component
@Outward
class LeaseWatch extends Background {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final Leases leases;
    private final Offers offers;

    LeaseWatch(Leases leases, Offers offers) {
        this.leases = leases;
        this.offers = offers;
    }

    @Override
    protected Runnable begin() {
        return new RelayLoop(
                        "lease-watch",
                        new Pulse(),
                        BETWEEN_LOOKS,
                        () -> leases.giveBackExpired() + offers.endThoseOver() > 0)
                .start()::close;
    }
}
