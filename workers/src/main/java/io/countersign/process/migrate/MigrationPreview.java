package io.countersign.process.migrate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a migration would do, over all instances.
 *
 * @param possible whether it may be wanted; instances that stand where nothing is mapped don't keep the others back
 */
public record MigrationPreview(
        long instances,
        boolean possible,
        List<Move> moves,
        List<EventEffect> events,
        List<Finding> refusals,
        List<Finding> warnings) {

    /**
     * @param moved whether the element is called otherwise in the new version
     * @param tasks how many of the tokens are tasks of people
     */
    public record Move(String source, String target, long tokens, boolean moved, long tasks) {}

    /**
     * What becomes of an event that waits while an instance is at an activity or in a scope.
     *
     * @param source null for one that is opened
     * @param target null for one that is closed
     * @param of the activity or scope, in the old version; of one that is opened, in the new one
     * @param effect {@code kept}, {@code closed} or {@code opened}
     * @param tokens how many wait for it
     */
    public record EventEffect(
            @Nullable String source, @Nullable String target, String of, String effect, String kind, long tokens) {}
}
