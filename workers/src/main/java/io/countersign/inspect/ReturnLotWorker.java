package io.countersign.inspect;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.problem.WrongState;
import io.countersign.processes.InspectionLot;
import io.countersign.processes.JobType;
import io.countersign.processes.Variable;
import org.springframework.stereotype.Component;

/** {@code return-lot}. */
@Component
class ReturnLotWorker implements StepWorker {
    private final LotReturn lotReturn;

    ReturnLotWorker(LotReturn lotReturn) {
        this.lotReturn = lotReturn;
    }

    @Override
    public String jobType() {
        return JobType.RETURN_LOT.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        int returned;
        try {
            returned = lotReturn.giveBack(step.actor(), step.variables().id(InspectionLot.Variables.LOT_ID.id()));
        } catch (WrongState e) {
            return new Outcome.Stuck(String.valueOf(e.getMessage()));
        }
        return Outcome.completed(Variable.map(InspectionLot.Variables.PACKAGES_RETURNED.is(returned)));
    }
}
