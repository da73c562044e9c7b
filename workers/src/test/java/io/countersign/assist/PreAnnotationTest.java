package io.countersign.assist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.Outcome;
import io.countersign.item.ItemImport;
import io.countersign.item.ManifestFormat;
import io.countersign.job.Job;
import io.countersign.job.JobControl;
import io.countersign.job.JobDraft;
import io.countersign.job.JobDrafts;
import io.countersign.job.Policy;
import io.countersign.schema.LabelClass;
import io.countersign.schema.LabelSchema;
import io.countersign.schema.Schemas;
import io.countersign.testing.Domain;
import io.countersign.testing.ModelServer;
import io.countersign.testing.Seed;
import io.countersign.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a server of Label Studio's protocol that really predicts: it marks the word "pump" wherever it stands. */
class PreAnnotationTest {
    private static final Domain domain = new Domain();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final Seed seed = new Seed(domain);
    private final JsonMapper json = domain.get(JsonMapper.class);
    private final ModelServer model = new ModelServer(PreAnnotationTest::pumps);

    @AfterEach
    void stop() {
        model.close();
    }

    @AfterAll
    static void close() {
        domain.close();
    }

    private static List<Map<String, Object>> pumps(String text) {
        int at = text.indexOf("pump");
        return List.of(region(at, at + 4, "part"), region(at, at + 4, "no-such-class"));
    }

    private static Map<String, Object> region(int from, int to, String label) {
        return Map.of(
                "type", "labels",
                "from_name", "labels",
                "to_name", "item",
                "value", Map.of("start", from, "end", to, "labels", List.of(label)));
    }

    private Job job(int items) {
        return job(items, model.url());
    }

    private Job job(int items, String url) {
        LabelSchema schema = new LabelSchema(
                List.of(new LabelClass("part", Seed.text("Part"), "#000000", List.of("text-span"), List.of())),
                List.of(),
                Seed.text("-"));
        long schemaId = domain.get(Schemas.class)
                .create(Seed.OWNER, "Parts " + NUMBER.incrementAndGet(), schema)
                .id();
        Policy policy =
                Policy.standard().withModelAssistance(new Policy.ModelAssistance(url, Duration.ofSeconds(10), true));
        JobDraft draft = seed.draft(policy);
        Job job = domain.get(JobDrafts.class)
                .create(
                        Seed.OWNER,
                        new JobDraft(draft.name(), schemaId, policy, draft.deadline(), draft.participants()));
        String lines = IntStream.rangeClosed(1, items)
                .mapToObj(no ->
                        "{\"externalId\":\"%d\",\"modality\":\"text\",\"metadata\":{\"text\":\"\uD83D\uDD27 pump %d\"}}"
                                .formatted(no, no))
                .collect(Collectors.joining("\n"));
        domain.get(ItemImport.class)
                .manifest(
                        Seed.OWNER,
                        job.id(),
                        ManifestFormat.JSON_LINES,
                        new ByteArrayInputStream(lines.getBytes(UTF_8)));
        return domain.get(JobControl.class).start(Seed.OWNER, job.id());
    }

    private Outcome predict(Job job) {
        return seed.step("pre-annotate", Map.of("jobId", String.valueOf(job.id())));
    }

    private static List<Integer> sizes(List<JsonNode> requests) {
        return requests.stream().map(request -> request.path("tasks").size()).toList();
    }

    private static Outcome predicted(int items) {
        return Outcome.completed(Map.of("itemsPredicted", items));
    }

    @Test
    void keeps_what_the_model_says_in_our_own_shapes_and_leaves_out_what_the_schema_lacks() {
        Job job = job(70);
        assertThat(predict(job)).isEqualTo(predicted(70));
        List<JsonNode> requests = model.takeRequests();
        assertThat(sizes(requests)).containsExactly(32, 32, 6);
        assertThat(model.config()).contains("<Label value=\"part\"/>");
        assertThat(requests)
                .extracting(request -> request.path("label_config").stringValue())
                .allSatisfy(config -> assertThat(config).contains("<Label value=\"part\"/>"));
        Map<String, Object> row = domain.jdbc()
                .sql("select shapes, model_version, score from prediction where job_id = :job and item_no = 70")
                .param("job", job.id())
                .query()
                .singleRow();
        assertThat(row).containsEntry("model_version", "words-1").containsEntry("score", 0.9);
        JsonNode shapes = json.readTree(String.valueOf(row.get("shapes")));
        // The wrench before it is one code point, though two code units.
        assertThat(shapes).hasSize(1);
        assertThat(shapes.path(0).path("type").stringValue()).isEqualTo("text-span");
        assertThat(shapes.path(0).path("from").intValue()).isEqualTo(2);
        assertThat(shapes.path(0).path("to").intValue()).isEqualTo(6);
        assertThat(seed.actions(job.id())).contains("items.predicted");
    }

