package io.countersign.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part's process is killed while its stack runs. */
class SupervisorTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private final List<Progress> steps = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_killed_PostgreSQL_comes_back_at_its_address_with_everything_committed(boolean withItsChildren)
            throws Exception {
        try (LocalStack stack = start(PartName.POSTGRES)) {
            PostgresAddress at = stack.addresses().postgres();
            try (Connection connection = Jdbc.connect(at);
                    Statement statement = connection.createStatement()) {
                statement.execute("create table kept as select 1 id");

                ProcessHandle server = process(PartName.POSTGRES);
                List<ProcessHandle> children = server.descendants().toList();
                server.destroyForcibly();
                if (withItsChildren) {
                    children.forEach(ProcessHandle::destroyForcibly);
                }
            }
            awaitReturn(PartName.POSTGRES);
            try (Connection connection = Jdbc.connect(at);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from kept")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(1);
            }
        }
        assertThat(StateFile.read(data.resolve("state.json")).child(PartName.POSTGRES))
                .as("the second process was stopped with the stack")
                .isEmpty();
    }

    @Test
    void a_killed_Elasticsearch_comes_back_at_its_address() throws Exception {
        try (LocalStack stack = start(PartName.ELASTICSEARCH)) {
            process(PartName.ELASTICSEARCH).destroyForcibly();
            awaitReturn(PartName.ELASTICSEARCH);
            assertThat(HttpProbe.status(stack.addresses().elasticsearchUrl())).isEqualTo(HttpProbe.OK);
        }
    }

    @Test
    void a_part_that_does_not_come_back_is_tried_again() throws Exception {
        try (LocalStack stack = start(PartName.POSTGRES)) {
            Path version = data.resolve("postgres/data/PG_VERSION");
            Files.move(version, data.resolve("hidden"));
            process(PartName.POSTGRES).destroyForcibly();
            Path log = data.resolve("postgres/server.log");
            await().atMost(LIMIT).until(() -> Files.readString(log).contains("PG_VERSION"));
            Files.move(data.resolve("hidden"), version);
            awaitReturn(PartName.POSTGRES);
            assertThat(Jdbc.answers(stack.addresses().postgres())).isTrue();
        }
    }

    @Test
    void a_part_that_is_being_brought_back_does_not_keep_the_stack_from_stopping() throws Exception {
        LocalStack stack = start(PartName.POSTGRES);
        PostgresAddress address = stack.addresses().postgres();
        process(PartName.POSTGRES).destroyForcibly();
        await().atMost(LIMIT).until(() -> states(PartName.POSTGRES).contains(Progress.State.ENDED));
        stack.close();
        assertThat(states(PartName.POSTGRES)).endsWith(Progress.State.STOPPED);
        assertThat(Jdbc.answers(address)).isFalse();
        assertThat(StateFile.read(data.resolve("state.json")).child(PartName.POSTGRES))
                .isEmpty();
    }

    private LocalStack start(PartName part) {
        return LocalStack.start(LocalSettings.only(data, part), steps::add);
    }

    private ProcessHandle process(PartName part) throws Exception {
        return StateFile.read(data.resolve("state.json"))
                .child(part)
                .flatMap(Child::running)
                .orElseThrow();
    }

    private void awaitReturn(PartName part) {
        await().atMost(LIMIT)
                .until(() -> states(part)
                        .equals(List.of(
                                Progress.State.STARTING,
                                Progress.State.READY,
                                Progress.State.ENDED,
                                Progress.State.READY)));
    }

    private List<Progress.State> states(PartName part) {
        return steps.stream()
                .filter(step -> step.part() == part)
                .map(Progress::state)
                .toList();
    }
}
