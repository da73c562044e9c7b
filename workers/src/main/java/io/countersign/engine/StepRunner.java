package io.countersign.engine;

import io.countersign.problem.Outage;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries a step out once: its changes, its events, its commands and the memory of its outcome are one transaction. */
@Component
class StepRunner {
    private static final Logger log = LoggerFactory.getLogger(StepRunner.class);

    private final TransactionTemplate transaction;
    private final JobLedger ledger;
    private final List<StepGuard> guards;
    private final StepObservations observations;

    StepRunner(
            TransactionTemplate transaction, JobLedger ledger, List<StepGuard> guards, StepObservations observations) {
        this.transaction = transaction;
        this.ledger = ledger;
        this.guards = guards;
        this.observations = observations;
    }

    Outcome run(StepWorker worker, Step step) {
        return observations.observe(step, () -> givenUp(step).orElseGet(() -> guarded(worker, step)));
    }

    private Outcome guarded(StepWorker worker, Step step) {
        try {
            Outcome outcome = carryOut(worker, step);
            return outcome instanceof Outcome.Stuck ? givenUp(step).orElse(outcome) : outcome;
        } catch (RuntimeException failure) {
            if (Outage.isBehind(failure)) {
                throw failure; // nobody can be asked
            }
            return givenUp(step).orElseThrow(() -> failure);
        }
    }

    private Optional<Outcome> givenUp(Step step) {
        return guards.stream()
                .flatMap(guard -> guard.givenUp(step).stream())
                .<Outcome>map(Outcome.GivenUp::new)
                .findFirst();
    }

    private Outcome carryOut(StepWorker worker, Step step) {
        try {
            Outcome outcome = transaction.execute(status -> ledger.reserve(step).orElseGet(() -> {
                Outcome fresh = worker.carryOut(step);
                if (fresh instanceof Outcome.Stuck) {
                    status.setRollbackOnly();
                } else {
                    ledger.remember(step, fresh);
                }
                return fresh;
            }));
            if (outcome == null) {
                throw new IllegalStateException(worker.jobType() + " gave no outcome");
            }
            return outcome;
        } catch (ContractBroken e) {
            log.warn("{} of instance {} is stuck", step.jobType(), step.processInstanceKey(), e);
            return new Outcome.Stuck(String.valueOf(e.getMessage()));
        }
    }
}
