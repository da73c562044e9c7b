package io.countersign.release;

import io.countersign.format.ConversionReport;
import io.countersign.format.ItemLabels;
import io.countersign.format.LabelFormat;
import io.countersign.item.Modality;
import io.countersign.schema.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The labels of the items of one modality in the one file of another tool's format. */
final class ExportedLabels implements BundleFile {
    private static final TypeReference<List<Shape>> SHAPES = new TypeReference<>() {};

    private final String path;
    private final LabelFormat format;
    private final Modality modality;
    private final ReleasedItems items;
    private final JsonMapper json;
    private final long releaseId;
    private @Nullable ConversionReport report;

    ExportedLabels(
            String path, LabelFormat format, Modality modality, ReleasedItems items, JsonMapper json, long releaseId) {
        this.path = path;
        this.format = format;
        this.modality = modality;
        this.items = items;
        this.json = json;
        this.releaseId = releaseId;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        report = through(out);
    }

    /** What the format can't hold of them: known once they were written. */
    ConversionReport losses() {
        if (report == null) {
            throw new IllegalStateException(path + " was not written yet");
        }
        return report;
    }

    private ConversionReport through(OutputStream out) throws IOException {
        Path folder = Files.createTempDirectory("countersign-export");
        Path file = folder.resolve("labels");
        try {
            ConversionReport result = LabelFormat.write(
                    format,
                    file,
                    (sink, report) -> items.inOrder(releaseId, item -> {
                        if (item.modality() == modality) {
                            sink.item(labels(item));
                        }
                    }));
            Files.copy(file, out);
            return result;
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private ItemLabels labels(ReleasedItem item) {
        return new ItemLabels(
                item.externalId(), item.width(), item.height(), null, json.readValue(item.shapes(), SHAPES));
    }
}
