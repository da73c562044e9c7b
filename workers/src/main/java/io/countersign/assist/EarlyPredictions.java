package io.countersign.assist;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.job.Job;
import io.countersign.job.Jobs;
import io.countersign.job.Policy;
import org.springframework.stereotype.Component;

/** Predictions before the work begins. A model that does not answer holds nobody up: it is asked again later. */
@Component
class EarlyPredictions {
    private final Jobs jobs;
    private final PreAnnotation preAnnotation;
    private final OwedPredictions owed;
    private final Trail trail;

    EarlyPredictions(Jobs jobs, PreAnnotation preAnnotation, OwedPredictions owed, Trail trail) {
        this.jobs = jobs;
        this.preAnnotation = preAnnotation;
        this.owed = owed;
        this.trail = trail;
    }

    /** How many items have a prediction now. To be called in the transaction of the step. */
    int ask(Actor actor, long jobId) {
        Job job = jobs.get(jobId);
        Policy.ModelAssistance model = job.policy().modelAssistance();
        if (model == null) {
            return 0;
        }
        PreAnnotation.Run run = preAnnotation.ask(job, model);
        if (run.outage() == null) {
            owed.paid(jobId);
        } else {
            owed.afterOutage(jobId);
        }
        trail.append(actor, told(jobId, run));
        return run.items();
    }

    static Change told(long jobId, PreAnnotation.Run run) {
        String action = run.outage() == null ? "items.predicted" : "items.prediction-broken-off";
        return Change.ofJob(jobId, action, "job", String.valueOf(jobId))
                .with("items", run.items())
                .with("shapesRefused", run.refused())
                .because(run.outage());
    }
}
