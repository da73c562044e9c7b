package io.countersign.api.demo;

import io.countersign.schema.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The labels of texts in a sealed bundle. */
final class ReleasedTexts {
    private static final String LABELS = "labels/labels.jsonl";
    private static final Set<String> BY_A_PERSON = Set.of("take", "draw");
    private static final TypeReference<List<Shape>> SHAPES = new TypeReference<>() {};

    private ReleasedTexts() {}

    /** @param byAPerson whether an adjudicator gave the labels, rather than the annotators' vote */
    record Text(String externalId, List<Shape> shapes, boolean byAPerson) {}

    static List<Text> of(Path bundle) throws IOException {
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            ZipEntry entry = zip.getEntry(LABELS);
            if (entry == null) {
                throw new IOException("the bundle has no " + LABELS);
            }
            List<Text> texts = new ArrayList<>();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    JsonNode item = JsonMapper.shared().readTree(line);
                    texts.add(new Text(
                            item.get("externalId").asString(),
                            JsonMapper.shared().convertValue(item.get("shapes"), SHAPES),
                            BY_A_PERSON.contains(item.get("strategy").asString())));
                }
            }
            return texts;
        }
    }
}
