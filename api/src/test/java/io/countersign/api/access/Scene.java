package io.countersign.api.access;

import static org.awaitility.Awaitility.await;

import io.countersign.api.testing.Caller;
import io.countersign.api.testing.Jobs;
import io.countersign.api.testing.TestSystem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Jobs as people left them in the middle of their work: a task of every kind in somebody's hands, a lot, a release that waits for its
 * signatures, and one that was refused. All of it was made over HTTP.
 */
final class Scene {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ITEMS = 5;

    /** What is in hand. */
    record Held(String task, String organisation, String person, String role, int itemNo) {}

    private final TestSystem system;
    private final Caller owner;
    private final String job;
    private final String lot;
    private final String release;
    private final String schema;
    private final String webhook;
    private final String member;
    private final Map<String, Held> held = new LinkedHashMap<>();

    /** By the last part of an address under a task: the kind whose task it is called with. */
    private static final Map<String, String> KINDS = Map.of(
            "{token}", "annotate",
            "items", "annotate",
            "submission", "annotate",
            "review", "review",
            "adjudication", "adjudicate",
            "inspection", "inspect",
            "signature", "sign",
            "decision", "decide");

    Scene(TestSystem system) {
        this.system = system;
        owner = system.person(Jobs.OWNER, "scene-owner", "job-owner");
        job = Jobs.newDraft(owner);
        importMedia();
        owner.post("/api/v1/jobs/" + job + "/start").is(200);
        String toSign = Jobs.running(owner, 1);
        String toRefuse = Jobs.running(owner, 1);
        schema = owner.get("/api/v1/jobs/" + job).body().get("schemaId").asString();

        claim(job, "annotate", Jobs.ANNOTATES, "scene-annotator", "annotator");
        List.of(job, job, job, toSign, toRefuse).forEach(this::annotate);
        claim(job, "review", Jobs.REVIEWS, "scene-reviewer", "reviewer");
        review(job, "disputed");
        List.of(job, toSign, toRefuse).forEach(one -> review(one, "accepted"));
        claim(job, "adjudicate", Jobs.OWNER, "scene-adjudicator", "adjudicator");
        claim(job, "inspect", Jobs.OWNER, "scene-inspector", "inspector");
        List.of(toSign, toRefuse).forEach(this::inspect);
        claim(toSign, "sign", Jobs.ANNOTATES, "scene-signatory", "signatory");
        refuse(toRefuse);
        claim(toRefuse, "decide", Jobs.OWNER, "scene-decider", "job-owner");
        lot = owner.get("/api/v1/jobs/" + job + "/lots")
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        webhook = turnedOffWebhook();
        member = invitedMember();
        release = owner.get("/api/v1/jobs/" + toSign + "/releases")
                .body()
                .get(0)
                .get("id")
                .asString();
    }

    private String turnedOffWebhook() {
        return as(Jobs.OWNER, "scene-admin", "org-admin")
                .post(
                        "/api/v1/webhooks",
                        Map.of(
                                "address",
                                "https://receiver.invalid/",
                                "events",
                                List.of("incident.raised"),
                                "active",
                                false))
                .body()
                .get("id")
                .asString();
    }

    private String invitedMember() {
        return as(Jobs.OWNER, "scene-admin", "org-admin")
                .post(
                        "/api/v1/members",
                        Map.of(
                                "firstName", "Somebody",
                                "lastName", "New",
                                "mail", "scene@meridian.example",
                                "language", "en",
                                "roles", List.of("inspector")))
                .body()
                .get("id")
                .asString();
    }

