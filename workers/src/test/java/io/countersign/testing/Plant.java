package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.countersign.infra.engine.EmbeddedEngine;
import io.countersign.infra.engine.EngineSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The application's beans with the real engine behind them, and the four processes deployed; only Kafka is missing. The clocks of
 * both stand still, and are moved together.
 */
public final class Plant implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final EmbeddedEngine engine =
            EmbeddedEngine.start(EngineSettings.of(Database.emptyUrl(), "postgres", "postgres"));
    private final Domain domain;

    public Plant() {
        domain = new Domain(
                Beans.class,
                Map.of("countersign.engine.rest-address", engine.restAddress().toString()));
        pin();
    }

    public Domain domain() {
        return domain;
    }

    public CamundaClient client() {
        return domain.get(CamundaClient.class);
    }

    /** Moves the clock of the domain and that of the engine. */
    public synchronized void advance(Duration by) {
        domain.clock().advance(by);
        pin();
    }

    private void pin() {
        client().newPinClockCommand().time(domain.clock().instant()).send().join();
    }

    /** Holds workers at steps until it is opened. */
    public Gate gate() {
        return domain.get(Gate.class);
    }

    /** What the domain tells the engine meanwhile reaches it afterwards. */
    public void whileTheRelayRests(Runnable action) {
        SmartLifecycle relay = domain.get("engineRelay", SmartLifecycle.class);
        relay.stop();
        try {
            action.run();
        } finally {
            relay.start();
        }
    }

    /** Looks until there is something; a little time goes by between two looks, so that what was put off gets its turn. */
    public <T> T await(String what, Supplier<Optional<T>> look) {
        AtomicReference<T> found = new AtomicReference<>();
        Awaitility.await(what)
                .atMost(LONGEST_WAIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_LOOKS)
                .until(() -> {
                    look.get().ifPresent(found::set);
                    if (found.get() == null) {
                        advance(BETWEEN_LOOKS);
                    }
                    return found.get() != null;
                });
        return found.get();
    }

    public void awaitTrue(String what, Supplier<Boolean> condition) {
        await(what, () -> condition.get() ? Optional.of(true) : Optional.empty());
    }

    /** Nothing is left to be carried to the engine, and nothing of the engine is stuck. */
    public void assertHealthy() {
        awaitTrue(
                "commands to be carried over",
                () -> domain.jdbc()
                                .sql("select count(*) from engine_command")
                                .query(Long.class)
                                .single()
                        == 0);
        assertThat(incidents()).isEmpty();
    }

    private List<String> incidents() {
        return client().newIncidentSearchRequest().send().join().items().stream()
                .map(incident -> incident.getElementId() + ": " + incident.getErrorMessage())
                .toList();
    }

    @Override
    public void close() {
        domain.close();
        engine.close();
    }

    /** Of what reaches other systems by itself, only what belongs to the engine, to the task list and to processes. */
    @Configuration
    @ComponentScan({"io.countersign.engine", "io.countersign.task", "io.countersign.process"})
    @Import({Domain.Beans.class, Gate.class})
    static class Beans {}
}
