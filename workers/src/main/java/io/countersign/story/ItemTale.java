package io.countersign.story;

import io.countersign.adjudicate.Choice;
import io.countersign.discuss.Issue;
import io.countersign.inspect.Finding;
import io.countersign.review.VerdictOutcome;
import io.countersign.schema.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gathers what the events of an item, of its package, lot, tasks and releases say about it. */
final class ItemTale {
    private static final TypeReference<List<Shape>> SHAPES = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Issue>> ISSUES = new TypeReference<>() {};
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final JsonMapper json;
    private final ItemPlace place;

    final List<StoryStep> steps = new ArrayList<>();
    final List<AnnotationRevision> annotations = new ArrayList<>();
    final List<StoryVerdict> verdicts = new ArrayList<>();
    final List<StoryDecision> decisions = new ArrayList<>();
    final List<ConsensusRevision> consensus = new ArrayList<>();
    final List<StoryFinding> findings = new ArrayList<>();
    final Map<String, StoryRelease> releases = new LinkedHashMap<>();
    final Holds holds = new Holds();
    private final Map<String, Integer> revisions = new HashMap<>();
    private boolean sampled;

    ItemTale(JsonMapper json, ItemPlace place) {
        this.json = json;
        this.place = place;
    }

    void take(TrailStep step) {
        if (!concerns(step)) {
            return;
        }
        steps.add(new StoryStep(
                step.told(),
                step.action(),
                step.subjectType(),
                step.subjectId(),
                json.convertValue(step.changed(), FIELDS),
                step.reason(),
                step.elementId()));
        holds.take(step);
        switch (step.action()) {
            case "annotation.submitted" -> annotation(step);
            case "verdict.given" -> verdict(step);
            case "adjudication.decided" -> decision(step);
            case "label.consolidated" -> consensus(step);
            case "sample.inspected" -> finding(step);
            case "release.built" -> built(step);
            case "release.sealed" -> sealed(step);
            default -> {}
        }
    }

    /** Samples, and the tasks on them, concern the items that were drawn. */
    private boolean concerns(TrailStep step) {
        if (step.action().startsWith("sample.")) {
            sampled = place.inspections().contains(step.text("inspectionId"));
            return sampled;
        }
        return sampled
                || !place.inspectionTasks().contains(step.subjectId())
                || !step.subjectType().equals("task");
    }

    private void annotation(TrailStep step) {
        String assignment = step.text("assignmentId");
        int revision = revisions.merge(assignment, 1, Integer::sum);
        annotations.add(new AnnotationRevision(
                step.told(),
                place.annotationIds().getOrDefault(assignment + "/" + revision, ""),
                assignment,
                step.changed().path("round").asInt(),
                revision,
                shapes(step),
                step.changed().path("activeSeconds").asDouble(),
                step.text("tool")));
    }

    private void verdict(TrailStep step) {
        verdicts.add(new StoryVerdict(
                step.told(),
                step.changed().path("round").asInt(),
                json.convertValue(step.changed().path("outcome"), VerdictOutcome.class),
                read(step, "annotations", TEXTS),
                read(step, "issues", ISSUES)));
    }

    private void decision(TrailStep step) {
        decisions.add(new StoryDecision(
                step.told(),
                json.convertValue(step.changed().path("choice"), Choice.class),
                step.textOrNull("annotationId"),
                step.changed().has("shapes") ? shapes(step) : null,
                step.reason()));
    }

    private void consensus(TrailStep step) {
        JsonNode confidence = step.changed().path("confidence");
        consensus.add(new ConsensusRevision(
                step.told(),
                consensus.size() + 1,
                step.text("strategy"),
                confidence.isNumber() ? (Double) confidence.asDouble() : null,
                shapes(step),
                read(step, "annotations", TEXTS),
                read(step, "adjudications", TEXTS)));
    }

    private void finding(TrailStep step) {
        findings.add(new StoryFinding(
                step.told(),
                step.text("inspectionId"),
                step.changed().path("submission").asInt(),
                read(step, "defective", FINDINGS).stream()
                        .filter(finding -> finding.itemNo() == place.no())
                        .flatMap(finding -> finding.defects().stream())
                        .toList()));
    }

    private void built(TrailStep step) {
        releases.put(
                step.subjectId(),
                new StoryRelease(
                        step.subjectId(), step.changed().path("version").asInt(), step.told(), null));
    }

    private void sealed(TrailStep step) {
        releases.computeIfPresent(
                step.subjectId(),
                (id, release) -> new StoryRelease(id, release.version(), release.built(), step.told()));
    }

    private List<Shape> shapes(TrailStep step) {
        return read(step, "shapes", SHAPES);
    }

    private <T> List<T> read(TrailStep step, String field, TypeReference<List<T>> type) {
        @Nullable JsonNode value = step.changed().get(field);
        return value == null || value.isNull() ? List.of() : json.convertValue(value, type);
    }
}
