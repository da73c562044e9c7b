package io.countersign.api.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.api.crash.Kills.Victim;
import io.countersign.infra.local.PartName;
import io.countersign.infra.local.PostgresAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL, the engine and Kafka in processes of their own, as on several machines: each dies alone, and so does the application. */
class PartsApartCrashTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Map<String, String> DEGRADED =
            Map.of("(all)", "200 DEGRADED", "engine", "UP", "kafka", "DEGRADED", "elasticsearch", "UP", "issuer", "UP");

    @TempDir
    Path data;

    @Test
    void a_job_is_released_once_although_each_part_was_killed() throws IOException {
        Path store = data.resolve("store");
        OrphanedPostgres.endsWithThisProcess(store);
        try (PartProcess postgres = start("postgres", "POSTGRES", store.toString());
                PartProcess kafka =
                        start("kafka", "KAFKA", data.resolve("broker").toString())) {
            String[] told = postgres.address().split(" ", -1);
            PostgresAddress database = new PostgresAddress(told[0], told[1], told[2]);
            try (PartProcess engine = start(
                            "engine",
                            "ENGINE",
                            data.resolve("engine").toString(),
                            database.jdbcUrl(),
                            database.user(),
                            database.password());
                    ServedMachine machine = new ServedMachine(
                            data.resolve("application"),
                            log("application"),
                            addresses(database, kafka.address(), engine.address()))) {
                machine.awaitReady();
                run(
                        machine,
                        database,
                        List.of(
                                new Victim("engine", engine::killAndStartAgain),
                                new Victim("Kafka", kafka::killAndStartAgain),
                                new Victim("application", machine::killAndStartAgain),
                                new Victim("PostgreSQL", () -> Victims.kill(store, PartName.POSTGRES))));
                kafka.stop();
                await().atMost(LIMIT).until(() -> machine.health(), DEGRADED::equals);
                assertThat(machine.stop())
                        .as("an orderly stop, though Kafka is away")
                        .noneMatch(line -> line.contains("ERROR"));
                assertThat(engine.stop()).noneMatch(line -> line.contains("ERROR"));
            }
        }
    }

    private void run(ServedMachine machine, PostgresAddress database, List<Victim> victims) throws IOException {
        Victim engine = victims.get(0);
        new CrashRun(machine, () -> database, data)
                .carryOut(
                        kills -> kills.between(1, 5, engine)
                                .between(6, 9, victims.get(1))
                                .between(10, 14, victims.get(2))
                                .between(15, 19, victims.get(3))
                                .between(20, Crew.SUBMISSIONS, engine),
                        victims);
    }

    private static Map<String, String> addresses(PostgresAddress database, String kafka, String engine) {
        return Map.of(
                "countersign.engine.job-lease",
                "5s",
                "countersign.postgres.url",
                database.jdbcUrl(),
                "countersign.postgres.user",
                database.user(),
                "countersign.postgres.password",
                database.password(),
                "countersign.kafka.bootstrap-servers",
                kafka,
                "countersign.engine.rest-address",
                engine);
    }

    private static PartProcess start(String name, String... arguments) {
        return new PartProcess(log(name), List.of(arguments));
    }

    private static Path log(String name) {
        return Path.of("target", "crash", name + ".log");
    }
}
