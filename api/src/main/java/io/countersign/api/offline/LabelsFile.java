package io.countersign.api.offline;

import io.countersign.quality.agreement.Rating;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files with columns worker, item and label; item and label; worker and weight. */
final class LabelsFile {

    private LabelsFile() {}

    /** @param once whether a worker may label an item only once */
    static List<Rating> labels(Path file, boolean once) throws IOException {
        List<Rating> labels = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        CsvFile.read(file, List.of("worker", "item", "label"), row -> {
            String worker = row.values().get(0);
            String item = row.values().get(1);
            if (once && !seen.add(row.values().subList(0, 2))) {
                throw row.bad("worker " + worker + " labelled item " + item + " already");
            }
            labels.add(new Rating(item, worker, row.values().get(2)));
        });
        if (labels.isEmpty()) {
            throw BadInput.at(file, 1, "there is no label");
        }
        return labels;
    }

    static Map<String, String> gold(Path file) throws IOException {
        Map<String, String> gold = new LinkedHashMap<>();
        CsvFile.read(file, List.of("item", "label"), row -> {
            String before = gold.put(row.values().get(0), row.values().get(1));
            if (before != null) {
                throw row.bad("item " + row.values().get(0) + " has the label " + before + " already");
            }
        });
        return gold;
    }

    static Map<String, Double> weights(Path file) throws IOException {
        Map<String, Double> weights = new LinkedHashMap<>();
        CsvFile.read(file, List.of("worker", "weight"), row -> {
            double weight = number(row, row.values().get(1));
            if (weights.put(row.values().get(0), weight) != null) {
                throw row.bad("worker " + row.values().get(0) + " has a weight already");
            }
        });
        return weights;
    }

    private static double number(CsvFile.Row row, String text) {
        try {
            double weight = Double.parseDouble(text);
            if (weight >= 0 && Double.isFinite(weight)) {
                return weight;
            }
        } catch (NumberFormatException e) {
            throw row.bad("column weight is no number: " + text);
        }
        throw row.bad("column weight must be at least 0 and finite, was " + text);
    }
}
