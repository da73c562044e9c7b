package io.countersign.api.demo;

import static io.countersign.api.demo.DemoCrew.path;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What everybody does with the work orders. Annotators submit what they read. A reviewer of the other supplier reads each text
 * and disputes it where the outcome is less than half of what they read; the adjudicator draws what they read of whatever
 * is disputed. The inspector reads the sample: an item is nonconforming where the labels are less than {@link #CONFORMING} of what they
 * read. Whoever reworks a lot that was sent back reads every text of it again.
 */
final class MaintieScript {
    /** Least F1 of an item's labels, entities and relations together, with the inspector's own reading. */
    static final double CONFORMING = 0.75;

    private static final double DISPUTED = 0.5;
    private static final TypeReference<List<Shape>> SHAPES = new TypeReference<>() {};

    private final SimulatedPeople simulated;
    private final Map<String, WorkOrder> orders;
    private final Map<String, Map<String, Map<String, List<Shape>>>> submitted = new TreeMap<>();

    private final Map<String, Integer> reworks = new HashMap<>();

    MaintieScript(SimulatedPeople simulated) {
        this.simulated = simulated;
        this.orders = simulated.corpus().byId();
    }

    /** By package, annotator and item: what the annotators submitted. */
    Map<String, Map<String, Map<String, List<Shape>>>> submitted() {
        return submitted;
    }

    List<DemoCrew.Part> parts() {
        List<DemoCrew.Part> parts = new ArrayList<>();
        SimulatedPeople.annotators()
                .forEach((name, factor) -> parts.add(
                        new DemoCrew.Part(name, "annotate", (person, task) -> annotate(person, task, name, factor))));
        for (String supplier : List.of("east", "west")) {
            String reworker = supplier + "-annotator-1";
            parts.add(new DemoCrew.Part(reworker, "rework", (person, task) -> rework(person, task, reworker)));
            String reviewer = supplier + "-reviewer-1";
            parts.add(new DemoCrew.Part(reviewer, "review", (person, task) -> review(person, task, reviewer)));
        }
        parts.add(new DemoCrew.Part("meridian-adjudicator-1", "adjudicate", this::adjudicate));
        parts.add(new DemoCrew.Part("meridian-inspector-1", "inspect", this::inspect));
        parts.addAll(DemoCrew.signatories());
        return parts;
    }

    private void annotate(ApiClient person, JsonNode task, String name, double factor)
            throws IOException, InterruptedException {
        Map<String, List<Shape>> given = submitted
                .computeIfAbsent(task.get("packageId").asString(), any -> new TreeMap<>())
                .computeIfAbsent(name, any -> new LinkedHashMap<>());
        List<Map<String, Object>> items = new ArrayList<>();
        for (JsonNode item : person.get(path(task, "items"))) {
            List<Shape> shapes = simulated.read(name, factor, order(item));
            given.put(item.get("externalId").asString(), shapes);
            items.add(labels(item, shapes));
        }
        person.post(path(task, "submission"), Map.of("items", items));
    }

    private void rework(ApiClient person, JsonNode task, String name) throws IOException, InterruptedException {
        // Read anew each time: the same labels would only be sent back again.
        String reader = name + ", rework " + reworks.merge(task.get("packageId").asString(), 1, Integer::sum);
        List<Map<String, Object>> items = new ArrayList<>();
        for (JsonNode item : person.get(path(task, "items"))) {
            if (item.get("mustBeGiven").asBoolean()) {
                items.add(labels(item, simulated.read(reader, SimulatedPeople.EXPERT, order(item))));
            }
        }
        person.post(path(task, "submission"), Map.of("items", items));
    }

    private static Map<String, Object> labels(JsonNode item, List<Shape> shapes) {
        return Map.of("itemNo", item.get("itemNo").asInt(), "shapes", shapes, "tool", "simulation");
    }

    private void review(ApiClient person, JsonNode task, String name) throws IOException, InterruptedException {
        List<Map<String, Object>> verdicts = new ArrayList<>();
        for (JsonNode item : person.get(path(task, "review?limit=100")).get("items")) {
            if (likeness(name, item, item.get("candidate").get("shapes")) < DISPUTED) {
                verdicts.add(Map.of(
                        "itemNo", item.get("no").asInt(),
                        "outcome", "disputed",
                        "issues", List.of(Map.of("text", "Less than half of what I read."))));
            }
        }
        person.post(path(task, "review"), Map.of("verdicts", verdicts, "acceptRest", true));
    }

    private void adjudicate(ApiClient person, JsonNode task) throws IOException, InterruptedException {
        List<Map<String, Object>> decisions = new ArrayList<>();
        for (JsonNode item : person.get(path(task, "adjudication?limit=100")).get("items")) {
            if (item.get("open").asBoolean()) {
                decisions.add(Map.of(
                        "itemNo",
                        item.get("no").asInt(),
                        "choice",
                        "draw",
                        "shapes",
                        simulated.read("adjudicator", SimulatedPeople.EXPERT, order(item)),
                        "reason",
                        "As the work order reads."));
            }
        }
        person.post(path(task, "adjudication"), Map.of("decisions", decisions));
    }

    private void inspect(ApiClient person, JsonNode task) throws IOException, InterruptedException {
        List<Map<String, Object>> findings = new ArrayList<>();
        for (JsonNode item : person.get(path(task, "inspection")).get("items")) {
            double likeness = likeness("inspector", item, item.get("shapes"));
            findings.add(Map.of(
                    "itemNo",
                    item.get("no").asInt(),
                    "defects",
                    likeness < CONFORMING
                            ? List.of(Map.of("class", "major", "text", "Entities or relations are wrong or missing."))
                            : List.of()));
        }
        person.post(path(task, "inspection"), Map.of("findings", findings));
    }

    /** F1 of shapes with what an expert reads. */
    private double likeness(String expert, JsonNode item, JsonNode shapes) {
        TextScores scores = new TextScores();
        scores.add(
                simulated.read(expert, SimulatedPeople.EXPERT, order(item)),
                JsonMapper.shared().convertValue(shapes, SHAPES));
        return scores.f1();
    }

    private WorkOrder order(JsonNode item) {
        return Objects.requireNonNull(orders.get(item.get("externalId").asString()));
    }
}
