package io.countersign.story;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a job between two moments.
 *
 * @param moves changes of state, each counted as often as it happened: an item that came back is in two of them
 * @param actions number of events by action
 * @param people number of events by the username of who did them
 */
public record JobComparison(
        JobMoment before, JobMoment after, List<Move> moves, Map<String, Long> actions, Map<String, Long> people) {

    /**
     * @param subject {@code job}, {@code lot}, {@code package} or {@code item}
     * @param from in kebab-case; null where they were made
     */
    public record Move(String subject, @Nullable String from, String to, long count) {}
}
