package io.countersign.incident;

import io.countersign.outbox.Background;
import io.countersign.outbox.Outward;
import io.countersign.outbox.Pulse;
import io.countersign.outbox.RelayLoop;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Compares, again and again, the incidents of the engine with those that were told of. */
@Component
@Outward
@EnableConfigurationProperties(IncidentSettings.class)
class IncidentWatch extends Background {
    private final EngineIncidents engine;
    private final Incidents incidents;
    private final IncidentSettings settings;

    IncidentWatch(EngineIncidents engine, Incidents incidents, IncidentSettings settings) {
        this.engine = engine;
        this.incidents = incidents;
        this.settings = settings;
    }

    /** One look. Two replicas that look at once tell of each incident once: see {@link Incidents#raised}. */
    void look() {
        engine.active(incidents::unknownAmong, incidents::raised);
        incidents.open(page -> engine.goneAmong(page).forEach(incidents::resolved));
    }

    private boolean round() {
        look();
        return false;
    }

    @Override
    protected Runnable begin() {
        return new RelayLoop("incident-watch", new Pulse(), settings.interval(), this::round).start()::close;
    }
}
