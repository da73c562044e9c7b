package io.countersign.release;

import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/** JSON laid out as the Numenta Anomaly Benchmark publishes its labels: four spaces, ASCII, no line break at the end. */
final class NabJson {
    private static final DefaultIndenter INDENT = new DefaultIndenter("    ", "\n");
    private static final DefaultPrettyPrinter LAYOUT = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator("")
                    .withRootSeparator(null))
            .withObjectIndenter(INDENT)
            .withArrayIndenter(INDENT);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NabJson() {}

    @FunctionalInterface
    interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** Writes one object and leaves the stream open. */
    static void write(OutputStream out, Content content) throws IOException {
        try (JsonGenerator json = JSON.writer()
                .with(LAYOUT)
                .with(JsonWriteFeature.ESCAPE_NON_ASCII)
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(out)) {
            json.writeStartObject();
            content.writeTo(json);
            json.writeEndObject();
        }
    }
}
