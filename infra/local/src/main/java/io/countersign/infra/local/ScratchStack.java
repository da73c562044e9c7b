package io.countersign.infra.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real parts for tests and benchmarks: in a temporary folder, on free ports, shared by everything in this process. Parts are
 * started when they are first asked for, and stopped and removed when the process ends.
 */
public final class ScratchStack {
    private static final List<LocalStack> STACKS = new ArrayList<>();
    private static final Set<PartName> STARTED = EnumSet.noneOf(PartName.class);
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static ConfiguredAddresses known = ConfiguredAddresses.none();

    private ScratchStack() {}

    /** These parts, and those that they need. Returns when they answer. */
    public static synchronized Addresses with(PartName... parts) {
        Set<PartName> missing = EnumSet.noneOf(PartName.class);
        for (PartName part : parts) {
            missing.add(part);
            for (PartName other : PartName.values()) {
                if (part.needs(other)) {
                    missing.add(other);
                }
            }
        }
        missing.removeAll(STARTED);
        if (!missing.isEmpty()) {
            start(missing);
        }
        return new Addresses(known);
    }

    /** An empty database that nobody else uses, on the shared PostgreSQL. */
    public static PostgresAddress database() {
        PostgresAddress shared = with(PartName.POSTGRES).postgres();
        String name = "scratch_" + DATABASES.incrementAndGet();
        try (Connection connection = Jdbc.connect(shared)) {
            Jdbc.createDatabase(connection, name);
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + name + " could not be created", e);
        }
        String url = shared.jdbcUrl().replaceFirst("/[^/]+$", "/" + name);
        return new PostgresAddress(url, shared.user(), shared.password());
    }

    private static void start(Set<PartName> parts) {
        try {
            Path folder = Files.createTempDirectory("countersign-scratch-");
            LocalSettings settings =
                    LocalSettings.only(folder).withConfigured(known).withParts(parts);
            LocalStack stack = LocalStack.start(settings, step -> {});
            if (STACKS.isEmpty()) {
                Runtime.getRuntime().addShutdownHook(new Thread(ScratchStack::stop, "stop-scratch"));
            }
            STACKS.add(stack);
            STARTED.addAll(parts);
            known = stack.addresses().known();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void stop() {
        for (int i = STACKS.size() - 1; i >= 0; i--) {
            LocalStack stack = STACKS.get(i);
            stack.close();
            try {
                Folders.delete(stack.data());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
