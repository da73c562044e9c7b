package io.countersign.release;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import tools.jackson.databind.json.JsonMapper;

/** {@code labels/combined_labels.json}: the time points of every series, in the form of the Numenta Anomaly Benchmark. */
record SeriesPoints(ReleasedItems items, JsonMapper mapper, long releaseId) implements BundleFile {
    @Override
    public String path() {
        return "labels/combined_labels.json";
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        NabJson.write(
                out,
                json -> items.series(releaseId, item -> {
                    json.writeName(item.externalId());
                    json.writeStartArray();
                    SeriesShapes.of(mapper, item, Shape.TimePoint.class).stream()
                            .sorted(Comparator.comparingDouble(Shape.TimePoint::seconds))
                            .forEach(point -> json.writeString(NabTimestamp.point(point.timestamp())));
                    json.writeEndArray();
                }));
    }
}
