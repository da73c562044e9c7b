package io.countersign.story;

import io.countersign.processes.Identified;
import io.countersign.processes.TaskKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes periods of the claims and ends of claims that the trail tells of. */
final class Holds {
    static final String CLAIMED = "task.claimed";
    static final Set<String> ENDS = Set.of("task.released", "task.lease-expired", "task.completed", "task.cancelled");

    private final List<Hold> ended = new ArrayList<>();
    private final Map<String, Integer> open = new HashMap<>();

    void take(TrailStep step) {
        if (step.action().equals(CLAIMED)) {
            end(step.subjectId(), step.told());
            open.put(step.subjectId(), ended.size());
            ended.add(open(step));
        } else if (ENDS.contains(step.action())) {
            end(step.subjectId(), step.told());
        }
    }

    static Hold open(TrailStep claim) {
        return new Hold(
                claim.subjectId(),
                Identified.of(TaskKind.class, claim.text("kind")),
                claim.taker(),
                claim.told(),
                null);
    }

    private void end(String taskId, Told told) {
        @Nullable Integer place = open.remove(taskId);
        if (place != null) {
            Hold hold = ended.get(place);
            ended.set(place, new Hold(hold.taskId(), hold.kind(), hold.holder(), hold.from(), told));
        }
    }

    /** In the order of their beginnings. */
    List<Hold> all() {
        return List.copyOf(ended);
    }
}
