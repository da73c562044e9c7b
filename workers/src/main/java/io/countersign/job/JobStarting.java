package io.countersign.job;

import io.countersign.identity.Actor;
import io.countersign.problem.Violation;
import java.util.List;

/** A feature that prepares something when a draft is started. */
public interface JobStarting {

    /** What is missing for the draft to be started; none where nothing is. */
    List<Violation> violations(Job draft);

    /** Called once, in the transaction that starts the job, where no feature found a violation. */
    void jobStarting(Actor.Person person, Job draft);
}
