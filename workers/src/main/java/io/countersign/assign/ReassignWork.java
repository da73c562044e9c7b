package io.countersign.assign;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.engine.ContractBroken;
import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.Variables;
import io.countersign.processes.Identified;
import io.countersign.processes.TaskHeader;
import io.countersign.processes.TaskKind;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A user task was not done in time. An annotator's place is given to another; other work is offered to its groups again, more
 * urgently than before.
 */
@Component
class ReassignWork {
    private static final int MORE_URGENT = 10;
    private static final int MOST_URGENT = 100;

    private final Assignments assignments;
    private final Trail trail;

    ReassignWork(Assignments assignments, Trail trail) {
        this.assignments = assignments;
        this.trail = trail;
    }

    @Transactional
    public Outcome reassign(Step step) {
        TaskKind kind = kind(step);
        if (kind == TaskKind.ANNOTATE) {
            long place = assignments.replace(step.actor(), step.variables().id("assignmentId"));
            return Outcome.completed(Map.of("assignmentId", String.valueOf(place)));
        }
        int priority = Math.min(MOST_URGENT, step.variables().number("priority") + MORE_URGENT);
        trail.append(step.actor(), expired(step.variables(), kind).with("priority", priority));
        return Outcome.completed(Map.of("priority", priority));
    }

    private static TaskKind kind(Step step) {
        try {
            return Identified.of(TaskKind.class, step.header(TaskHeader.KIND.id()));
        } catch (IllegalArgumentException e) {
            throw new ContractBroken("element '" + step.elementId() + "': " + e.getMessage());
        }
    }

    private static Change expired(Variables variables, TaskKind kind) {
        long jobId = variables.id("jobId");
        for (String subject : new String[] {"release", "lot", "package"}) {
            String id = variables.textOrNull(subject + "Id");
            if (id != null) {
                return Change.ofJob(jobId, "work.expired", subject, id).with("kind", kind.id());
            }
        }
        return Change.ofJob(jobId, "work.expired", "job", String.valueOf(jobId)).with("kind", kind.id());
    }
}
