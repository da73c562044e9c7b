package io.countersign.job;

import io.countersign.identity.Actor;

/** A feature that keeps something open for a job. It is called in the transaction that closes the job, after its packages are cancelled. */
public interface JobClosing {

    /** May be repeated. */
    void jobClosed(Actor actor, long jobId);
}
