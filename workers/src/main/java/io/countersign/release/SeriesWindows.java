package io.countersign.release;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import tools.jackson.databind.json.JsonMapper;

/** {@code labels/combined_windows.json}: the time ranges of every series, in the form of the Numenta Anomaly Benchmark. */
record SeriesWindows(ReleasedItems items, JsonMapper mapper, long releaseId) implements BundleFile {
    @Override
    public String path() {
        return "labels/combined_windows.json";
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        NabJson.write(
                out,
                json -> items.series(releaseId, item -> {
                    json.writeName(item.externalId());
                    json.writeStartArray();
                    SeriesShapes.of(mapper, item, Shape.TimeRange.class).stream()
                            .sorted(Comparator.comparingDouble(Shape.TimeRange::fromSeconds))
                            .forEach(window -> {
                                json.writeStartArray();
                                json.writeString(NabTimestamp.windowEnd(window.fromTimestamp()));
                                json.writeString(NabTimestamp.windowEnd(window.toTimestamp()));
                                json.writeEndArray();
                            });
                    json.writeEndArray();
                }));
    }
}
