package io.countersign.story;

import io.countersign.schema.Shape;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model said about the item before people did. */
public record PredictionRevision(
        Instant at, String modelVersion, @Nullable Double score, List<Shape> shapes) {}
