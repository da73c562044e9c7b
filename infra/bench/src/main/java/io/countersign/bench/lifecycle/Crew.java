package io.countersign.bench.lifecycle;

import io.countersign.bench.product.People;
import io.countersign.bench.product.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The people of a job, each working by themselves: they take the next task, do it, and look again after a pause where there was
 * none. Annotators give each item its class, reviewers accept, inspectors find nothing, signatories sign.
 */
final class Crew implements AutoCloseable {
    private static final long SHORTEST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final SyntheticItems items;
    private final String jobId;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile boolean ended;

    private interface Work {
        void carryOut(Person person, JsonNode task) throws Exception;
    }

    private Crew(SyntheticItems items, String jobId) {
        this.items = items;
        this.jobId = jobId;
    }

    static Crew of(People people, SyntheticItems items, String jobId) throws IOException, InterruptedException {
        Crew crew = new Crew(items, jobId);
        crew.add(people.with("annotator"), "annotate", crew::annotate);
        crew.add(people.with("reviewer"), "review", crew::review);
        crew.add(people.with("inspector"), "inspect", crew::inspect);
        for (Person signatory : people.with("signatory")) {
            boolean owner = signatory.username().startsWith("meridian");
            String decision = owner ? "countersign" : "sign";
            crew.add(List.of(signatory), decision, (person, task) -> sign(person, task, decision));
        }
        return crew;
    }

    private void add(List<Person> people, String kind, Work work) {
        for (Person person : people) {
            threads.add(new Thread(() -> run(person, kind, work), person.username() + " " + kind));
        }
    }

    Crew begin() {
        threads.forEach(Thread::start);
        return this;
    }

    int size() {
        return threads.size();
    }

    /** Tasks done so far. */
    int done() {
        return done.get();
    }

    /** @throws IOException where somebody could not go on */
    void check() throws IOException {
        Exception reason = failure.get();
        if (reason != null) {
            throw new IOException("somebody could not go on", reason);
        }
    }

    private void run(Person person, String kind, Work work) {
        long pause = SHORTEST_PAUSE_MILLIS;
        try {
            while (!ended) {
                Optional<JsonNode> task = person.next("next", "/api/v1/tasks/next?kind=" + kind + "&jobId=" + jobId);
                if (task.isPresent()) {
                    work.carryOut(person, task.get());
                    done.incrementAndGet();
                    pause = SHORTEST_PAUSE_MILLIS;
                } else {
                    Thread.sleep(pause);
                    pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            failure.compareAndSet(null, e);
        }
    }

    private void annotate(Person person, JsonNode task) throws Exception {
        List<Map<String, Object>> given = new ArrayList<>();
        for (JsonNode item : person.get("items", path(task, "items"))) {
            String label = items.label(item.get("externalId").asString());
            given.add(Map.of(
                    "itemNo",
                    item.get("itemNo").asInt(),
                    "shapes",
                    List.of(Map.of("type", "classification", "id", "c", "label", label, "attributes", Map.of())),
                    "activeSeconds",
                    1.5,
                    "tool",
                    "bench"));
        }
        person.post("submit", path(task, "submission"), Map.of("items", given));
    }

    private void review(Person person, JsonNode task) throws Exception {
        person.get("review page", path(task, "review?limit=100"));
        person.post("review", path(task, "review"), Map.of("verdicts", List.of(), "acceptRest", true));
    }

    private void inspect(Person person, JsonNode task) throws Exception {
        List<Map<String, Object>> findings = new ArrayList<>();
        for (JsonNode item : person.get("sample", path(task, "inspection")).get("items")) {
            findings.add(Map.of("itemNo", item.get("no").asInt(), "defects", List.of()));
        }
        person.post("inspect", path(task, "inspection"), Map.of("findings", findings));
    }

    private static void sign(Person person, JsonNode task, String decision) throws Exception {
        JsonNode release = person.unmeasured()
                .get("/api/v1/releases/" + task.get("releaseId").asString())
                .get("release");
        person.post(
                "sign",
                path(task, "signature"),
                Map.of(
                        "decision",
                        decision,
                        "manifestSha256",
                        release.get("manifestSha256").asString()));
    }

    private static String path(JsonNode task, String what) {
        return "/api/v1/tasks/" + task.get("id").asString() + "/" + what;
    }

    @Override
    public void close() {
        ended = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
