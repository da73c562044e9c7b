package io.countersign.bench.lifecycle;

import io.countersign.api.demo.ApiClient;
import io.countersign.bench.product.Person;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A job of Meridian: two annotators and a review for each item; either supplier annotates, and reviews what the other did. */
public final class SyntheticJob {
    private final Person owner;
    private final String id;

    private SyntheticJob(Person owner, String id) {
        this.owner = owner;
        this.id = id;
    }

    /** A draft without items. */
    public static SyntheticJob draft(Person owner, String name) throws IOException, InterruptedException {
        ApiClient api = owner.unmeasured();
        JsonNode schema = api.post("/api/v1/schemas", Map.of("name", name, "document", schema()));
        JsonNode job = api.post(
                "/api/v1/jobs",
                Map.of(
                        "name",
                        name,
                        "schemaId",
                        schema.get("id").asString(),
                        "deadline",
                        Instant.now().plus(Duration.ofDays(30)).toString(),
                        "participants",
                        List.of(participant("supplier-east"), participant("supplier-west")),
                        "policy",
                        Map.of("packageSize", 20, "packagesPerLot", 10, "overlap", 2)));
        return new SyntheticJob(owner, job.get("id").asString());
    }

    private static Map<String, Object> participant(String organisation) {
        return Map.of("organisation", organisation, "annotates", true, "reviews", true);
    }

    private static Map<String, Object> schema() {
        List<Map<String, Object>> classes = SyntheticItems.CLASSES.stream()
                .map(name -> Map.<String, Object>of(
                        "id",
                        name,
                        "name",
                        Map.of("zh-CN", name, "en", name),
                        "colour",
                        "#1f77b4",
                        "shapes",
                        List.of("classification"),
                        "attributes",
                        List.of()))
                .toList();
        return Map.of(
                "classes",
                classes,
                "channels",
                List.of(),
                "guideline",
                Map.of("zh-CN", "每份报告选一个类别。", "en", "One class for each report."));
    }

    public String id() {
        return id;
    }

    public void importItems(SyntheticItems items) throws IOException, InterruptedException {
        owner.unmeasured().stream(path("/items"), "application/jsonl", items::manifest);
    }

    public void start() throws IOException, InterruptedException {
        owner.unmeasured().post(path("/start"), Map.of());
    }

    String state() throws IOException, InterruptedException {
        return owner.unmeasured().get(path("")).get("state").asString();
    }

    /** Items, packages and lots by state. */
    String progress() throws IOException, InterruptedException {
        return owner.unmeasured().get(path("/progress")).toString();
    }

    /** Items in the release that was sealed. */
    int released() throws IOException, InterruptedException {
        for (JsonNode release : owner.unmeasured().get(path("/releases"))) {
            if (release.get("state").asString().equals("sealed")) {
                return release.get("items").asInt();
            }
        }
        return 0;
    }

    private String path(String what) {
        return "/api/v1/jobs/" + id + what;
    }
}
