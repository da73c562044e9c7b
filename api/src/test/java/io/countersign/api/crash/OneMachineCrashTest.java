package io.countersign.api.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.api.crash.Kills.Victim;
import io.countersign.infra.local.PartName;
import io.countersign.infra.local.PostgresAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything on one machine, as {@code serve} starts it: with the application die the engine, Kafka and the issuer. */
class OneMachineCrashTest {
    private static final Path LOG = Path.of("target", "crash", "one-machine.log");

    @TempDir
    Path data;

    @Test
    void a_job_is_released_once_although_everything_was_killed() throws IOException {
        OrphanedPostgres.endsWithThisProcess(data);
        try (ServedMachine machine = new ServedMachine(data, LOG, Map.of("countersign.engine.job-lease", "5s"))) {
            machine.awaitReady();
            Victim application = new Victim("application", machine::killAndStartAgain);
            Victim both = new Victim(
                    "application and PostgreSQL", () -> machine.killWithPartAndStartAgain(PartName.POSTGRES));
            Victim postgres = new Victim("PostgreSQL", () -> machine.killPart(PartName.POSTGRES));
            Victim elasticsearch = new Victim("Elasticsearch", () -> machine.killPart(PartName.ELASTICSEARCH));

            new CrashRun(machine, () -> database(machine), data)
                    .carryOut(
                            kills -> kills.between(1, 5, application)
                                    .between(6, 10, postgres)
                                    .between(11, 14, elasticsearch)
                                    .between(15, 20, both)
                                    .between(Crew.SUBMISSIONS, Crew.SUBMISSIONS, postgres),
                            List.of(application, both, postgres, elasticsearch));

            assertThat(machine.stop()).as("an orderly stop").noneMatch(line -> line.contains("ERROR"));
        }
    }

    private PostgresAddress database(ServedMachine machine) {
        try {
            return new PostgresAddress(
                    machine.jdbcUrl(), "countersign", Files.readString(data.resolve("postgres/password")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
