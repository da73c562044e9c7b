package io.countersign.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.api.testing.Caller;
import io.countersign.api.testing.Jobs;
import io.countersign.api.testing.TestSystem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An annotator holds a package with gold items; nothing that can be read tells which they are. */
class GoldSecrecyTest {
    private static final TestSystem SYSTEM = TestSystem.shared();
    private static final Caller OWNER = SYSTEM.person(Jobs.OWNER, "gold-secret-owner", "job-owner");
    private static final Caller ANNOTATOR = SYSTEM.person(Jobs.ANNOTATES, "gold-secret-annotator", "annotator");
    /** In the names and the metadata of gold items only. */
    private static final String MARK = "honeypot";

    private static final int ITEMS = 20;
    private static final int GOLD = 4;
    private static String job;
    private static String task;

    @BeforeAll
    static void somebody_holds_a_package_with_gold() {
        Map<String, Object> policy = Jobs.smallPackages();
        policy.put("packageSize", 10);
        policy.put(
                "gold", Map.of("hiddenShare", 0.2, "onboarding", 0, "passMark", 0.8, "attempts", 1, "pauseAfter", 5));
        job = OWNER.post("/api/v1/jobs", Jobs.draft(Jobs.newSchema(OWNER), policy))
                .body()
                .get("id")
                .asString();
        // All gold behind the others, with telling names, groups and metadata: the worst that an owner may import.
        StringBuilder lines = new StringBuilder();
        List<Map<String, Object>> answers = new ArrayList<>();
        for (int i = 11; i < 11 + ITEMS; i++) {
            boolean gold = i >= 11 + ITEMS - GOLD;
            String sha256 = OWNER.post("/api/v1/media", "application/octet-stream", "Valve " + i + " of a series.")
                    .body()
                    .get("sha256")
                    .asString();
            String name = (gold ? MARK : "note") + "-" + i;
            lines.append("{\"externalId\":\"%s\",\"modality\":\"text\",\"mediaSha256\":\"%s\"".formatted(name, sha256));
            lines.append(gold ? ",\"group\":\"%s\",\"metadata\":{\"set\":\"%s\"}}\n".formatted(MARK, MARK) : "}\n");
            if (gold) {
                answers.add(Map.of("externalId", name, "shapes", List.of(scratch(MARK))));
            }
        }
        OWNER.post("/api/v1/jobs/" + job + "/items", "application/jsonl", lines.toString())
                .is(201);
        OWNER.post("/api/v1/jobs/" + job + "/gold", Map.of("answers", answers)).is(200);
        OWNER.post("/api/v1/jobs/" + job + "/start").is(200);
        task = next();
    }

    private static String next() {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> ANNOTATOR.post("/api/v1/tasks/next?kind=annotate&jobId=" + job),
                        answer -> answer.status() == 200)
                .json()
                .get("id")
                .asString();
    }

    private static Map<String, Object> scratch(String id) {
        return Map.of("type", "classification", "id", id, "label", "scratch", "attributes", Map.of());
    }

    private static JsonNode items() {
        return ANNOTATOR.get("/api/v1/tasks/" + task + "/items").body();
    }

    @Test
    void is_kept_at_every_address() {
        assertThat(ReadableAddresses.of(job, List.of(task)))
                .hasSizeGreaterThan(40)
                .allSatisfy(address ->
                        assertThat(ANNOTATOR.get(address).text()).as(address).doesNotContain(MARK));
    }

    @Test
    void leaves_items_that_differ_in_nothing_but_number_and_content() {
        assertThat(items().valueStream().map(GoldSecrecyTest::withoutIdentity).distinct())
                .hasSize(1);
    }

    @Test
    void leaves_numbers_that_follow_each_other() {
        List<Integer> numbers =
                items().valueStream().map(item -> item.get("itemNo").asInt()).toList();
        assertThat(numbers).hasSize(10);
        assertThat(numbers.get(9) - numbers.get(0)).isEqualTo(9);
    }

    @Test
    void is_of_items_that_are_really_there() {
        JsonNode all =
                OWNER.get("/api/v1/jobs/" + job + "/items?limit=100").body().get("items");
        List<Integer> places = all.valueStream()
                .filter(item -> item.get("externalId").asString().startsWith(MARK))
                .map(item -> item.get("no").asInt())
                .toList();
        assertThat(places.stream().map(no -> (no - 1) / 5)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void outlasts_the_submission() {
        List<Map<String, Object>> labels = items().valueStream()
                .map(item -> Map.of("itemNo", item.get("itemNo").asInt(), "shapes", (Object) List.of(scratch("s"))))
                .toList();
        ANNOTATOR
                .post("/api/v1/tasks/" + task + "/submission", Map.of("items", labels))
                .is(200);
        task = next();
        is_kept_at_every_address();
        leaves_items_that_differ_in_nothing_but_number_and_content();
        JsonNode report = OWNER.get("/api/v1/jobs/" + job + "/gold").body();
        assertThat(report.get("suppliers").get(0).get("correct").get("of").asInt())
                .isEqualTo(2);
        assertThat(report.get("suppliers").get(0).get("correct").get("share").asDouble())
                .isEqualTo(1);
    }

    /** What is left of an item's answer when number, name, digest and address are taken away, in all of which items must differ. */
    private static String withoutIdentity(JsonNode item) {
        String no = item.get("itemNo").asString();
        return item.toString()
                .replace(item.get("mediaUrl").asString(), rightOf(item))
                .replace(item.get("mediaSha256").asString(), "SHA256")
                .replaceAll("\"itemNo\":" + no + ",", "\"itemNo\":NO,")
                .replaceAll("\"externalId\":\"" + Pattern.quote(no) + "\"", "\"externalId\":\"NO\"");
    }

    /** What the address of an item's media says: of the item its number and digest, an end, and to whom it was given. */
    private static String rightOf(JsonNode item) {
        String token = item.get("mediaUrl").asString().replaceFirst(".*/", "");
        String right =
                new String(Base64.getUrlDecoder().decode(token.replaceFirst("\\..*", "")), StandardCharsets.UTF_8);
        List<String> parts = new ArrayList<>(List.of(right.split("\\|")));
        assertThat(parts.remove(3)).matches("\\d{10}");
        assertThat(parts.remove(2)).isEqualTo(item.get("mediaSha256").asString());
        assertThat(parts.remove(1)).isEqualTo(item.get("itemNo").asString());
        return String.join("|", parts);
    }
}
