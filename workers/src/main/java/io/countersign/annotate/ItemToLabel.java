package io.countersign.annotate;

import io.countersign.item.Item;
import io.countersign.review.GivenVerdict;
import io.countersign.schema.Shape;
import io.countersign.task.Drafts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as its annotator sees it: nothing of what other annotators of the round draw.
 *
 * @param predicted what a model says, to begin with; empty where none does
 * @param current of a rework only: the versions that count so far, without their authors
 * @param verdict of a rework only: why the item was returned, or what the review said of it; null where no review did
 * @param mustBeGiven whether a submission without it is refused
 * @param draft of this person
 */
public record ItemToLabel(
        Item item,
        List<Shape> predicted,
        List<List<Shape>> current,
        @Nullable GivenVerdict verdict,
        boolean mustBeGiven,
        Drafts.@Nullable Draft draft) {}
