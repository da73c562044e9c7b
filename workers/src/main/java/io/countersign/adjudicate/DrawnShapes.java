package io.countersign.adjudicate;

import io.countersign.item.Item;
import io.countersign.item.ItemBounds;
import io.countersign.item.Items;
import io.countersign.job.Jobs;
import io.countersign.job.WorkPackage;
import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import io.countersign.schema.LabelCheck;
import io.countersign.schema.LabelSchema;
import io.countersign.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shapes that an adjudicator draws keep to the job's schema and to the bounds of their item, as an annotator's do. */
@Component
class DrawnShapes {
    private final Jobs jobs;
    private final Schemas schemas;
    private final Items items;

    DrawnShapes(Jobs jobs, Schemas schemas, Items items) {
        this.jobs = jobs;
        this.schemas = schemas;
        this.items = items;
    }

    /** @throws Invalid naming decision, shape and field */
    void check(WorkPackage work, List<Decision> decisions) {
        if (decisions.stream().noneMatch(decision -> decision.choice() == Choice.DRAW)) {
            return;
        }
        LabelSchema schema = schemas.get(jobs.get(work.jobId()).schemaId()).document();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            Decision decision = decisions.get(i);
            if (decision.choice() == Choice.DRAW) {
                Item item = items.get(work.jobId(), decision.itemNo());
                violations.addAll(
                        LabelCheck.check(schema, ItemBounds.of(item), decision.shapes(), "decisions[" + i + "]"));
            }
        }
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
    }
}
