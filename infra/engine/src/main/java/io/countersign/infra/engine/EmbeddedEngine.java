package io.countersign.infra.engine;

import io.countersign.infra.engine.boot.RunningEngine;
import java.net.URI;

/**
 * A process engine inside this JVM that serves the Camunda 8 REST API v2 to the official client. One engine owns its
 * schema of the database; everything it was told survives its end, however it ends.
 */
public final class EmbeddedEngine implements AutoCloseable {
    private final RunningEngine engine;

    private EmbeddedEngine(RunningEngine engine) {
        this.engine = engine;
    }

    /**
     * Starts an engine and continues what its database holds.
     *
     * @throws IllegalStateException if the database cannot be used or the address cannot be listened on
     */
    public static EmbeddedEngine start(EngineSettings settings) {
        return new EmbeddedEngine(new RunningEngine(settings));
    }

    /** Where the API is served, without the {@code /v2} that clients add. */
    public URI restAddress() {
        return engine.restAddress();
    }

    @Override
    public void close() {
        engine.close();
    }
}
