package io.countersign.adjudicate;

import io.countersign.agree.AnonymousVersion;
import io.countersign.agree.ItemAgreement;
import io.countersign.consolidate.Candidate;
import io.countersign.review.GivenVerdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an adjudicator sees of an item: everything that was said of it, but not by whom.
 *
 * @param open whether it has to be decided
 * @param candidate what the strategy makes of the versions: the parts on which enough of the people agree
 * @param agreed for each version, by id of its shape, the id of the candidate's shape that most of the people have
 * @param agreement as measured, or null where it was not
 * @param verdict of the reviewer, or null where there was none
 */
public record DisputedItem(
        boolean open,
        Candidate candidate,
        List<AnonymousVersion> versions,
        List<Map<String, String>> agreed,
        @Nullable ItemAgreement agreement,
        @Nullable GivenVerdict verdict) {}
