package io.countersign.api.offline;

import io.countersign.quality.geometry.Mask;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Masks of items by people, a JSON object on each line. */
final class MasksFile {

    private MasksFile() {}

    /** Each item's masks by who drew them, in the order of the file. */
    static Map<String, Map<String, Mask>> read(Path file) throws IOException {
        Map<String, Map<String, Mask>> items = new LinkedHashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    add(items, file, number, line);
                }
            }
        }
        return items;
    }

    private static void add(Map<String, Map<String, Mask>> items, Path file, int number, String line) {
        try {
            JsonNode node = JsonMapper.shared().readTree(line);
            String item = name(node, "item");
            String rater = name(node, "rater");
            if (items.computeIfAbsent(item, key -> new LinkedHashMap<>()).put(rater, mask(node)) != null) {
                throw new IllegalArgumentException("rater " + rater + " has a mask of item " + item + " already");
            }
        } catch (JacksonException e) {
            throw BadInput.at(
                    file, number, "column " + e.getLocation().getColumnNr() + ": no JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw BadInput.at(file, number, String.valueOf(e.getMessage()));
        }
    }

    private static String name(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull() || value.isContainer()) {
            throw new IllegalArgumentException("field " + field + " is missing");
        }
        return value.asString();
    }

    private static Mask mask(JsonNode node) {
        JsonNode size = node.path("size");
        if (size.size() != 2 || !size.get(0).isInt() || !size.get(1).isInt()) {
            throw new IllegalArgumentException("field size must be [height, width]");
        }
        int height = size.get(0).intValue();
        int width = size.get(1).intValue();
        JsonNode counts = node.path("counts");
        if (counts.isString()) {
            return Mask.ofCompressed(height, width, counts.asString());
        }
        if (!counts.isArray()) {
            throw new IllegalArgumentException("field counts must be a list of run lengths, or their compressed form");
        }
        int[] runs = new int[counts.size()];
        for (int i = 0; i < runs.length; i++) {
            if (!counts.get(i).isInt()) {
                throw new IllegalArgumentException("field counts, element " + i + " is no whole number");
            }
            runs[i] = counts.get(i).intValue();
        }
        return Mask.ofCounts(height, width, runs);
    }
}
