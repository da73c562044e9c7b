package io.countersign.assist;

import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.job.Job;
import io.countersign.job.JobState;
import io.countersign.job.Jobs;
import io.countersign.job.Policy;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks a model that was out for what nobody has labelled meanwhile. */
@Component
class LatePredictions {
    private static final Actor MODELS = new Actor.Service("late-predictions");
    /** Longer than a job's predictions take; where it is not, a batch is asked for twice and kept once. */
    private static final Duration LEASE = Duration.ofMinutes(30);

    private final Jobs jobs;
    private final PreAnnotation preAnnotation;
    private final OwedPredictions owed;
    private final Trail trail;
    private final TransactionTemplate transactions;

    LatePredictions(
            Jobs jobs,
            PreAnnotation preAnnotation,
            OwedPredictions owed,
            Trail trail,
            TransactionTemplate transactions) {
        this.jobs = jobs;
        this.preAnnotation = preAnnotation;
        this.owed = owed;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** @return whether there was a job whose time had come */
    boolean askNext() {
        Optional<Long> due = owed.take(LEASE);
        due.map(jobs::get).ifPresent(this::ask);
        return due.isPresent();
    }

    /** A further outage is not told again: the first was, and the trail would tell of nothing else. */
    private void ask(Job job) {
        Policy.ModelAssistance model = job.policy().modelAssistance();
        if (model == null || job.state() != JobState.RUNNING) {
            owed.paid(job.id());
            return;
        }
        PreAnnotation.Run run = preAnnotation.ask(job, model);
        transactions.executeWithoutResult(status -> {
            if (run.outage() == null) {
                owed.paid(job.id());
                trail.append(MODELS, EarlyPredictions.told(job.id(), run));
            } else {
                owed.afterOutage(job.id());
            }
        });
    }
}
