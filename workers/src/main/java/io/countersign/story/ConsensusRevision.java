package io.countersign.story;

import io.countersign.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The labels that count from here on.
 *
 * @param revision from 1
 * @param confidence 0 to 1, null where the strategy gives none
 * @param annotations ids of those it was made from
 * @param adjudications ids of the decisions that it follows
 */
public record ConsensusRevision(
        Told told,
        int revision,
        String strategy,
        @Nullable Double confidence,
        List<Shape> shapes,
        List<String> annotations,
        List<String> adjudications) {}
