package io.countersign.consolidate;

import io.countersign.agree.LabelledItem;
import io.countersign.agree.Version;
import io.countersign.schema.Shape;
import java.util.List;

/** How the labels of several people become one. The same versions in the same order give the same labels, ids and order included. */
public sealed interface Strategy permits VoteStrategy, SingleStrategy, TemporalVoteStrategy {

    /** As written in the policy: {@code temporal-vote}. */
    String id();

    /** @param versions of the item, at least one */
    Merged merge(LabelledItem item, List<Version> versions);

    /** What belongs to the shapes that one person decided on, beside the shapes themselves: nothing, unless the strategy derives some. */
    default List<Shape> complete(LabelledItem item, List<Shape> decided) {
        return decided;
    }
}
