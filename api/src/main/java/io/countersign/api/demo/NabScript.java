package io.countersign.api.demo;

import static io.countersign.api.demo.DemoCrew.path;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What everybody does with the benchmark's series: annotators submit the labels of their file; the reviewer accepts everything but the
 * one series that NAB's people corrected by hand, which is disputed; the adjudicator draws that correction; the inspector finds the
 * sample in order.
 */
final class NabScript {
    /** NAB's one manual correction (reference: NAB's SOURCE.md): the windows lie round these rows. */
    private static final String CORRECTED = "realAWSCloudwatch/iio_us-east-1_i-a2eb1cd9_NetworkIn.csv";

    private static final int[] CORRECTED_ROWS = {249, 339};

    private final NabCorpus corpus;

    NabScript(NabCorpus corpus) {
        this.corpus = corpus;
    }

    List<DemoCrew.Part> parts() {
        List<DemoCrew.Part> parts = new ArrayList<>();
        int annotator = 1;
        for (Map<String, List<String>> labels : corpus.labels().values()) {
            parts.add(new DemoCrew.Part(
                    "east-annotator-" + annotator++, "annotate", (person, task) -> annotate(person, task, labels)));
        }
        parts.add(new DemoCrew.Part("west-reviewer-1", "review", this::review));
        parts.add(new DemoCrew.Part("meridian-adjudicator-1", "adjudicate", this::adjudicate));
        parts.add(new DemoCrew.Part("meridian-inspector-1", "inspect", this::inspect));
        parts.addAll(DemoCrew.signatories());
        return parts;
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
}
