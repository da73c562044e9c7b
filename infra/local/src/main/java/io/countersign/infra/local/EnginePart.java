package io.countersign.infra.local;

import io.countersign.infra.engine.EmbeddedEngine;
import io.countersign.infra.engine.EngineSettings;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The process engine in this process, in a schema of its own on PostgreSQL. */
final class EnginePart implements Part {
    private final int port;
    private final Supplier<PostgresAddress> database;
    private @Nullable EmbeddedEngine engine;

    /** @param database known when PostgreSQL answers */
    EnginePart(int port, Supplier<PostgresAddress> database) {
        this.port = port;
        this.database = database;
    }

    @Override
    public PartName name() {
        return PartName.ENGINE;
    }

    @Override
    public void launch() {
        PostgresAddress at = database.get();
        engine = EmbeddedEngine.start(
                EngineSettings.of(at.jdbcUrl(), at.user(), at.password()).withPort(port));
    }

    @Override
    public boolean answers() throws InterruptedException {
        return engine != null && HttpProbe.status(topology()) == HttpProbe.OK;
    }

    @Override
    public String question() {
        return "GET " + topology();
    }

    @Override
    public String log() {
        return "the application's log";
    }

    @Override
    public String address() {
        return Ports.HOST + ":" + port;
    }

    @Override
    public ConfiguredAddresses addTo(ConfiguredAddresses known) {
        return known.withEngine(URI.create("http://" + address()));
    }

    @Override
    public void stop() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }

    private URI topology() {
        return URI.create("http://" + address() + "/v2/topology");
    }
}
