package io.countersign.incident;

import io.countersign.outbox.Outward;
import io.countersign.outbox.Pulse;
import io.countersign.outbox.RelayLoop;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Compares, again and again, the incidents of the engine with those that were told of. */
@Component
@Outward
@EnableConfigurationProperties(IncidentSettings.class)
class IncidentWatch implements SmartLifecycle {
    private final EngineIncidents engine;
    private final Incidents incidents;
    private final IncidentSettings settings;
    private @Nullable RelayLoop loop;

    IncidentWatch(EngineIncidents engine, Incidents incidents, IncidentSettings settings) {
        this.engine = engine;
        this.incidents = incidents;
        this.settings = settings;
    }

    /** One look. Two replicas that look at once tell of each incident once: see {@link Incidents#raised}. */
    void look() {
        engine.active(incidents::raised);
        incidents.open(page -> engine.goneAmong(page).forEach(incidents::resolved));
    }

    private boolean round() {
        look();
        return false;
    }

    @Override
    public void start() {
        loop = new RelayLoop("incident-watch", new Pulse(), settings.interval(), this::round).start();
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
