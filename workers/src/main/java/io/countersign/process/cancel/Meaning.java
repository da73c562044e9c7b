package io.countersign.process.cancel;

import io.countersign.problem.Text;
import io.countersign.process.watch.RunningInstance;
import io.countersign.task.InstanceTasks.InstanceTask;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What cancelling an instance would mean.
 *
 * @param rule that forbids it; null where it may be cancelled
 * @param words what would happen, or why it must not
 * @param subject id of the package or job that is given up with it; null where nothing is
 * @param items how many items of data are given up
 * @param tasks that are withdrawn
 */
public record Meaning(
        RunningInstance instance,
        Effect effect,
        @Nullable String rule,
        Text words,
        @Nullable Long subject,
        long items,
        List<InstanceTask> tasks) {

    /** What ends besides the instance. */
    public enum Effect {
        INSTANCE,
        PACKAGE,
        JOB;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isPossible() {
        return rule == null;
    }
}
