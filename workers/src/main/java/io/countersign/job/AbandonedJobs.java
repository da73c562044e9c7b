package io.countersign.job;

import io.countersign.identity.Actor;
import io.countersign.problem.WrongState;
import io.countersign.processes.CloseReason;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A job is cancelled from outside, because its process is: closed at once, without waiting for the process to do so. */
@Component
public class AbandonedJobs {
    private final Jobs jobs;
    private final Closing closing;

    AbandonedJobs(Jobs jobs, Closing closing) {
        this.jobs = jobs;
        this.closing = closing;
    }

    /**
     * May be repeated. The instance of the job itself is left to the caller.
     *
     * @throws WrongState where the job is released
     */
    @Transactional
    public void abandon(Actor actor, long jobId, String reason) {
        if (jobs.get(jobId).state() == JobState.RELEASED) {
            throw new WrongState("Job {0} is released and cannot be cancelled.", jobId);
        }
        closing.close(actor, jobId, CloseReason.CANCELLED, reason);
    }
}
