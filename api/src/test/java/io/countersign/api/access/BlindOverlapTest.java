package io.countersign.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.api.testing.Caller;
import io.countersign.api.testing.Jobs;
import io.countersign.api.testing.TestSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two people label the same item; neither can read by any address what the other has said. */
class BlindOverlapTest {
    private static final TestSystem SYSTEM = TestSystem.shared();
    private static final Caller OWNER = SYSTEM.person(Jobs.OWNER, "blind-owner", "job-owner");
    private static final Caller FIRST = SYSTEM.person(Jobs.ANNOTATES, "blind-first", "annotator");
    private static final Caller SECOND = SYSTEM.person(Jobs.ANNOTATES, "blind-second", "annotator");
    /** The id of a shape: it turns up wherever the labels do. */
    private static final String MARK = "blind-overlap-mark";

    private static String job;
    private static String doneTask;
    private static String heldTask;

    @BeforeAll
    static void one_has_submitted_and_the_other_is_at_work() {
        Map<String, Object> policy = Jobs.smallPackages();
        policy.put("overlap", 2);
        policy.put(
                "consolidation",
                Map.of("strategy", "majority", "threshold", 0.5, "windowSize", 0, "probationaryPercent", 0));
        job = OWNER.post("/api/v1/jobs", Jobs.draft(Jobs.newSchema(OWNER), policy))
                .body()
                .get("id")
                .asString();
        Jobs.importTexts(OWNER, job, 1);
        OWNER.post("/api/v1/jobs/" + job + "/start").is(200);
        doneTask = next(FIRST);
        heldTask = next(SECOND);
        Map<String, Object> shape =
                Map.of("type", "classification", "id", MARK, "label", "scratch", "attributes", Map.of());
        FIRST.post(
                        "/api/v1/tasks/" + doneTask + "/submission",
                        Map.of("items", List.of(Map.of("itemNo", 1, "shapes", List.of(shape)))))
                .is(200);
    }

    private static String next(Caller annotator) {
        JsonNode task = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> annotator.post("/api/v1/tasks/next?kind=annotate&jobId=" + job),
                        answer -> answer.status() == 200)
                .json();
        return task.get("id").asString();
    }

    @Test
    void holds_at_every_address() {
        assertThat(ReadableAddresses.of(job, List.of(doneTask, heldTask)))
                .hasSizeGreaterThan(40)
                .allSatisfy(address ->
                        assertThat(SECOND.get(address).text()).as(address).doesNotContain(MARK));
    }

    @Test
    void is_a_secret_that_would_be_seen_where_it_is_told() {
        assertThat(OWNER.get("/api/v1/jobs/" + job + "/items/1/story").is(200).text())
                .contains(MARK);
        assertThat(ReadableAddresses.of(job, List.of(doneTask, heldTask)))
                .contains("/api/v1/jobs/" + job + "/items/1/story");
    }
}
