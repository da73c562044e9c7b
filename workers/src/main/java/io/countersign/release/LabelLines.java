package io.countersign.release;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code labels/labels.jsonl}: every item on a line of its own, with everything that is known of its labels. */
record LabelLines(ReleasedItems items, JsonMapper mapper, long releaseId) implements BundleFile {
    static final String PATH = "labels/labels.jsonl";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (JsonGenerator json = mapper.writer()
                .withRootValueSeparator("")
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(out)) {
            items.inOrder(releaseId, item -> {
                line(json, item);
                json.writeRaw('\n');
            });
        }
    }

    private static void line(JsonGenerator json, ReleasedItem item) {
        json.writeStartObject();
        json.writeStringProperty("externalId", item.externalId());
        json.writeNumberProperty("number", item.no());
        json.writeStringProperty("modality", item.modality().id());
        text(json, "mediaSha256", item.mediaSha256());
        text(json, "mediaUri", item.mediaUri());
        text(json, "group", item.group());
        raw(json, "shapes", item.shapes());
        if (item.confidence() == null) {
            json.writeNullProperty("confidence");
        } else {
            json.writeNumberProperty("confidence", item.confidence());
        }
        json.writeStringProperty("strategy", item.strategy());
        json.writeNumberProperty("revision", item.revision());
        raw(json, "sources", item.sources());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    /** As stored, so that no number changes on the way. */
    private static void raw(JsonGenerator json, String name, String value) {
        json.writeName(name);
        json.writeRawValue(value);
    }
}
