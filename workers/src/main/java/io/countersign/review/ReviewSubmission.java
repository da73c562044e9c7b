package io.countersign.review;

import java.util.List;

/**
 * A reviewer's verdicts on a package.
 *
 * @param verdicts one for each item, in any order
 * @param acceptRest whether the items without a verdict are accepted; otherwise every item needs one
 */
public record ReviewSubmission(List<ItemVerdict> verdicts, boolean acceptRest) {
    public ReviewSubmission {
        verdicts = List.copyOf(verdicts);
    }
}
