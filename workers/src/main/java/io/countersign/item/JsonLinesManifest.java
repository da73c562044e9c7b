package io.countersign.item;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line; blank lines are passed over. */
@Component
class JsonLinesManifest implements Manifest {
    private final JsonMapper json;

    JsonLinesManifest(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void read(InputStream content, ManifestProblems problems, Consumer<ManifestRow> rows) throws IOException {
        ByteLines lines = new ByteLines(content, LONGEST_ROW);
        ManifestFields fields = new ManifestFields(problems);
        for (ByteBuffer line = lines.next(); line != null; line = lines.next()) {
            if (lines.isTooLong()) {
                problems.add(lines.number(), "(line)", "has more than {0} bytes", LONGEST_ROW);
            } else {
                row(fields, lines.number(), line, problems, rows);
            }
        }
    }

    private void row(
            ManifestFields fields, long line, ByteBuffer bytes, ManifestProblems problems, Consumer<ManifestRow> rows) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            problems.add(line, "(line)", "is not UTF-8");
            return;
        }
        if (line == 1 && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.isBlank()) {
            return;
        }
        JsonNode node;
        try {
            node = json.readTree(text);
        } catch (JacksonException e) {
            problems.add(line, "(line)", "is not JSON: {0}", e.getOriginalMessage());
            return;
        }
        if (!node.isObject()) {
            problems.add(line, "(line)", "is not a JSON object");
        } else if (kinds(line, node, problems)) {
            JsonNode metadata = node.path("metadata");
            boolean hasMetadata = !metadata.isMissingNode() && !metadata.isNull();
            fields.row(
                            line,
                            text(node, "externalId"),
                            text(node, "modality"),
                            text(node, "mediaSha256"),
                            text(node, "media"),
                            text(node, "uri"),
                            hasMetadata ? json.writeValueAsString(metadata) : "{}",
                            metadata.path("text").isString(),
                            text(node, "group"))
                    .ifPresent(rows);
        }
    }

    /** Whether every property is known and of its kind. */
    private static boolean kinds(long line, JsonNode node, ManifestProblems problems) {
        boolean sound = true;
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            String name = property.getKey();
            JsonNode value = property.getValue();
            if (!ManifestFields.NAMES.contains(name)) {
                problems.add(line, name, "is no field of an item");
                sound = false;
            } else if (name.equals("metadata") && !value.isObject() && !value.isNull()) {
                problems.add(line, name, "is not a JSON object");
                sound = false;
            } else if (!name.equals("metadata") && !value.isString() && !value.isNull()) {
                problems.add(line, name, "is not a text");
                sound = false;
            }
        }
        return sound;
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() || value.stringValue().isEmpty() ? null : value.stringValue();
    }
}
