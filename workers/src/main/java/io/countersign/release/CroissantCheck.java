package io.countersign.release;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What Croissant 1.1 requires of a dataset, of its files and of its records; source: its specification, Dataset-level Information. */
final class CroissantCheck {
    private static final List<String> DATASET = List.of(
            "@context", "@type", "conformsTo", "name", "description", "license", "url", "creator", "datePublished");
    private static final List<String> FILE = List.of("@id", "@type", "name", "contentUrl", "encodingFormat", "sha256");
    private static final List<String> RECORDS = List.of("@id", "@type", "field");
    private static final List<String> FIELD = List.of("@id", "@type", "dataType", "source");

    private CroissantCheck() {}

    /** What is missing or names nothing, each in one sentence. */
    static List<String> problems(JsonNode dataset) {
        List<String> problems = new ArrayList<>();
        need(problems, dataset, "the dataset", DATASET);
        if (!dataset.path("conformsTo").toString().contains("http://mlcommons.org/croissant/1.1")) {
            problems.add("the dataset conforms to another version");
        }
        Set<String> files = new LinkedHashSet<>();
        for (JsonNode file : dataset.path("distribution")) {
            String id = file.path("@id").asString("");
            need(problems, file, "file " + id, FILE);
            if (!files.add(id)) {
                problems.add("two files have the id " + id);
            }
        }
        if (files.isEmpty()) {
            problems.add("the dataset has no distribution");
        }
        for (JsonNode records : dataset.path("recordSet")) {
            need(problems, records, "records " + records.path("@id").asString(""), RECORDS);
            for (JsonNode field : records.path("field")) {
                String id = "field " + field.path("@id").asString("");
                need(problems, field, id, FIELD);
                String file =
                        field.path("source").path("fileObject").path("@id").asString("");
                if (!files.contains(file)) {
                    problems.add(id + " comes from " + file + ", which is no file of the dataset");
                }
            }
        }
        return problems;
    }

    private static void need(List<String> problems, JsonNode node, String what, List<String> names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isMissingNode()
                    || value.isNull()
                    || (value.isString() && value.asString().isBlank())) {
                problems.add(what + " has no " + name);
            }
        }
    }
}
