package io.countersign.job;

import io.countersign.identity.Actor;

/**
 * A feature that keeps something open for a job. It is called in the transaction that closes the job, when its packages are cancelled
 * and before the job itself is locked.
 */
public interface JobClosing {

    /** May be repeated. */
    void jobClosing(Actor actor, long jobId);
}
