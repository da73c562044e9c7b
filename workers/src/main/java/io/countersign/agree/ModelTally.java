package io.countersign.agree;

import io.countersign.assist.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the shapes of each person of a package were matched with a model's, class by class, over the items that it predicted. */
final class ModelTally {
    private static final long MODEL = 0;

    private final Map<String, PairTally> byVersion = new TreeMap<>();

    /**
     * @param matched pairs of a person's and a model's shape that are the same
     * @param shapes of both together: where all are matched, twice as many
     */
    record Row(String modelVersion, long assignment, String label, int matched, int shapes) {}

    /** @param tolerance how far apart two time points may lie, in microseconds */
    void add(List<Version> people, Predictions.Predicted predicted, long tolerance) {
        Version model = new Version(MODEL, MODEL, predicted.shapes());
        PairTally tally = byVersion.computeIfAbsent(predicted.modelVersion(), version -> new PairTally());
        people.forEach(person -> tally.add(PairMatches.of(List.of(model, person), tolerance)));
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        byVersion.forEach((version, tally) -> tally.rows()
                .forEach(row -> rows.add(new Row(version, row.second(), row.label(), row.matched(), row.shapes()))));
        return rows;
    }
}