    @Test
    void goes_on_where_an_outage_broke_it_off_and_never_holds_the_job_up() {
        Job job = job(70);
        model.failAfter(1);
        assertThat(predict(job)).isEqualTo(predicted(32));
        assertThat(seed.actions(job.id())).contains("items.prediction-broken-off");
        model.takeRequests();
        model.failAfter(Integer.MAX_VALUE);
        assertThat(predict(job)).isEqualTo(predicted(70));
        assertThat(sizes(model.takeRequests())).containsExactly(32, 6);
    }

    @Nested
    class after_an_outage {
        private final LatePredictions late = domain.get(LatePredictions.class);
        private final TestClock clock = domain.clock();

        @AfterEach
        void settle() {
            domain.jdbc().sql("delete from owed_prediction").update();
        }

        private long predictions(Job job) {
            return domain.get(Predictions.class).count(job.id());
        }

        @Test
        void the_model_is_asked_again_for_what_nobody_has_labelled_meanwhile() {
            Job job = job(70);
            model.failAfter(1);
            predict(job);
            assertThat(late.askNext()).isFalse();
            model.failAfter(Integer.MAX_VALUE);
            domain.jdbc()
                    .sql("update item set state = 'LABELLED' where job_id = :job and no > 60")
                    .param("job", job.id())
                    .update();

            clock.advance(Duration.ofMinutes(1));

            assertThat(late.askNext()).isTrue();
            assertThat(predictions(job)).isEqualTo(60);
            assertThat(seed.actions(job.id())).endsWith("items.prediction-broken-off", "items.predicted");
            assertThat(late.askNext()).isFalse();
            clock.advance(Duration.ofDays(1));
            assertThat(late.askNext()).isFalse();
        }

        @Test
        void it_is_asked_less_and_less_often_while_it_stays_out_and_the_trail_tells_it_once() {
            Job job = job(3);
            model.failAfter(0);
            predict(job);
            for (int minutes : new int[] {1, 2, 4, 8}) {
                clock.advance(Duration.ofMinutes(minutes).minusSeconds(1));
                assertThat(late.askNext()).isFalse();
                clock.advance(Duration.ofSeconds(1));
                assertThat(late.askNext()).isTrue();
            }
            assertThat(seed.actions(job.id()))
                    .filteredOn("items.prediction-broken-off"::equals)
                    .hasSize(1);
        }

        @Test
        void it_is_left_alone_once_the_job_is_over() {
            Job job = job(3);
            model.failAfter(0);
            predict(job);
            domain.get(JobControl.class).cancel(Seed.OWNER, job.id(), "no longer needed");
            clock.advance(Duration.ofMinutes(1));
            model.takeRequests();

            assertThat(late.askNext()).isTrue();

            assertThat(model.takeRequests()).isEmpty();
            clock.advance(Duration.ofDays(1));
            assertThat(late.askNext()).isFalse();
        }

        @Test
        void a_server_that_failed_three_times_is_spared_the_fourth_request_for_half_a_minute() {
            model.failAfter(0);
            for (int i = 0; i < 3; i++) {
                predict(job(1));
            }
            model.takeRequests();
            Job job = job(1);

            predict(job);

            assertThat(model.takeRequests()).isEmpty();
            assertThat(outage(job)).contains("left alone");
            model.failAfter(Integer.MAX_VALUE);
            clock.advance(Duration.ofSeconds(31));
            assertThat(predict(job(1))).isEqualTo(predicted(1));
        }
    }

    private static String outage(Job job) {
        return domain.jdbc()
                .sql("select reason from event where job_id = :job and action = 'items.prediction-broken-off'")
                .param("job", job.id())
                .query(String.class)
                .single();
    }

    @Test
    void of_a_server_that_asks_who_is_there_is_got_with_the_password_of_this_installation() {
        model.ask("countersign:s3cret");
        assertThat(predict(job(1))).isEqualTo(predicted(0));
        try (Domain knowing = new Domain(Map.of(
                "countersign.models.servers[0].url", model.url(),
                "countersign.models.servers[0].user", "countersign",
                "countersign.models.servers[0].password", "s3cret"))) {
            ModelAddress address = new ModelAddress(model.url(), Duration.ofSeconds(10));
            assertThatCode(() -> knowing.get(MlBackend.class).setUp(address, "p", "<View/>"))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void longer_than_allowed_counts_as_an_outage() {
        try (Domain narrow = new Domain(Map.of("countersign.models.longest-answer", "10B"))) {
            ModelAddress address = new ModelAddress(model.url(), Duration.ofSeconds(10));
            assertThatThrownBy(() -> narrow.get(MlBackend.class).setUp(address, "p", "<View/>"))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("longer than 10 bytes");
        }
    }

    @Test
    void is_left_out_where_nobody_answers() {
        Job job = job(3);
        model.close();
        assertThat(predict(job)).isEqualTo(predicted(0));
        assertThat(outage(job)).contains("cannot be reached");
    }
}
