package io.countersign.agree;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.processes.JobType;
import io.countersign.processes.Variable;
import io.countersign.processes.WorkPackage.Variables;
import org.springframework.stereotype.Component;

@Component
class MeasureAgreementWorker implements StepWorker {
    private final MeasureAgreement agreement;

    MeasureAgreementWorker(MeasureAgreement agreement) {
        this.agreement = agreement;
    }

    @Override
    public String jobType() {
        return JobType.MEASURE_AGREEMENT.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        long packageId = step.variables().id(Variables.PACKAGE_ID.id());
        Agreement measured = agreement.measure(step.actor(), packageId);
        Double mean = measured.mean();
        return Outcome.completed(Variable.map(
                Variables.AGREEMENT_REACHED.is(measured.reached()),
                Variables.EXTRA_ANNOTATOR_ALLOWED.is(measured.extraAnnotatorAllowed()),
                mean == null ? Variables.AGREEMENT.isUndefined() : Variables.AGREEMENT.is(mean)));
    }
}
