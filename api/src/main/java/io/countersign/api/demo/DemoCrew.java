package io.countersign.api.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The people of the demonstration, by a stated script: annotators submit the labels of their file; the reviewer accepts everything
 * but the one series that NAB's people corrected by hand, which is disputed; the adjudicator draws that correction; the inspector
 * finds the sample in order; every signatory signs the manifest that is shown.
 */
final class DemoCrew {
    /** NAB's one manual correction (reference: NAB's SOURCE.md): the windows lie round these rows. */
    private static final String CORRECTED = "realAWSCloudwatch/iio_us-east-1_i-a2eb1cd9_NetworkIn.csv";

    private static final int[] CORRECTED_ROWS = {249, 339};

    private final DemoPeople people;
    private final NabCorpus corpus;
    private final long jobId;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Integer> done = new LinkedHashMap<>();

    private interface Work {
        void carryOut(ApiClient person, JsonNode task) throws IOException, InterruptedException;
    }

    private record Part(String username, String kind, Work work) {}

    DemoCrew(DemoPeople people, NabCorpus corpus, long jobId) {
        this.people = people;
        this.corpus = corpus;
        this.jobId = jobId;
        int annotator = 1;
        for (Map<String, List<String>> labels : corpus.labels().values()) {
            parts.add(new Part(
                    "east-annotator-" + annotator++, "annotate", (person, task) -> annotate(person, task, labels)));
        }
        parts.add(new Part("west-reviewer-1", "review", this::review));
        parts.add(new Part("meridian-adjudicator-1", "adjudicate", this::adjudicate));
        parts.add(new Part("meridian-inspector-1", "inspect", this::inspect));
        parts.add(new Part("east-signatory-1", "sign", (person, task) -> sign(person, task, "sign")));
        parts.add(new Part("west-signatory-1", "sign", (person, task) -> sign(person, task, "sign")));
        parts.add(new Part("meridian-signatory-1", "countersign", (person, task) -> sign(person, task, "countersign")));
        parts.add(new Part("meridian-signatory-2", "countersign", (person, task) -> sign(person, task, "countersign")));
    }

    /** Everybody takes what there is to take; true where somebody did something. */
    boolean round() throws IOException, InterruptedException {
        boolean worked = false;
        for (Part part : parts) {
            ApiClient person = people.as(part.username());
            Optional<JsonNode> task =
                    person.next("/api/v1/tasks/next?kind=" + part.kind() + "&jobId=" + jobId, Map.of());
            if (task.isPresent()) {
                part.work().carryOut(person, task.get());
                done.merge(part.kind(), 1, Integer::sum);
                worked = true;
            }
        }
        return worked;
    }

    /** Tasks that were carried out, by kind. */
    Map<String, Integer> done() {
        return done;
    }

    private void annotate(ApiClient person, JsonNode task, Map<String, List<String>> labels)
            throws IOException, InterruptedException {
        List<Map<String, Object>> items = new ArrayList<>();
        for (JsonNode item : person.get(path(task, "items"))) {
            String name = item.get("externalId").asString();
            List<String> given = labels.getOrDefault(name, List.of());
            items.add(Map.of(
                    "itemNo", item.get("itemNo").asInt(),
                    "shapes", SeriesTimeline.of(corpus.data(name)).points(given),
                    "tool", "demo"));
        }
        person.post(path(task, "submission"), Map.of("items", items));
    }

    private void review(ApiClient person, JsonNode task) throws IOException, InterruptedException {
        List<Map<String, Object>> verdicts = new ArrayList<>();
        for (JsonNode item : person.get(path(task, "review?limit=100")).get("items")) {
            if (corrects(item)) {
                verdicts.add(Map.of(
                        "itemNo", item.get("no").asInt(),
                        "outcome", "disputed",
                        "issues", List.of(Map.of("text", "The windows do not lie where the traffic changes."))));
            }
        }
        person.post(path(task, "review"), Map.of("verdicts", verdicts, "acceptRest", true));
    }

    private void adjudicate(ApiClient person, JsonNode task) throws IOException, InterruptedException {
        List<Map<String, Object>> decisions = new ArrayList<>();
        for (JsonNode item : person.get(path(task, "adjudication?limit=100")).get("items")) {
            if (!item.get("open").asBoolean()) {
                continue;
            }
            int no = item.get("no").asInt();
            if (corrects(item)) {
                decisions.add(Map.of(
                        "itemNo",
                        no,
                        "choice",
                        "draw",
                        "shapes",
                        correction(item),
                        "reason",
                        "Corrected by hand: the windows lie round rows 249 and 339."));
            } else {
                decisions.add(Map.of("itemNo", no, "choice", "consolidate", "reason", "The vote decides."));
            }
        }
        person.post(path(task, "adjudication"), Map.of("decisions", decisions));
    }

    /** The points of the vote stay; the windows are drawn anew. */
    private List<JsonNode> correction(JsonNode item) {
        SeriesTimeline timeline = SeriesTimeline.of(corpus.data(CORRECTED));
        List<String> points = new ArrayList<>();
        for (JsonNode shape : item.get("candidate").get("shapes")) {
            if (shape.get("type").asString().equals("time-point")) {
                points.add(shape.get("timestamp").asString());
            }
        }
        List<JsonNode> drawn = new ArrayList<>(timeline.points(points));
        drawn.addAll(timeline.windowsRound(CORRECTED_ROWS));
        return drawn;
    }

    private boolean corrects(JsonNode item) {
        return corpus.expected() != null && item.get("externalId").asString().equals(CORRECTED);
    }

    private void inspect(ApiClient person, JsonNode task) throws IOException, InterruptedException {
        List<Map<String, Object>> findings = new ArrayList<>();
        for (JsonNode item : person.get(path(task, "inspection")).get("items")) {
            findings.add(Map.of("itemNo", item.get("no").asInt(), "defects", List.of()));
        }
        person.post(path(task, "inspection"), Map.of("findings", findings));
    }

    private void sign(ApiClient person, JsonNode task, String decision) throws IOException, InterruptedException {
        JsonNode release =
                person.get("/api/v1/releases/" + task.get("releaseId").asString());
        person.post(
                path(task, "signature"),
                Map.of(
                        "decision",
                        decision,
                        "manifestSha256",
                        release.get("release").get("manifestSha256").asString()));
    }

    private static String path(JsonNode task, String what) {
        return "/api/v1/tasks/" + task.get("id").asString() + "/" + what;
    }
}
