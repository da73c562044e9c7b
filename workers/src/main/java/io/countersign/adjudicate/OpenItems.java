package io.countersign.adjudicate;

import io.countersign.review.GivenVerdict;
import io.countersign.review.VerdictOutcome;
import io.countersign.review.Verdicts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The items of a package that an adjudicator has to decide: those that are disputed, because the annotators or the reviewer could
 * not agree, and those that the reviewer has returned while the rounds are used up or another item went to the adjudicator.
 */
@Component
class OpenItems {
    private final JdbcClient jdbc;
    private final Verdicts verdicts;

    OpenItems(JdbcClient jdbc, Verdicts verdicts) {
        this.jdbc = jdbc;
        this.verdicts = verdicts;
    }

    /** @param versions by item of the package, the ids of the annotations that count */
    SortedSet<Integer> of(long packageId, SortedMap<Integer, List<Long>> versions) {
        if (versions.isEmpty()) {
            return new TreeSet<>();
        }
        Set<Integer> disputed =
                new HashSet<>(jdbc.sql("select no from item where package_id = :packageId and state = 'DISPUTED'")
                        .param("packageId", packageId)
                        .query(Integer.class)
                        .list());
        Map<Integer, GivenVerdict> newest = verdicts.newest(packageId, versions.firstKey(), versions.lastKey());
        SortedSet<Integer> open = new TreeSet<>();
        versions.forEach((no, ids) -> {
            GivenVerdict verdict = newest.get(no);
            boolean returned = verdict != null && verdict.outcome() == VerdictOutcome.RETURNED && verdict.isAbout(ids);
            if (disputed.contains(no) || returned) {
                open.add(no);
            }
        });
        return open;
    }
}
