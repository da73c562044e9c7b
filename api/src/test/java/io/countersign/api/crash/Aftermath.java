package io.countersign.api.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.countersign.infra.local.PostgresAddress;
import io.countersign.release.BundleVerifier;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must hold once the job is released, whatever was killed on the way. */
final class Aftermath {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final long jobId;
    private final int jobs;
    private final JdbcClient jdbc;

    /** @param jobs how many there are by now, this one included */
    Aftermath(long jobId, int jobs, PostgresAddress database) {
        this.jobId = jobId;
        this.jobs = jobs;
        this.jdbc = JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
    }

    /** Waits until the outboxes are empty. */
    void nothingIsLeftToDo() {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(count("select count(*) from engine_command"))
                        .as("commands to the engine")
                        .isZero());
        everythingIsPublished();
        assertThat(count("select count(*) from task where state in ('OPEN', 'CLAIMED')"))
                .as("open tasks")
                .isZero();
    }

    private void everythingIsPublished() {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(count("select count(*) from unpublished_event"))
                        .as("events to be published")
                        .isZero());
    }

    void everyItemIsReleasedOnce(byte[] bundle, Path folder, LabelScript script) throws IOException {
        Path file = Files.write(folder.resolve("release.zip"), bundle);
        assertThat(new BundleVerifier(JsonMapper.shared()).verify(file).problems())
                .isEmpty();
        List<String> lines;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            lines = new String(
                            zip.getInputStream(zip.getEntry("labels/labels.jsonl"))
                                    .readAllBytes(),
                            StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        List<String> released = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String line : lines) {
            JsonNode item = JsonMapper.shared().readTree(line);
            List<String> labels = new ArrayList<>();
            item.get("shapes").forEach(shape -> labels.add(shape.get("label").asString()));
            released.add(item.get("externalId").asString() + " " + labels);
        }
        for (int no = 1; no <= LabelScript.ITEMS; no++) {
            expected.add(LabelScript.externalId(no) + " [" + script.released(no) + "]");
        }
        assertThat(released).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(count("select count(*) from item where job_id = ? and state = 'RELEASED'"))
                .isEqualTo(LabelScript.ITEMS);
        assertThat(count("select count(*) from item where job_id = ? and state = 'EXCLUDED'"))
                .isEqualTo(1);
    }

    /** Each step of the script has left its events once, and the numbers of the stream have neither gap nor double. */
    void theTrailIsWholeAndNothingIsToldTwice() {
        assertThat(jdbc.sql("select stream_seq from event where stream = ? order by seq")
                        .param("job:" + jobId)
                        .query(Long.class)
                        .list())
                .as("numbers of the job's stream, in the order of their rows")
                .isEqualTo(java.util.stream.LongStream.rangeClosed(
                                1, count("select last_seq from event_stream where stream = 'job:' || ?"))
                        .boxed()
                        .toList());
        Map<String, Long> told = new TreeMap<>();
        jdbc.sql("select action, count(*) n from event where job_id = ? group by action")
                .param(jobId)
                .query((row, n) -> Map.entry(row.getString("action"), row.getLong("n")))
                .list()
                .forEach(entry -> told.put(entry.getKey(), entry.getValue()));
        assertThat(told).containsAllEntriesOf(Expected.EVENTS);
        assertThat(told).doesNotContainKeys(Expected.NEVER);
    }

    void kafkaHasEveryEvent(String bootstrapServers) {
        everythingIsPublished(); // Since the look before, the download has been told.
        Map<String, String> sent = KafkaTopic.eventsOf(bootstrapServers, "job:" + jobId);
        assertThat(sent.keySet()).containsExactlyInAnyOrderElementsOf(ids());
    }

    void elasticsearchHasEveryEventOnce(URI elasticsearch) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(ElasticsearchEvents.of(elasticsearch, jobId))
                        .containsExactlyInAnyOrderElementsOf(ids()));
    }

    void theEngineHasEndedEverythingOnce(URI engine) {
        try (CamundaClient client = CamundaClient.newClientBuilder()
                .restAddress(engine)
                .grpcAddress(URI.create("http://127.0.0.1:1"))
                .preferRestOverGrpc(true)
                .build()) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(instances(client, ProcessInstanceState.ACTIVE))
                            .isZero());
            assertThat(client.newIncidentSearchRequest()
                            .filter(filter -> filter.state(IncidentState.ACTIVE))
                            .send()
                            .join()
                            .items())
                    .isEmpty();
            assertThat(instances(client, ProcessInstanceState.COMPLETED)).isEqualTo(jobs * Expected.INSTANCES);
            assertThat(client.newUserTaskSearchRequest()
                            .filter(filter -> filter.state(UserTaskState.COMPLETED))
                            .send()
                            .join()
                            .page()
                            .totalItems())
                    .isEqualTo((long) jobs * Crew.SUBMISSIONS)
                    .isEqualTo(count("select count(*) from task where state = 'DONE'"))
                    .isEqualTo(count("select count(*) from task"));
        }
    }

    private static long instances(CamundaClient client, ProcessInstanceState state) {
        return client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.state(state))
                .send()
                .join()
                .page()
                .totalItems();
    }

    private Set<String> ids() {
        return jdbc.sql("select id::text from event where job_id = ?")
                .param(jobId)
                .query(String.class)
                .set();
    }

    private long count(String sql) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql);
        return (sql.contains("?") ? statement.param(jobId) : statement)
                .query(Long.class)
                .single();
    }
}
