package io.countersign.process.migrate;

import io.countersign.process.watch.RunningInstance;
import io.countersign.task.InstanceTasks.InstanceTask;
import java.util.List;

/** What a migration would do to one instance. */
public record InstancePreview(
        RunningInstance instance, List<MigrationPreview.Move> moves, List<MovedTask> tasks, List<Finding> refusals) {

    /** @param target its element in the new version; the old one where nothing is mapped */
    public record MovedTask(InstanceTask task, String target) {}
}
