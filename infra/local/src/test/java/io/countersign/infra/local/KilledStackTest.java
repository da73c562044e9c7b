package io.countersign.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that runs the stack is killed; the next stack on the same data works and has everything. */
class KilledStackTest {
    @TempDir
    Path data;

    private final List<Progress> steps = new ArrayList<>();

    @Test
    void what_was_committed_before_the_kill_is_there_after_it() throws Exception {
        try (StackProcess killed =
                StackProcess.start(data, PartName.POSTGRES, PartName.KAFKA, PartName.ELASTICSEARCH)) {
            killed.awaitLine("READY");
            StateFile state = StateFile.read(data.resolve("state.json"));
            Child postgres = state.child(PartName.POSTGRES).orElseThrow();
            sql(postgres.port(), "create table kept (id int)", "insert into kept values (1), (2)");
            killed.kill();

            assertThat(postgres.running()).as("PostgreSQL outlives the kill").isPresent();
        }
        try (LocalStack next = start(PartName.POSTGRES, PartName.KAFKA, PartName.ELASTICSEARCH)) {
            assertThat(replaced()).contains(PartName.POSTGRES);
            assertThat(count(next.addresses().postgres())).isEqualTo(2);
        }
    }

    @Test
    void a_kill_in_the_middle_of_the_first_start_leaves_nothing_in_the_way() throws Exception {
        try (StackProcess killed = StackProcess.start(data, PartName.POSTGRES, PartName.KAFKA)) {
            killed.awaitLine("PostgreSQL");
            killed.kill();
        }
        try (LocalStack next = start(PartName.POSTGRES, PartName.KAFKA)) {
            Map<String, Object> at =
                    Map.of("bootstrap.servers", next.addresses().kafkaBootstrapServers());
            try (Admin admin = Admin.create(at)) {
                admin.createTopics(List.of(new NewTopic("after", 1, (short) 1)))
                        .all()
                        .get();
            }
            assertThat(Jdbc.answers(next.addresses().postgres())).isTrue();
        }
    }

    @Test
    void a_polite_end_stops_every_part_in_reverse_order() throws Exception {
        try (StackProcess ended = StackProcess.start(data, PartName.POSTGRES, PartName.ELASTICSEARCH)) {
            ended.awaitLine("READY");
            StateFile state = StateFile.read(data.resolve("state.json"));
            ended.terminate();
            assertThat(ended.rest()).containsSubsequence("Elasticsearch   stopped", "PostgreSQL      stopped");
            assertThat(state.child(PartName.POSTGRES).orElseThrow().running()).isEmpty();
            assertThat(state.child(PartName.ELASTICSEARCH).orElseThrow().running())
                    .isEmpty();
        }
    }

    private LocalStack start(PartName... parts) {
        return LocalStack.start(LocalSettings.only(data, parts), steps::add);
    }

    private List<PartName> replaced() {
        return steps.stream()
                .filter(step -> step.state() == Progress.State.REPLACED)
                .map(Progress::part)
                .toList();
    }

    private void sql(int port, String... statements) throws SQLException, IOException {
        String password = Files.readString(data.resolve("postgres/password"));
        PostgresAddress at = new PostgresAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + PostgresPart.DATABASE, PostgresPart.USER, password);
        try (Connection connection = Jdbc.connect(at);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int count(PostgresAddress at) throws SQLException {
        try (Connection connection = Jdbc.connect(at);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from kept")) {
            row.next();
            return row.getInt(1);
        }
    }
}
