package io.countersign.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.api.CountersignApplication;
import io.countersign.api.command.RunningSystem;
import io.countersign.audit.KafkaSettings;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.PartName;
import io.countersign.release.BundleVerifier;
import io.countersign.search.query.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemonstrationTest {
    @TempDir
    static Path data;

    private static RunningSystem system;
    private static DemoPeople people;
    private static Path bundle;
    private static StringWriter console = new StringWriter();
    private static boolean asPublished;

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        system = RunningSystem.start(LocalSettings.only(data, PartName.values()), 0, progress -> {});
        people = new DemoPeople(system.api(), system.addresses().issuerUri());
        bundle = data.resolve("release.zip");
        asPublished = new Demonstration(
                        new PrintWriter(console, true),
                        system.api(),
                        system.addresses().issuerUri(),
                        new Demonstration.Stores(
                                system.get(JdbcClient.class),
                                system.addresses().kafkaBootstrapServers(),
                                system.get(KafkaSettings.class).topic(),
                                system.get(History.class)))
                .run(NabCorpus.shipped(), bundle);
    }

    @AfterAll
    static void stop() {
        system.close();
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
        assertThat(jdbc.sql("select count(*) - max(stream_seq) from event where stream = 'job:1'")
                        .query(Long.class)
                        .single())
                .isZero();
        JsonNode history = people.as("meridian-auditor-1").get("/api/v1/jobs/1/history?action=release.sealed");
        assertThat(history.get("total").asInt()).isEqualTo(1);
    }

    @Test
    void leaves_nothing_undone_in_the_outboxes() {
        JdbcClient jdbc = system.get(JdbcClient.class);
        assertThat(jdbc.sql("select count(*) from engine_command")
                        .query(Long.class)
                        .single())
                .isZero();
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from unpublished_event")
                        .query(Long.class)
                        .single())
                .isZero());
    }

    @Nested
    class the_record {
        private final JdbcClient jdbc = system.get(JdbcClient.class);
        private final StringWriter said = new StringWriter();

        @Test
        void is_found_intact_from_a_shell_beside_the_running_system() {
            assertThat(verify("--kafka", system.addresses().kafkaBootstrapServers()))
                    .isZero();
            assertThat(said.toString()).contains("INTACT").doesNotContain("NOT INTACT");
        }

        @Test
        void is_found_intact_by_an_auditor_through_the_api() throws Exception {
            JsonNode answer = people.as("meridian-auditor-1").get("/api/v1/audit/verification?jobId=1");
            assertThat(answer.get("intact").asBoolean()).isTrue();
            assertThat(answer.get("events").asLong())
                    .isEqualTo(jdbc.sql("select count(*) from event where stream = 'job:1'")
                            .query(Long.class)
                            .single());
        }

        @Test
        void is_found_broken_where_a_reason_was_changed_behind_its_back() throws Exception {
            String where = " where stream = 'job:1' and action = 'adjudication.decided'";
            String reason = jdbc.sql("select reason from event" + where)
                    .query(String.class)
                    .single();
            rewrite("update event set reason = 'as the owner likes it'" + where);
            try {
                assertThat(verify("--job", "1")).isEqualTo(1);
                assertThat(said.toString()).contains("NOT INTACT", "the content of the event was changed");
                JsonNode fault = people.as("meridian-auditor-1")
                        .get("/api/v1/audit/verification")
                        .get("faults")
                        .get(0);
                assertThat(fault.get("kind").asString()).isEqualTo("event-changed");
                assertThat(fault.get("place").asString()).isEqualTo("job:1");
            } finally {
                rewrite("update event set reason = '" + reason.replace("'", "''") + "'" + where);
            }
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(delimiter = '|', textBlock = """
                annotation         | update annotation set shapes = '[]' where id = (select max(id) from annotation)
                annotation         | update annotation set author = (select author from annotation where id = 1) where id = (select max(id) from annotation)
                annotation         | delete from annotation where id = (select min(id) from annotation)
                verdict            | update verdict set outcome = 'DISPUTED' where outcome = 'ACCEPTED'
                adjudication       | update adjudication set reason = 'as the owner likes it'
                consensus          | update consensus set shapes = '[]' where shapes <> '[]'
                consensus          | insert into consensus select 9999, job_id, item_no, package_id, 2, shapes, strategy, confidence, sources, made_at from consensus where id = 1
                inspection_finding | update inspection_finding set inspector = 'nobody'
                release            | update release set manifest = replace(manifest, '"version":1', '"version":2')
                release            | update release set bundle_sha256 = repeat('0', 64)
                signature          | update signature set organisation = 'meridian'
                """)
        void is_found_broken_where_a_row_was_changed_that_an_event_told_of(String table, String tampering) {
            rewrite("create table kept as select * from " + table + "; " + tampering);
            try {
                assertThat(verify("--job", "1")).isEqualTo(1);
                assertThat(said.toString()).contains("is not what its event says");
            } finally {
                rewrite("delete from " + table + "; insert into " + table + " select * from kept; drop table kept");
            }
            assertThat(verify("--job", "1")).isZero();
        }

        @Test
        void is_not_vouched_for_by_a_key_that_the_auditor_does_not_know() {
            assertThat(verify("--key", "0".repeat(64))).isEqualTo(1);
            assertThat(verify("--key", "0".repeat(64), bundle.toString())).isEqualTo(1);
            assertThat(said.toString()).contains("NOT THE EXPECTED KEY");
        }

        @Test
        void is_searched_by_an_auditor_with_facets_and_every_question_is_kept() throws Exception {
            ApiClient auditor = people.as("meridian-auditor-1");
            JsonNode found =
                    auditor.get("/api/v1/history?action=annotation.submitted&organisation=supplier-east&limit=7");
            assertThat(found.get("total").asInt()).isEqualTo(90);
            assertThat(found.get("page").get("items")).hasSize(7);
            JsonNode next =
                    auditor.get("/api/v1/history?action=annotation.submitted&organisation=supplier-east&limit=7&cursor="
                            + found.get("page").get("next").asString());
            assertThat(next.get("page").get("items").get(0).get("id"))
                    .isNotEqualTo(found.get("page").get("items").get(6).get("id"));
            JsonNode facets = auditor.get("/api/v1/history/facets?jobId=1");
            assertThat(facets.get("fields").get("organisation").toString())
                    .contains("supplier-east", "supplier-west", "meridian");
            assertThat(jdbc.sql("select count(*) from event where action = 'history.searched'")
                            .query(Integer.class)
                            .single())
                    .isPositive();
        }

        @Test
        void is_exported_with_a_statement_that_proves_itself() throws Exception {
            Path file = data.resolve("history.zip");
            people.as("meridian-auditor-1").download("/api/v1/history/export?jobId=1&format=csv", file);
            assertThat(verify(file.toString())).isZero();
            assertThat(said.toString()).contains("exported events", "INTACT");
            assertThatThrownBy(() -> people.as("east-annotator-1").get("/api/v1/history/export"))
                    .hasMessageContaining("answered 403");
        }

        @Test
        void is_not_vouched_for_by_a_file_that_was_cut_off() throws Exception {
            Path cut = data.resolve("cut.zip");
            byte[] whole = Files.readAllBytes(bundle);
            Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
            assertThat(verify(cut.toString())).isEqualTo(1);
            assertThat(said.toString()).contains("NOT INTACT");
        }

        @Test
        void is_found_again_after_its_index_was_built_anew() throws Exception {
            long before = system.get(History.class).count(1);
            assertThat(execute("rebuild-index", "--data", data.toString()))
                    .as(said.toString())
                    .isZero();
            assertThat(system.get(History.class).count(1)).isEqualTo(before);
        }

        @Test
        void comes_back_from_a_backup_with_what_every_store_held() throws Exception {
            Path copy = data.resolve("backup");
            assertThat(execute("backup", "--data", data.toString(), copy.toString()))
                    .as(said.toString())
                    .isZero();
            long events = jdbc.sql("select count(*) from event where stream = 'job:1'")
                    .query(Long.class)
                    .single();
            Path restored = Files.createDirectory(data.resolve("restored"));
            assertThat(execute("restore", "--data", restored.toString(), copy.toString()))
                    .as(said.toString())
                    .isZero();
            try (RunningSystem again =
                    RunningSystem.start(LocalSettings.only(restored, PartName.values()), 0, progress -> {})) {
                await().atMost(Duration.ofMinutes(1))
                        .untilAsserted(() ->
                                assertThat(again.get(History.class).count(1)).isEqualTo(events));
                assertThat(execute(
                                "verify",
                                "--data",
                                restored.toString(),
                                "--kafka",
                                again.addresses().kafkaBootstrapServers()))
                        .as(said.toString())
                        .isZero();
                Path downloaded = restored.resolve("downloaded.zip");
                new DemoPeople(again.api(), again.addresses().issuerUri())
                        .as("meridian-owner-1")
                        .download("/api/v1/releases/1/bundle", downloaded);
                assertThat(downloaded).hasSameBinaryContentAs(bundle);
            }
            assertThat(execute("restore", "--data", restored.toString(), copy.toString()))
                    .isEqualTo(2);
            assertThat(said.toString()).contains("holds something already");
        }

        private int verify(String... more) {
            List<String> arguments = new ArrayList<>(List.of("verify", "--data", data.toString()));
            arguments.addAll(List.of(more));
            return execute(arguments.toArray(String[]::new));
        }

        private int execute(String... arguments) {
            return new CommandLine(new CountersignApplication())
                    .setOut(new PrintWriter(said, true))
                    .setErr(new PrintWriter(said, true))
                    .execute(arguments);
        }

        private void rewrite(String sql) {
            jdbc.sql("set session_replication_role = replica; " + sql + "; set session_replication_role = default")
                    .update();
        }
    }

    @Test
    void tells_a_process_admin_in_numbers_how_it_goes() throws Exception {
        Path file = data.resolve("metrics.txt");
        people.as("meridian-process-admin-1").download("/actuator/prometheus", file);
        assertThat(Files.readString(file))
                .contains(
                        "countersign_events_relay_lag_seconds 0.0",
                        "countersign_engine_commands 0.0",
                        "countersign_tasks_open{kind=\"annotate\"}",
                        "countersign_history_lag_events",
                        "countersign_checkpoint_age_seconds",
                        "countersign_step_seconds_count{error=\"none\",jobType=\"screen-items\",outcome=\"completed\"} 1");
        assertThatThrownBy(() -> people.as("meridian-owner-1").download("/actuator/prometheus", file))
                .hasMessageContaining("answered 403");
    }

    @Nested
    class the_api_refuses {
        @Test
        void a_supplier_the_bundle() {
            assertThatThrownBy(() -> people.as("east-signatory-1").get("/api/v1/releases/1/bundle"))
                    .hasMessageContaining("answered 403");
        }

        @Test
        void a_stranger_to_the_job_its_history() {
            assertThatThrownBy(() -> people.as("east-annotator-1").get("/api/v1/jobs/1/history"))
                    .hasMessageContaining("answered 403");
        }

        @Test
        void a_draft_without_name_and_schema_and_names_both() {
            assertThatThrownBy(
                            () -> people.as("meridian-owner-1").post("/api/v1/jobs", Map.of("participants", List.of())))
                    .hasMessageContaining("answered 400")
                    .hasMessageContaining("\"field\":\"name\"")
                    .hasMessageContaining("\"field\":\"schemaId\"");
        }

        @Test
        void an_import_with_a_bad_line_and_names_the_line() throws Exception {
            ApiClient owner = people.as("meridian-owner-1");
            String schema =
                    owner.get("/api/v1/schemas").get("items").get(0).get("id").asString();
            JsonNode job = owner.post(
                    "/api/v1/jobs",
                    Map.of(
                            "name",
                            "half read",
                            "schemaId",
                            schema,
                            "deadline",
                            "2099-01-01T00:00:00Z",
                            "participants",
                            List.of()));
            String lines = "{\"externalId\":\"a\",\"modality\":\"image\",\"uri\":\"https://example.org/a.png\"}\n"
                    + "{\"externalId\":\"b\",\"modality\":\"imag\",\"uri\":\"https://example.org/b.png\"}\n";
            assertThatThrownBy(() -> owner.upload(
                            "/api/v1/jobs/" + job.get("id").asString() + "/items",
                            "application/jsonl",
                            lines.getBytes(StandardCharsets.UTF_8)))
                    .hasMessageContaining("answered 400")
                    .hasMessageContaining("\"line\":2")
                    .hasMessageContaining("modality");
            assertThat(owner.get("/api/v1/jobs/" + job.get("id").asString() + "/items")
                            .get("items"))
                    .isEmpty();
        }

        @Test
        void a_request_without_a_token() {
            assertThatThrownBy(() -> new ApiClient(system.api(), "none").get("/api/v1/jobs"))
                    .hasMessageContaining("answered 401");
        }
    }
}
