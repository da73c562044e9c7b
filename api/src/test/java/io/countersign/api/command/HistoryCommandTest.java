package io.countersign.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.api.testing.TestSystem;
import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.search.query.HistoryQuestion;
import io.countersign.search.query.SavedQueries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An auditor at a shell. */
class HistoryCommandTest {
    private static final TestSystem SYSTEM = TestSystem.shared();
    private static final Actor.Person SHELL =
            new Actor.Person("s-shell", "meridian-shell", "Shell", "meridian", Set.of(Role.AUDITOR));
    private static final int EVENTS = 3;

    @TempDir
    private Path directory;

    @BeforeAll
    static void begin() {
        for (int i = 1; i <= EVENTS; i++) {
            SYSTEM.get(SavedQueries.class).save(SHELL, "from a shell " + i, HistoryQuestion.ofJob(i), false);
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(events(Shell.run("history", "--actor", "meridian-shell", "--json")))
                        .hasSize(EVENTS));
    }

    @Test
    void asks_for_events_by_fields_and_words() {
        assertThat(events(Shell.run("history", "--actor", "meridian-shell", "--limit", "2", "--json")))
                .extracting(event -> event.path("subjectId").asString())
                .containsExactly("from a shell 3", "from a shell 2");
        assertThat(events(Shell.run(
                        "history",
                        "--actor",
                        "meridian-shell",
                        "--limit",
                        "0",
                        "--json",
                        "--to",
                        "2001-01-01T00:00:00Z")))
                .isEmpty();
        assertThat(events(Shell.run("history", "--actor", "meridian-shell", "--refused", "--json")))
                .isEmpty();
        assertThat(events(Shell.run("history", "--json", "--action", "history.query-saved", "shell")))
                .hasSize(EVENTS);
    }

    @Test
    void shows_them_as_a_table_for_people() {
        Shell.Ran ran = Shell.run("history", "--actor", "meridian-shell", "--limit", "2");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out().lines()).hasSize(4);
        assertThat(ran.out()).contains("history.query-saved", "meridian-shell", "query from a shell 3");
        assertThat(ran.out().lines().toList().get(3)).contains(String.valueOf(EVENTS));
    }

    @Test
    void exports_them_with_a_statement_that_holds() throws Exception {
        Path file = directory.resolve("mine.zip");
        Shell.Ran ran =
                Shell.run("export-history", "--actor", "meridian-shell", "--format", "CSV", "--out", file.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
        assertThat(Files.size(file)).isPositive();
        assertThat(ran.out().lines().toList().get(1)).contains(String.valueOf(EVENTS));
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void leaves_nothing_where_the_person_may_not_export() throws Exception {
        Shell.Ran ran = Shell.run(
                "export-history",
                "--user",
                "meridian-owner-1",
                "--out",
                directory.resolve("not.zip").toString());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("403");
        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    private static List<JsonNode> events(Shell.Ran ran) {
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
        return ran.out().lines().map(JsonMapper.shared()::readTree).toList();
    }
}
