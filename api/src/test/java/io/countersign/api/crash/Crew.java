package io.countersign.api.crash;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Everybody who works on the job, side by side, each doing what {@link LabelScript} says until the job is released. */
final class Crew implements AutoCloseable {
    /** Annotations, adjudications, reviews, reworks, inspections, signatures of the script. */
    static final int SUBMISSIONS = 8 + 2 + 5 + 3 + 3 + 4;

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final long jobId;
    private final LabelScript script;
    private final IntConsumer beforeSubmission;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(12);
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private final AtomicInteger submissions = new AtomicInteger();
    private final Set<Long> reviewed = ConcurrentHashMap.newKeySet();
    private final Set<String> inspected = new HashSet<>();

    private interface Work {
        void carryOut(Person person, JsonNode task);
    }

    /** @param beforeSubmission is told the number of each piece of work, from 1, just before it is sent */
    Crew(Supplier<URI> api, Supplier<URI> issuer, long jobId, LabelScript script, IntConsumer beforeSubmission) {
        this.jobId = jobId;
        this.script = script;
        this.beforeSubmission = beforeSubmission;
        Person owner = new Person(api, issuer, "meridian-owner-1");
        keepOn(() -> look(owner));
        for (int i = 1; i <= 2; i++) {
            boolean deviates = i == 2;
            Person annotator = new Person(api, issuer, "east-annotator-" + i);
            keepOn(() -> turn(annotator, "annotate", (person, task) -> annotate(person, task, deviates)));
            keepOn(() -> turn(annotator, "rework", this::rework));
        }
        put(api, issuer, "west-reviewer-1", "review", this::review);
        put(api, issuer, "meridian-adjudicator-1", "adjudicate", this::adjudicate);
        put(api, issuer, "meridian-inspector-1", "inspect", this::inspect);
        put(api, issuer, "east-signatory-1", "sign", (person, task) -> sign(person, task, "sign"));
        put(api, issuer, "west-signatory-1", "sign", (person, task) -> sign(person, task, "sign"));
        for (int i = 1; i <= 2; i++) {
            put(
                    api,
                    issuer,
                    "meridian-signatory-" + i,
                    "countersign",
                    (person, task) -> sign(person, task, "countersign"));
        }
    }

    private void put(Supplier<URI> api, Supplier<URI> issuer, String username, String kind, Work work) {
        Person person = new Person(api, issuer, username);
        keepOn(() -> turn(person, kind, work));
    }

    private void keepOn(Runnable turn) {
        var unused = threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        turn.run();
                    } catch (RuntimeException | Error e) {
                        released.completeExceptionally(e);
                        throw e;
                    }
                },
                0,
                PAUSE.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** @throws AssertionError where somebody met an error, or the time is over */
    void awaitRelease(Duration limit) {
        try {
            released.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("not released within " + limit + ", after " + submissions + " submissions", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void look(Person owner) {
        if (owner.get("/api/v1/jobs/" + jobId).get("state").asString().equals("released")) {
            released.complete(null);
        }
    }

    /** First what the person has in hand already: the answer to an earlier claim may have been lost. */
    private void turn(Person person, String kind, Work work) {
        String filter = "?kind=" + kind + "&jobId=" + jobId;
        JsonNode mine = person.get("/api/v1/tasks/mine" + filter).get("items");
        JsonNode task = mine.isEmpty() ? person.post("/api/v1/tasks/next" + filter, Map.of()) : mine.get(0);
        if (!task.isMissingNode()) {
            work.carryOut(person, task);
        }
    }

    private void submit(Person person, JsonNode task, String what, Map<String, Object> body) {
        beforeSubmission.accept(submissions.incrementAndGet());
        person.postTwice(path(task, what), body);
    }

    private void annotate(Person person, JsonNode task, boolean deviates) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (JsonNode item : person.get(path(task, "items"))) {
            int no = item.get("itemNo").asInt();
            items.add(Map.of("itemNo", no, "shapes", script.annotation(no, deviates)));
        }
        submit(person, task, "submission", Map.of("items", items));
    }

    private void rework(Person person, JsonNode task) {
        List<Integer> needed = new ArrayList<>();
        for (JsonNode item : person.get(path(task, "items"))) {
            if (item.get("mustBeGiven").asBoolean()) {
                needed.add(item.get("itemNo").asInt());
            }
        }
        boolean whole = needed.size() == LabelScript.PACKAGE;
        submit(
                person,
                task,
                "submission",
                Map.of(
                        "items",
                        needed.stream()
                                .map(no -> Map.of("itemNo", no, "shapes", script.rework(no, whole)))
                                .toList()));
    }

    private void review(Person person, JsonNode task) {
        List<Map<String, Object>> verdicts = new ArrayList<>();
        boolean again = !reviewed.add(task.get("packageId").asLong());
        for (JsonNode item : person.get(path(task, "review?limit=100")).get("items")) {
            if (item.get("no").asInt() == LabelScript.RETURNED && !again) {
                verdicts.add(Map.of(
                        "itemNo",
                        LabelScript.RETURNED,
                        "outcome",
                        "returned",
                        "issues",
                        List.of(Map.of("text", "Look again."))));
            }
        }
        submit(person, task, "review", Map.of("verdicts", verdicts, "acceptRest", true));
    }

    private void adjudicate(Person person, JsonNode task) {
        List<Map<String, Object>> decisions = new ArrayList<>();
        for (JsonNode item : person.get(path(task, "adjudication?limit=100")).get("items")) {
            int no = item.get("no").asInt();
            if (item.get("open").asBoolean()) {
                decisions.add(Map.of(
                        "itemNo",
                        no,
                        "choice",
                        "draw",
                        "shapes",
                        script.adjudication(no),
                        "reason",
                        "Seen on the part."));
            }
        }
        submit(person, task, "adjudication", Map.of("decisions", decisions));
    }

    private void inspect(Person person, JsonNode task) {
        List<Map<String, Object>> findings = new ArrayList<>();
        boolean again = !inspected.add(task.get("lotId").asString());
        for (JsonNode item : person.get(path(task, "inspection")).get("items")) {
            int no = item.get("no").asInt();
            findings.add(Map.of(
                    "itemNo",
                    no,
                    "defects",
                    no == LabelScript.DEFECTIVE && !again
                            ? List.of(Map.of("class", "major", "text", "Another class."))
                            : List.of()));
        }
        submit(person, task, "inspection", Map.of("findings", findings));
    }

    private void sign(Person person, JsonNode task, String decision) {
        JsonNode release =
                person.get("/api/v1/releases/" + task.get("releaseId").asString());
        submit(
                person,
                task,
                "signature",
                Map.of(
                        "decision",
                        decision,
                        "manifestSha256",
                        release.get("release").get("manifestSha256").asString()));
    }

    private static String path(JsonNode task, String what) {
        return "/api/v1/tasks/" + task.get("id").asString() + "/" + what;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
