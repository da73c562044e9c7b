package io.countersign.infra.engine;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;

/**
 * How to start an engine.
 *
 * @param jdbcUrl PostgreSQL database; the engine makes and uses a schema of its own in it
 * @param user database user, who may create the schema
 * @param password of the database user, may be empty
 * @param schema the engine's schema, lower-case letters, digits and underscores
 * @param bindAddress address to listen on
 * @param port port to listen on, 0 for any free one
 * @param poolSize most database connections
 * @param pollInterval the longest time between two looks for due timers and jobs of the engine; they are woken in time
 *     anyway, so this only bounds how long a lost wake-up could matter
 * @param historyKept how long what is recorded of an instance is kept after its end; zero for ever
 * @param access who may use the API
 * @param mostRequests most requests that are worked on or wait to be at once; what comes on top is turned away with 503.
 *     Long polls that wait for jobs do not count
 * @param businessIdsAreUnique whether two active root instances of a process may not have the same business id
 */
@RecordBuilder
public record EngineSettings(
        String jdbcUrl,
        String user,
        String password,
        String schema,
        String bindAddress,
        int port,
        int poolSize,
        Duration pollInterval,
        Duration historyKept,
        EngineAccess access,
        int mostRequests,
        boolean businessIdsAreUnique)
        implements EngineSettingsBuilder.With {

    public static final String DEFAULT_SCHEMA = "engine";
    public static final String DEFAULT_BIND_ADDRESS = "127.0.0.1";
    public static final int DEFAULT_POOL_SIZE = 16;
    public static final Duration DEFAULT_POLL_INTERVAL = Duration.ofSeconds(5);

    public static final int DEFAULT_MOST_REQUESTS = 1000;

    public EngineSettings {
        Objects.requireNonNull(jdbcUrl);
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
        Objects.requireNonNull(bindAddress);
        if (!schema.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("schema must be lower-case letters, digits and underscores: " + schema);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535: " + port);
        }
        if (poolSize < 4) {
            throw new IllegalArgumentException("poolSize must be at least 4: " + poolSize);
        }
        if (pollInterval.isNegative() || pollInterval.isZero()) {
            throw new IllegalArgumentException("pollInterval must be positive: " + pollInterval);
        }
        if (historyKept.isNegative()) {
            throw new IllegalArgumentException("historyKept must not be negative: " + historyKept);
        }
        if (mostRequests < 1) {
            throw new IllegalArgumentException("mostRequests must be at least 1: " + mostRequests);
        }
        if (access instanceof EngineAccess.Open && !isLoopback(bindAddress)) {
            throw new IllegalArgumentException("without authentication the engine listens on a loopback address alone,"
                    + " but bindAddress is " + bindAddress);
        }
    }

    /** The defaults: schema {@code engine}, 127.0.0.1 on a free port, 16 connections. */
    public static EngineSettings of(String jdbcUrl, String user, String password) {
        return new EngineSettings(
                jdbcUrl,
                user,
                password,
                DEFAULT_SCHEMA,
                DEFAULT_BIND_ADDRESS,
                0,
                DEFAULT_POOL_SIZE,
                DEFAULT_POLL_INTERVAL,
                Duration.ZERO,
                new EngineAccess.Open(),
                DEFAULT_MOST_REQUESTS,
                false);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("bindAddress cannot be resolved: " + address, e);
        }
    }
}
