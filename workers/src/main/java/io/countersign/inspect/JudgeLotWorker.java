package io.countersign.inspect;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.problem.WrongState;
import io.countersign.processes.InspectionLot;
import io.countersign.processes.JobType;
import io.countersign.processes.Variable;
import org.springframework.stereotype.Component;

/** {@code judge-lot}. */
@Component
class JudgeLotWorker implements StepWorker {
    private final Judgement judgement;

    JudgeLotWorker(Judgement judgement) {
        this.judgement = judgement;
    }

    @Override
    public String jobType() {
        return JobType.JUDGE_LOT.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        Judgement.Judged judged;
        try {
            judged = judgement.judge(step.actor(), step.variables().id(InspectionLot.Variables.LOT_ID.id()));
        } catch (WrongState e) {
            return new Outcome.Stuck(String.valueOf(e.getMessage()));
        }
        return Outcome.completed(Variable.map(
                InspectionLot.Variables.LOT_ACCEPTED.is(judged.accepted()),
                InspectionLot.Variables.INSPECTION_DISCONTINUED.is(judged.discontinued()),
                InspectionLot.Variables.DEFECTIVES.is(judged.found())));
    }
}
