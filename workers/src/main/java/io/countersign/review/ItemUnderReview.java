package io.countersign.review;

import io.countersign.agree.AnonymousVersion;
import io.countersign.agree.ItemAgreement;
import io.countersign.consolidate.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer sees of an item: neither who labelled it nor who judged it before.
 *
 * @param candidate what the labels become if the item is accepted
 * @param versions what each person labelled
 * @param agreement as measured, or null where it was not
 * @param earlier the verdict of the round before, or null in the first round
 */
public record ItemUnderReview(
        Candidate candidate,
        List<AnonymousVersion> versions,
        @Nullable ItemAgreement agreement,
        @Nullable GivenVerdict earlier) {}
