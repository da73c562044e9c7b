package io.countersign.inspect;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.problem.WrongState;
import io.countersign.processes.InspectionLot;
import io.countersign.processes.JobType;
import io.countersign.processes.Variable;
import org.springframework.stereotype.Component;

/** {@code draw-sample}. */
@Component
class DrawSampleWorker implements StepWorker {
    private final SampleDrawing drawing;

    DrawSampleWorker(SampleDrawing drawing) {
        this.drawing = drawing;
    }

    @Override
    public String jobType() {
        return JobType.DRAW_SAMPLE.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        SampleDrawing.Drawn drawn;
        try {
            drawn = drawing.draw(step.actor(), step.variables().id(InspectionLot.Variables.LOT_ID.id()));
        } catch (WrongState e) {
            return new Outcome.Stuck(String.valueOf(e.getMessage()));
        }
        return Outcome.completed(Variable.map(
                InspectionLot.Variables.INSPECTION_ID.is(String.valueOf(drawn.inspectionId())),
                InspectionLot.Variables.SAMPLE_SIZE.is(drawn.sampleSize())));
    }
}
