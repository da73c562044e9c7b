package io.countersign.task;

import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.identity.Matter;
import io.countersign.identity.Refused;
import io.countersign.job.Rank;
import io.countersign.processes.CandidateGroup;
import io.countersign.processes.TaskKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code task}. */
record TaskRow(
        long id,
        TaskKind kind,
        State state,
        String name,
        long jobId,
        @Nullable Long packageId,
        @Nullable Long lotId,
        @Nullable Long releaseId,
        @Nullable Long assignmentId,
        List<String> candidateGroups,
        int priority,
        int rank,
        @Nullable String why,
        @Nullable Instant dueAt,
        Duration reservation,
        @Nullable String assignee,
        @Nullable String assigneeOrganisation,
        @Nullable Instant leaseUntil,
        int revision,
        String processId,
        String elementId,
        long userTaskKey,
        long processInstanceKey,
        @Nullable String outcome,
        Instant createdAt,
        @Nullable Instant closedAt) {

    enum State {
        OPEN,
        CLAIMED,
        DONE,
        CANCELLED
    }

    static TaskRow read(ResultSet row, int n) throws SQLException {
        return new TaskRow(
                row.getLong("id"),
                TaskKind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                row.getString("name"),
                row.getLong("job_id"),
                row.getObject("package_id", Long.class),
                row.getObject("lot_id", Long.class),
                row.getObject("release_id", Long.class),
                row.getObject("assignment_id", Long.class),
                List.of((String[]) row.getArray("candidate_groups").getArray()),
                row.getInt("priority"),
                row.getInt("rank"),
                row.getString("why"),
                instant(row, "due_at"),
                Duration.ofSeconds(row.getInt("reservation_seconds")),
                row.getString("assignee"),
                row.getString("assignee_organisation"),
                instant(row, "lease_until"),
                row.getInt("revision"),
                row.getString("process_id"),
                row.getString("element_id"),
                row.getLong("user_task_key"),
                row.getLong("process_instance_key"),
                row.getString("outcome"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "closed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    boolean isHeldBy(Actor.Person person) {
        return state == State.CLAIMED && wasTakenBy(person);
    }

    /** For this organisation: whoever acts for another one now has left the task behind. */
    boolean wasTakenBy(Actor.Person person) {
        return person.subject().equals(assignee) && person.organisation().equals(assigneeOrganisation);
    }

    /** Whether it waits for one person alone. */
    boolean isOnOffer() {
        return rank < Rank.SOONEST;
    }

    boolean isOfferedTo(Actor.Person person) {
        return candidateGroups.stream().map(CandidateGroup::parse).anyMatch(person::belongsTo);
    }

    /**
     * @throws Refused for people of other groups of an organisation that is concerned
     * @throws Hidden for everybody else to whom it is not offered
     */
    void requireOfferedTo(Actor.Person person) {
        if (isOfferedTo(person)) {
            return;
        }
        boolean concerned = candidateGroups.stream()
                .map(CandidateGroup::parse)
                .anyMatch(group -> group.organisation().equals(person.organisation()));
        if (concerned) {
            throw new Refused("candidate-group", "This task is for people of other groups.").about(matter());
        }
        throw new Hidden("candidate-group", "task", matter());
    }

    /** As {@link #requireOfferedTo}, but whoever holds the task or did it may know of it, too. */
    void requireKnownTo(Actor.Person person) {
        if (!wasTakenBy(person)) {
            requireOfferedTo(person);
        }
    }

    Matter matter() {
        return Matter.ofJob(jobId, "task", id);
    }

    ClaimedTask claimed(Instant until) {
        return new ClaimedTask(
                id,
                kind,
                jobId,
                packageId,
                lotId,
                releaseId,
                assignmentId,
                processId,
                elementId,
                userTaskKey,
                processInstanceKey,
                until);
    }
}
