package io.countersign.infra.local;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a {@link LocalStack} starts and where it keeps it.
 *
 * @param data the data directory: one folder a part, {@code state.json}, and {@code lock}
 * @param cache what can be made again at any time, and may be shared by several stacks: unpacked binaries, class archives
 * @param parts which parts the stack has
 * @param usualPorts whether a part takes its usual port if that is free; otherwise every port is a free one
 * @param configured the parts that run elsewhere
 * @param startLimit how long each part may take until it answers
 * @param clock the time of the issuer: tokens and locks of accounts
 */
public record LocalSettings(
        Path data,
        Path cache,
        Set<PartName> parts,
        boolean usualPorts,
        ConfiguredAddresses configured,
        Duration startLimit,
        Clock clock) {
    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    public LocalSettings {
        data = data.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
        parts = Collections.unmodifiableSet(parts.isEmpty() ? EnumSet.noneOf(PartName.class) : EnumSet.copyOf(parts));
        if (parts.contains(PartName.ENGINE)
                && configured.engine().isEmpty()
                && !parts.contains(PartName.POSTGRES)
                && configured.postgres().isEmpty()) {
            throw new IllegalArgumentException("the engine needs PostgreSQL: add the part or configure its address");
        }
    }

    /** Every part, in the data directory, on the usual ports where they are free. */
    public static LocalSettings in(Path data) {
        return new LocalSettings(
                data,
                data.resolve("cache"),
                EnumSet.allOf(PartName.class),
                true,
                ConfiguredAddresses.none(),
                START_LIMIT,
                Clock.systemUTC());
    }

    /** These parts alone, in the data directory, on free ports, with the cache of this machine's temporary folder. */
    public static LocalSettings only(Path data, PartName... parts) {
        return in(data).withParts(Set.of(parts))
                .withUsualPorts(false)
                .withCache(Path.of(
                        System.getProperty("java.io.tmpdir"), "countersign-cache-" + System.getProperty("user.name")));
    }

    public LocalSettings withCache(Path newCache) {
        return new LocalSettings(data, newCache, parts, usualPorts, configured, startLimit, clock);
    }

    public LocalSettings withParts(Set<PartName> newParts) {
        return new LocalSettings(data, cache, newParts, usualPorts, configured, startLimit, clock);
    }

    public LocalSettings withUsualPorts(boolean usual) {
        return new LocalSettings(data, cache, parts, usual, configured, startLimit, clock);
    }

    public LocalSettings withConfigured(ConfiguredAddresses addresses) {
        return new LocalSettings(data, cache, parts, usualPorts, addresses, startLimit, clock);
    }

    public LocalSettings withStartLimit(Duration limit) {
        return new LocalSettings(data, cache, parts, usualPorts, configured, limit, clock);
    }

    public LocalSettings withClock(Clock newClock) {
        return new LocalSettings(data, cache, parts, usualPorts, configured, startLimit, newClock);
    }
}
