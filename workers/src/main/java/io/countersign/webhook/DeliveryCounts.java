package io.countersign.webhook;

import io.countersign.outbox.Outward;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How many deliveries wait, and how many were given up. */
@Component
@Outward
class DeliveryCounts implements MeterBinder {
    private final DeliveryQueue queue;

    DeliveryCounts(DeliveryQueue queue) {
        this.queue = queue;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        List.of(Delivery.State.WAITING, Delivery.State.DEAD)
                .forEach(state -> Gauge.builder(
                                "countersign.webhook.deliveries", queue, deliveries -> deliveries.count(state))
                        .description("Deliveries of webhooks that wait, or were given up")
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .register(registry));
    }
}
