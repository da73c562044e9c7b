package io.countersign.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.api.command.RunningSystem;
import io.countersign.api.testing.TestSystem;
import io.countersign.audit.KafkaSettings;
import io.countersign.release.BundleVerifier;
import io.countersign.search.query.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemonstrationTest {
    @TempDir
    static Path folder;

    private static RunningSystem system;
    private static DemoPeople people;
    private static String job;
    private static String release;
    private static Path bundle;
    private static StringWriter console = new StringWriter();
    private static boolean asPublished;

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        system = TestSystem.shared().running();
        people = new DemoPeople(system.api(), system.addresses().issuerUri());
        bundle = folder.resolve("release.zip");
        asPublished = new Demonstration(
                        new PrintWriter(console, true),
                        system.api(),
                        system.addresses().issuerUri(),
                        new Demonstration.Stores(
                                system.get(JdbcClient.class),
                                system.addresses().kafkaBootstrapServers(),
                                system.get(KafkaSettings.class).topic(),
                                system.get(History.class)))
                .run(null, bundle);
        ApiClient owner = people.as("meridian-owner-1");
        job = "/api/v1/jobs/"
                + owner.get("/api/v1/jobs").get("items").get(0).get("id").asString();
        release = "/api/v1/releases/"
                + owner.get(job + "/releases").get(0).get("id").asString();
    }

    @Test
    void releases_what_the_benchmark_published_for_all_thirty_series() {
        assertThat(console.toString()).contains("of 30 of 30 series equal");
        assertThat(asPublished).isTrue();
    }

    @Test
    void seals_a_bundle_that_can_be_verified_offline() throws IOException {
        assertThat(new BundleVerifier(system.get(JsonMapper.class))
                        .verify(bundle)
                        .problems())
                .isEmpty();
    }

    @Test
    void leaves_a_trail_without_gaps_that_the_api_answers() throws Exception {
        JdbcClient jdbc = system.get(JdbcClient.class);
        assertThat(jdbc.sql("select count(*) - max(stream_seq) from event where stream = :stream")
                        .param("stream", job.replace("/api/v1/jobs/", "job:"))
                        .query(Long.class)
                        .single())
                .isZero();
        JsonNode history = people.as("meridian-auditor-1").get(job + "/history?action=release.sealed");
        assertThat(history.get("total").asInt()).isEqualTo(1);
    }

    @Test
    void leaves_nothing_undone_in_the_outboxes() {
        JdbcClient jdbc = system.get(JdbcClient.class);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(jdbc.sql("""
                        select (select count(*) from engine_command)
                             + (select count(*) from event where published_at is null)""").query(Long.class).single()).isZero());
    }

    @Nested
    class the_api_refuses {
        @Test
        void a_supplier_the_bundle() {
            assertThatThrownBy(() -> people.as("east-signatory-1").get(release + "/bundle"))
                    .hasMessageContaining("answered 403");
        }

        @Test
        void a_stranger_to_the_job_its_history() {
            assertThatThrownBy(() -> people.as("east-annotator-1").get(job + "/history"))
                    .hasMessageContaining("answered 403");
        }
    }
}
