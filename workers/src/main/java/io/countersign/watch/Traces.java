package io.countersign.watch;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Carries a trace over what breaks it: an outbox, the engine, Kafka. Whoever leaves something behind for later adds where its trace
 * stands (W3C Trace Context), and whoever takes it up goes on from there.
 */
@Component
public class Traces {
    /** The variable of a process instance, and the attribute of a CloudEvent. */
    public static final String NAME = "traceparent";

    private static final String SAMPLED = "-01";
    private final ObservationRegistry registry;
    private final boolean collected;

    /** @param collector where traces are sent; blank where nobody collects them */
    Traces(
            ObjectProvider<ObservationRegistry> registry,
            @Value("${countersign.tracing.otlp-endpoint:}") String collector) {
        this.registry = registry.getIfAvailable(() -> ObservationRegistry.NOOP);
        this.collected = !collector.isBlank();
    }

    /**
     * Where the trace stands.
     *
     * @param name of what is left behind
     * @return null where traces are not collected, or this one is not among the sampled ones
     */
    public @Nullable String leave(String name) {
        if (!collected || registry.getCurrentObservation() == null) {
            return null;
        }
        Map<String, String> carrier = new HashMap<>();
        SenderContext<Map<String, String>> context = new SenderContext<>(
                (into, key, value) -> Objects.requireNonNull(into).put(key, value), Kind.PRODUCER);
        context.setCarrier(carrier);
        Observation.createNotStarted(name, () -> context, registry).observe(() -> {});
        String stands = carrier.get(NAME);
        return stands == null || !stands.endsWith(SAMPLED) ? null : stands;
    }

    /** An observation, not begun yet, that goes on from there; of a trace of its own where that is null. */
    public Observation goOn(String name, @Nullable String from) {
        ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get, Kind.CONSUMER);
        context.setCarrier(from == null ? Map.of() : Map.of(NAME, from));
        return Observation.createNotStarted(name, () -> context, registry);
    }
}
