package io.countersign.api.health;

import io.countersign.watch.Probe;
import io.countersign.watch.Watch;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Of every server but the database the application can do without for a while: work that is given is kept. So the application is
 * degraded then, and not down.
 */
@Configuration(proxyBeanMethods = false)
class PartsHealth {
    static final Status DEGRADED = new Status("DEGRADED");

    @Bean
    CompositeHealthContributor partsHealthContributor(Watch watch, List<Probe> probes) {
        return CompositeHealthContributor.fromMap(probes.stream()
                .collect(Collectors.toMap(Probe::part, probe -> of(watch, probe.part()))));
    }

    static HealthIndicator of(Watch watch, String part) {
        return () -> watch.awaySince(part)
                .map(since -> Health.status(DEGRADED).withDetail("since", since).build())
                .orElseGet(() -> Health.up().build());
    }
}
