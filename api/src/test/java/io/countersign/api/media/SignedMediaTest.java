package io.countersign.api.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.api.testing.Answer;
import io.countersign.api.testing.Caller;
import io.countersign.api.testing.Jobs;
import io.countersign.api.testing.TestSystem;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SignedMediaTest {
    private static final TestSystem SYSTEM = TestSystem.shared();
    private static final Caller OWNER = SYSTEM.person(Jobs.OWNER, "media-owner", "job-owner");

    /** A draft with one item of this content. */
    private static String draft(String modality, String content) {
        String job = Jobs.newDraft(OWNER);
        String sha256 = OWNER.post("/api/v1/media", "application/octet-stream", content)
                .body()
                .get("sha256")
                .asString();
        importItem(OWNER, job, modality, sha256).is(201);
        return job;
    }

    private static Answer importItem(Caller owner, String job, String modality, String sha256) {
        return owner.post(
                "/api/v1/jobs/" + job + "/items",
                "application/jsonl",
                "{\"externalId\":\"x\",\"modality\":\"%s\",\"mediaSha256\":\"%s\"}".formatted(modality, sha256));
    }

    private static String address(String job) {
        return OWNER.get("/api/v1/jobs/" + job + "/items/1")
                .body()
                .get("mediaPath")
                .asString();
    }

    @ParameterizedTest
    @CsvSource({
        "text,    'The pump hums.',                                  text/plain,       inline",
        "drawing, '<svg xmlns=\"http://www.w3.org/2000/svg\"/>',     image/svg+xml,    attachment",
        "text,    '<!doctype html><script>alert(1)</script>',        text/html,        attachment",
        "table,   '<?xml version=\"1.0\"?><x/>',                     application/xml,  attachment",
        "drawing, '%PDF-1.7 (a script may be in it)',                application/pdf,  attachment"
    })
    void is_shown_in_its_place_only_where_nothing_in_it_can_run(
            String modality, String content, String type, String disposition) {
        Answer answer = OWNER.get(address(draft(modality, content + "\n" + UUID.randomUUID())))
                .is(200);
        assertThat(answer.header("Content-Type")).startsWith(type);
        assertThat(answer.header("Content-Disposition")).startsWith(disposition);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void is_for_the_person_who_was_given_the_address() {
        String address = address(draft("text", "For one pair of eyes."));
        OWNER.get(address).is(200);
        Caller colleague = SYSTEM.person(Jobs.OWNER, "media-colleague", "job-owner");
        Caller elsewhere = SYSTEM.caller(SYSTEM.tokens()
                .with(
                        claims -> claims.claim("organization", java.util.List.of(Jobs.STRANGER)),
                        Jobs.OWNER,
                        "media-owner",
                        "job-owner"));
        for (Caller other : new Caller[] {colleague, elsewhere, SYSTEM.nobody()}) {
            Answer refused = other.get(address).isProblem(403, "refused");
            assertThat(refused.json().get("rule").asString()).isEqualTo("media-link-person");
        }
    }

    @Test
    void of_a_task_is_for_as_long_as_the_task_is_held() {
        String job = draft("text", "Part 7 of " + UUID.randomUUID());
        OWNER.post("/api/v1/jobs/" + job + "/start").is(200);
        Caller annotator = SYSTEM.person(Jobs.ANNOTATES, "media-annotator", "annotator");
        JsonNode task = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> annotator.post("/api/v1/tasks/next?kind=annotate&jobId=" + job),
                        answer -> answer.status() == 200)
                .json();
        String path = "/api/v1/tasks/" + task.get("id").asString();
        String address =
                annotator.get(path + "/items").body().get(0).get("mediaUrl").asString();
        annotator.get(address).is(200);
        annotator.post(path + "/release").is(204);
        assertThat(annotator
                        .get(address)
                        .isProblem(403, "refused")
                        .json()
                        .get("rule")
                        .asString())
                .isEqualTo("media-link-task");
    }

    @Test
    void is_no_ones_who_knows_its_digest_alone() {
        String sha256 = OWNER.post("/api/v1/media", "application/octet-stream", "Secret part " + UUID.randomUUID())
                .body()
                .get("sha256")
                .asString();
        Caller rival = SYSTEM.person(Jobs.ANNOTATES, "media-rival", "job-owner");
        Answer refused = importItem(rival, Jobs.newDraft(rival), "text", sha256).isProblem(400, "invalid");
        assertThat(refused.messageOf("mediaSha256")).contains("is not stored").contains(sha256);
    }
}
