package io.countersign.api.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.api.crash.Kills.Victim;
import io.countersign.infra.local.PostgresAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two of our application on the same parts, each request to either of them; one is killed in the middle and comes back. */
class TwoReplicasTest {
    @TempDir
    Path data;

    @Test
    void no_task_is_given_twice_and_no_event_told_twice() throws IOException {
        Path home = data.resolve("one");
        OrphanedPostgres.endsWithThisProcess(home);
        try (ServedMachine one = new ServedMachine(home, log("one"), Map.of("countersign.engine.job-lease", "5s"))) {
            one.awaitReady();
            PostgresAddress database = new PostgresAddress(
                    one.jdbcUrl(), "countersign", Files.readString(home.resolve("postgres/password")));
            try (ServedMachine two = new ServedMachine(data.resolve("two"), log("two"), shared(one, database, home))) {
                two.awaitReady();
                Victim second = new Victim("second replica", two::killAndStartAgain);

                new CrashRun(one, inTurn(one, two), () -> database, data)
                        .carryOut(kills -> kills.between(6, 14, second), List.of(second));

                assertThat(two.stop()).as("an orderly stop").noneMatch(line -> line.contains("ERROR"));
            }
        }
    }

    private static Map<String, String> shared(ServedMachine one, PostgresAddress database, Path home) {
        Map<String, String> settings = new HashMap<>();
        settings.put("countersign.engine.job-lease", "5s");
        settings.put("countersign.postgres.url", database.jdbcUrl());
        settings.put("countersign.postgres.user", database.user());
        settings.put("countersign.postgres.password", database.password());
        settings.put("countersign.kafka.bootstrap-servers", one.kafka());
        settings.put("countersign.elasticsearch.url", one.elasticsearch().toString());
        settings.put("countersign.engine.rest-address", one.engine().toString());
        settings.put("countersign.issuer.uri", one.issuer().toString());
        List.of("media", "releases", "keys")
                .forEach(name -> settings.put(
                        "countersign." + name + ".directory", home.resolve(name).toString()));
        return settings;
    }

    private static Supplier<URI> inTurn(ServedMachine one, ServedMachine two) {
        AtomicInteger requests = new AtomicInteger();
        return () -> requests.getAndIncrement() % 2 == 0 ? one.api() : two.api();
    }

    private static Path log(String name) {
        return Path.of("target", "crash", "replica-" + name + ".log");
    }
}
