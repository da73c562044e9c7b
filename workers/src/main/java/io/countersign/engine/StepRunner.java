package io.countersign.engine;

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
    private final StepObservations observations;

    StepRunner(TransactionTemplate transaction, JobLedger ledger, StepObservations observations) {
        this.transaction = transaction;
        this.ledger = ledger;
        this.observations = observations;
    }

    Outcome run(StepWorker worker, Step step) {
        return observations.observe(step, () -> carryOut(worker, step));
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
