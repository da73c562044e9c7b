package io.countersign.infra.engine.job;

import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import java.util.Date;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/**
 * Where a job stands, read from its external task: without lock it can be activated, with a worker it is activated until
 * the lock ends, with a lock but no worker it waits for its back-off or, with the lock at {@link #NEVER}, for its
 * incident to be resolved.
 */
final class JobState {
    /** The lock's end of a job that only a resolved incident, or the command that holds it, frees. */
    static final Date NEVER = new Date(253_370_764_800_000L);

    /** The one worker id: anybody may finish a job by its key. */
    static final String WORKER = "worker";

    /** The worker of a job whose finishing command waits for canceling listeners. */
    static final String HELD = "held";

    private JobState() {}

    /** @throws Problem if the job is not in the hands of a worker */
    static void requireActive(ExternalTaskEntity job) {
        Date lock = job.getLockExpirationTime();
        if (HELD.equals(job.getWorkerId())) {
            throw Problem.wrongState("Expected to change job with key '" + job.getId()
                    + "', but a command that finishes it waits for canceling task listeners");
        }
        if (hasIncident(job)) {
            throw Problem.wrongState("Expected to change job with key '" + job.getId()
                    + "', but it is marked as failed and has an incident");
        }
        if (lock == null) {
            return;
        }
        if (job.getWorkerId() == null && lock.getTime() > Commands.now()) {
            throw Problem.wrongState(
                    "Expected to change job with key '" + job.getId() + "', but it is marked as failed");
        }
        if (job.getWorkerId() != null && lock.getTime() <= Commands.now()) {
            throw notFound(job.getId() + "' in the hands of its worker, but its timeout is over: '" + job.getId());
        }
    }

    static boolean hasIncident(ExternalTaskEntity job) {
        return job.getWorkerId() == null && NEVER.equals(job.getLockExpirationTime());
    }

    static Problem notFound(String jobKey) {
        return Problem.notFound("Expected to find job with key '" + jobKey + "', but no such job was found");
    }
}
