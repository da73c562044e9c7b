package io.countersign.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFailureTest {
    @TempDir
    Path data;

    private final List<Progress> steps = new ArrayList<>();

    @Test
    void a_part_that_does_not_answer_in_time_is_named_with_what_was_asked() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
            String address =
                    "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/x?connectTimeout=1&loginTimeout=1";
            LocalSettings settings = LocalSettings.only(data)
                    .withConfigured(ConfiguredAddresses.none().withPostgres(new PostgresAddress(address, "u", "p")))
                    .withStartLimit(Duration.ofSeconds(2));
            assertThatThrownBy(() -> LocalStack.start(settings, steps::add))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("PostgreSQL did not answer within 2 s")
                    .hasMessageContaining("a query on " + address)
                    .hasMessageContaining("that server's own log");
        }
    }

    @Test
    void a_part_that_ends_at_once_is_named_with_the_end_of_its_log() throws Exception {
        Path postgres = Files.createDirectories(data.resolve("postgres/data"));
        Files.writeString(postgres.resolve("PG_VERSION"), "9.6\n");
        assertThatThrownBy(() -> LocalStack.start(LocalSettings.only(data, PartName.POSTGRES), steps::add))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("PostgreSQL ended with exit code")
                .hasMessageContaining("server.log");
    }

    @Test
    void what_had_started_is_stopped_when_another_part_cannot() throws Exception {
        Path postgres = Files.createDirectories(data.resolve("postgres/data"));
        Files.writeString(postgres.resolve("PG_VERSION"), "9.6\n");
        LocalSettings settings = LocalSettings.only(data, PartName.POSTGRES, PartName.KAFKA, PartName.ISSUER);
        assertThatThrownBy(() -> LocalStack.start(settings, steps::add)).isInstanceOf(LocalStackException.class);
        assertThat(steps.stream()
                        .filter(step -> step.state() == Progress.State.STOPPED)
                        .map(Progress::part))
                .containsExactly(PartName.ISSUER, PartName.KAFKA, PartName.POSTGRES);
        try (DataDirectory free = DataDirectory.hold(data)) {
            assertThat(free.path()).isEqualTo(data);
        }
    }

    @Test
    void an_engine_without_a_database_is_refused_before_anything_starts() {
        assertThatThrownBy(() -> LocalSettings.only(data, PartName.ENGINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the engine needs PostgreSQL");
    }

    @Test
    void a_configured_part_is_not_started_and_its_address_is_handed_on() throws Exception {
        LocalSettings issuer = LocalSettings.only(data.resolve("one"), PartName.ISSUER);
        try (LocalStack elsewhere = LocalStack.start(issuer, step -> {})) {
            URI uri = elsewhere.addresses().issuerUri();
            LocalSettings settings = LocalSettings.only(data.resolve("two"), PartName.ISSUER)
                    .withConfigured(ConfiguredAddresses.none().withIssuer(uri));
            try (LocalStack stack = LocalStack.start(settings, steps::add)) {
                assertThat(stack.addresses().issuerUri()).isEqualTo(uri);
                assertThat(steps)
                        .extracting(Progress::state)
                        .containsExactly(Progress.State.STARTING, Progress.State.FOUND);
            }
        }
    }

    @Test
    void asking_for_the_address_of_a_part_that_is_not_there_names_it() {
        assertThatThrownBy(() -> new Addresses(ConfiguredAddresses.none()).kafkaBootstrapServers())
                .hasMessage("Kafka is not among the parts of this stack");
    }
}
