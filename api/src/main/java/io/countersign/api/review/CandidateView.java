package io.countersign.api.review;

import io.countersign.consolidate.Merged;
import io.countersign.schema.Shape;
import java.util.List;

/**
 * What the item's labels would become if they were consolidated now.
 *
 * @param shapes on which enough people agree; {@code votes} of {@code annotators} among the attributes says how many
 * @param confidence mean share of the people who side with each part of the outcome, 0 to 1
 * @param undecided whether no answer has more support than another
 */
public record CandidateView(List<Shape> shapes, double confidence, boolean undecided) {
    public static CandidateView of(Merged merged) {
        return new CandidateView(merged.shapes(), merged.confidence(), merged.undecided());
    }
}
