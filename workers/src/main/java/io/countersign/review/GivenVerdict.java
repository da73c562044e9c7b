package io.countersign.review;

import io.countersign.discuss.Issue;
import java.util.List;

/**
 * A verdict as kept, without the reviewer.
 *
 * @param round of the package in which it was given
 * @param judged ids of the annotations that it is about, ascending
 */
public record GivenVerdict(int itemNo, int round, VerdictOutcome outcome, List<Issue> issues, List<Long> judged) {

    /** Whether the labels that it judged are still those that count. */
    public boolean isAbout(List<Long> annotationIds) {
        return judged.equals(annotationIds);
    }
}
