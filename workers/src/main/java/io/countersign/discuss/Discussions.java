package io.countersign.discuss;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Violation;
import io.countersign.processes.TaskKind;
import io.countersign.task.ClaimedTask;
import io.countersign.task.Desk;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * For whoever works on the items: the holder of a task on their package, or of the inspection of their lot. Annotators are blind to
 * each other, so of annotators each sees what they raised themselves; all see what reviewers, adjudicators and inspectors raise.
 */
@Component
public class Discussions {
    private static final TaskKind[] TALKING = {
        TaskKind.ANNOTATE, TaskKind.REWORK, TaskKind.REVIEW, TaskKind.ADJUDICATE, TaskKind.INSPECT
    };

    private final Desk desk;
    private final DiscussionTable table;
    private final Trail trail;

    Discussions(Desk desk, DiscussionTable table, Trail trail) {
        this.desk = desk;
        this.table = table;
        this.trail = trail;
    }

    /**
     * Those of all items of the task, by item, and in the order in which they were raised.
     *
     * @throws io.countersign.problem.WrongState where the task is not claimed by this person
     */
    @Transactional
    public List<Discussion> of(Actor.Person reader, long taskId) {
        return table.of(reader, desk.require(reader, taskId, TALKING), null);
    }

    /**
     * @throws Invalid where the issue says nothing, or the item is none of the task's
     * @throws io.countersign.problem.WrongState where the task is not claimed by this person
     */
    @Transactional
    public Discussion raise(Actor.Person person, long taskId, int itemNo, Issue issue) {
        ClaimedTask task = desk.require(person, taskId, TALKING);
        require(Sayings.violations(issue));
        return get(person, task, raise(person, task, itemNo, issue));
    }

    /**
     * Raises what a verdict or an inspection finds, in its transaction.
     *
     * @return the discussion's id
     * @throws Invalid where the item is none of the task's
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long raise(Actor.Person person, ClaimedTask task, int itemNo, Issue issue) {
        Long packageId = table.packageOf(task, itemNo);
        if (packageId == null) {
            throw new Invalid("itemNo", "names item {0}, which is not in this task", itemNo);
        }
        long id = table.add(person, task, packageId, itemNo, issue);
        trail.append(
                person,
                Change.ofJob(task.jobId(), "issue.raised", "item", task.jobId() + "/" + itemNo)
                        .to(issue)
                        .with("discussionId", String.valueOf(id))
                        .with("as", task.kind().id())
                        .with("issue", issue));
        return id;
    }

    /**
     * @param text may be left out where the issue is resolved or opened again
     * @param resolved null leaves it as it is
     * @throws Invalid where neither is given
     * @throws NotFound where the reader does not see such a discussion
     */
    @Transactional
    public Discussion answer(
            Actor.Person person, long taskId, long discussionId, @Nullable String text, @Nullable Boolean resolved) {
        ClaimedTask task = desk.require(person, taskId, TALKING);
        require(Sayings.violations(text, resolved));
        Discussion discussion = get(person, task, discussionId);
        table.answer(person, task, discussionId, text, resolved);
        trail.append(
                person,
                Change.ofJob(
                                task.jobId(),
                                resolved == null ? "issue.answered" : resolved ? "issue.resolved" : "issue.reopened",
                                "item",
                                task.jobId() + "/" + discussion.itemNo())
                        .from(Map.of("resolved", discussion.resolved()))
                        .to(Map.of("resolved", resolved == null ? discussion.resolved() : resolved))
                        .with("discussionId", String.valueOf(discussionId))
                        .with("as", task.kind().id())
                        .with("text", text));
        return get(person, task, discussionId);
    }

    private Discussion get(Actor.Person reader, ClaimedTask task, long id) {
        return table.of(reader, task, id).stream().findFirst().orElseThrow(() -> new NotFound("discussion", id));
    }

    private static void require(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
    }
}
