package io.countersign.incident;

import io.countersign.outbox.Outward;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How many steps wait for a person, as of the last look at the engine. */
@Component
@Outward
class IncidentCount implements MeterBinder {
    private final Incidents incidents;

    IncidentCount(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("countersign.incidents", incidents, Incidents::count)
                .description("Steps that can't go on without a person")
                .register(registry);
    }
}