    private void importMedia() {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= ITEMS; i++) {
            String sha256 = owner.post("/api/v1/media", "application/octet-stream", "Pump " + i + " hums.")
                    .body()
                    .get("sha256")
                    .asString();
            lines.append(
                    "{\"externalId\":\"note-%d\",\"modality\":\"text\",\"mediaSha256\":\"%s\"}\n".formatted(i, sha256));
        }
        owner.post("/api/v1/jobs/" + job + "/items", "application/jsonl", lines.toString())
                .is(201);
    }

    /** The task that an operation is called with. */
    Held held(Operation operation) {
        String last = operation.path().substring(operation.path().lastIndexOf('/') + 1);
        return Objects.requireNonNull(held.get(KINDS.getOrDefault(last, "review")));
    }

    /** An operation's path with things of this scene for its variables. */
    String address(Operation operation) {
        String path = operation
                .path()
                .replaceFirst("/jobs/\\{[a-zA-Z]+}", "/jobs/" + job)
                .replaceFirst("/lots/\\{[a-zA-Z]+}", "/lots/" + lot)
                .replaceFirst("/releases/\\{[a-zA-Z]+}", "/releases/" + release)
                .replaceFirst("/schemas/\\{[a-zA-Z]+}", "/schemas/" + schema)
                .replaceFirst("/webhooks/\\{[a-zA-Z]+}", "/webhooks/" + webhook)
                .replaceFirst("/members/\\{[a-zA-Z]+}", "/members/" + member)
                .replace("/instances/{key}", "/instances/1")
                .replace("/deliveries/{delivery}", "/deliveries/1")
                .replace("/items/{no}", "/items/1")
                .replace("/queries/{name}", "/queries/mine")
                .replace("/progress/{dimension}", "/progress/supplier")
                .replace("/filters/{id}", "/filters/0")
                .replace("/deployments/{id}", "/deployments/0")
                .replace("/operations/{id}", "/operations/0")
                .replace("/incidents/{key}", "/incidents/1")
                .replace("/variables/{name}", "/variables/any")
                .replace("/processes/{id}", "/processes/no-such-process")
                .replace("/versions/{version}", "/versions/1")
                .replace("/discussions/{discussionId}", "/discussions/0")
                .replace("/pauses/{pauseId}", "/pauses/0")
                .replace("/corrective-actions/{actionId}", "/corrective-actions/0")
                .replace("/health/**", "/health/liveness")
                .replace("{unknown}", "no-such-view")
                .replace("**", "1");
        if (path.contains("/tasks/{")) {
            Held task = held(operation);
            path = path.replaceFirst("/tasks/\\{[a-zA-Z]+}", "/tasks/" + task.task())
                    .replace("{itemNo}", String.valueOf(task.itemNo()));
        }
        if (path.equals("/api/v1/media/signed/{token}")) {
            return mediaAddress(held(operation));
        }
        if (path.contains("{")) {
            throw new AssertionError(operation + " has a variable that Scene.address has no value for");
        }
        return path;
    }

    /** As the holder of the task is given it. */
    private String mediaAddress(Held task) {
        return as(task.organisation(), task.person(), task.role())
                .get("/api/v1/tasks/" + task.task() + "/items")
                .body()
                .get(0)
                .get("mediaUrl")
                .asString();
    }

    /** Puts back what a call of the holder may have changed: a task that was given back is claimed again. */
    void hold(Held task) {
        as(task.organisation(), task.person(), task.role())
                .post("/api/v1/tasks/" + task.task() + "/claim")
                .is(200);
    }

    private void claim(String ofJob, String kind, String organisation, String person, String role) {
        JsonNode task = next(as(organisation, person, role), ofJob, kind);
        int item = task.path("packageId").isNull() ? 1 : item(task);
        held.put(kind, new Held(task.get("id").asString(), organisation, person, role, item));
    }

    /** Packages hold one item each. */
    private int item(JsonNode task) {
        return owner.get("/api/v1/jobs/" + task.get("jobId").asString() + "/items")
                .body()
                .get("items")
                .valueStream()
                .filter(item -> item.get("packageId").equals(task.get("packageId")))
                .findFirst()
                .orElseThrow()
                .get("no")
                .asInt();
    }

    private void annotate(String ofJob) {
        Caller annotator = as(Jobs.ANNOTATES, "scene-other-annotator", "annotator");
        JsonNode task = next(annotator, ofJob, "annotate");
        annotator
                .post(
                        address(task, "submission"),
                        Map.of("items", List.of(Map.of("itemNo", item(task), "shapes", List.of(scratch())))))
                .is(200);
    }

    private static Map<String, Object> scratch() {
        return Map.of("type", "classification", "id", "c", "label", "scratch", "attributes", Map.of());
    }

    private void review(String ofJob, String outcome) {
        Caller reviewer = as(Jobs.REVIEWS, "scene-other-reviewer", "reviewer");
        JsonNode task = next(reviewer, ofJob, "review");
        reviewer.post(
                        address(task, "review"),
                        Map.of(
                                "verdicts",
                                List.of(Map.of(
                                        "itemNo",
                                        item(task),
                                        "outcome",
                                        outcome,
                                        "issues",
                                        outcome.equals("accepted")
                                                ? List.of()
                                                : List.of(Map.of("text", "Not to be seen."))))))
                .is(200);
    }

    private void inspect(String ofJob) {
        Caller inspector = as(Jobs.OWNER, "scene-other-inspector", "inspector");
        JsonNode task = next(inspector, ofJob, "inspect");
        inspector
                .post(
                        address(task, "inspection"),
                        Map.of("findings", List.of(Map.of("itemNo", 1, "defects", List.of()))))
                .is(204);
    }

    private void refuse(String ofJob) {
        Caller signatory = as(Jobs.ANNOTATES, "scene-refuser", "signatory");
        JsonNode task = next(signatory, ofJob, "sign");
        signatory
                .post(address(task, "signature"), Map.of("decision", "refuse", "reason", "Not ours."))
                .is(204);
    }

    private Caller as(String organisation, String person, String role) {
        return system.person(organisation, person, role);
    }

    private static JsonNode next(Caller person, String ofJob, String kind) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> person.post("/api/v1/tasks/next?kind=" + kind + "&jobId=" + ofJob),
                        answer -> answer.status() == 200)
                .json();
    }

    private static String address(JsonNode task, String what) {
        return "/api/v1/tasks/" + task.get("id").asString() + "/" + what;
    }
}
