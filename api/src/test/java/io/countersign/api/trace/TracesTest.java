package io.countersign.api.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.api.testing.Caller;
import io.countersign.api.testing.Jobs;
import io.countersign.api.testing.TestSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One trace from a person's request through outbox, engine, steps and Kafka to the history. */
class TracesTest {
    /** Spans leave in batches. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final TestSystem system = TestSystem.shared();
    private final Caller owner = system.person(Jobs.OWNER, "trace-owner", "job-owner");
    private final Caller annotator = system.person(Jobs.ANNOTATES, "trace-annotator", "annotator");

    @Test
    void goes_on_from_a_request_through_the_engine_and_through_kafka() {
        String job = Jobs.newDraft(owner);
        Jobs.importTexts(owner, job, 1);
        String start = newTrace();
        traced(owner, start).post("/api/v1/jobs/" + job + "/start").is(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(system.spans().of(start))
                        .contains(
                                "http post /api/v1/jobs/{id}/start",
                                "screen-items",
                                "plan-work",
                                "open-packages",
                                "assign-work",
                                "open-task",
                                "countersign-search"));

        JsonNode task = await().atMost(PATIENCE)
                .until(
                        () -> annotator.post("/api/v1/tasks/next?kind=annotate&jobId=" + job),
                        answer -> answer.status() == 200)
                .json();
        String submit = newTrace();
        traced(annotator, submit)
                .post(
                        "/api/v1/tasks/" + task.get("id").asString() + "/submission",
                        Map.of("items", List.of(Map.of("itemNo", 1, "shapes", List.of()))))
                .is(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(system.spans().of(submit))
                        .contains("measure-agreement", "countersign-search")
                        .doesNotContain("screen-items"));
    }

    @Test
    void leaves_nothing_behind_for_what_is_not_sampled() {
        String trace = newTrace();
        String job = Jobs.newDraft(owner);
        Jobs.importTexts(owner, job, 1);
        owner.with("traceparent", "00-" + trace + "-00f067aa0ba902b7-00")
                .post("/api/v1/jobs/" + job + "/start")
                .is(200);
        await().atMost(PATIENCE)
                .until(
                        () -> annotator.post("/api/v1/tasks/next?kind=annotate&jobId=" + job),
                        answer -> answer.status() == 200);
        assertThat(system.spans().of(trace)).isEmpty();
    }

    private static Caller traced(Caller caller, String trace) {
        return caller.with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
