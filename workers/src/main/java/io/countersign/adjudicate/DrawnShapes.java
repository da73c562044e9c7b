package io.countersign.adjudicate;

import io.countersign.item.Item;
import io.countersign.item.Items;
import io.countersign.item.Modality;
import io.countersign.item.SeriesReader;
import io.countersign.item.Timestamps;
import io.countersign.job.Jobs;
import io.countersign.job.WorkPackage;
import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import io.countersign.schema.Bounds;
import io.countersign.schema.LabelCheck;
import io.countersign.schema.LabelSchema;
import io.countersign.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Shapes that an adjudicator draws keep to the job's schema and to the bounds of their item, as an annotator's do. */
@Component
class DrawnShapes {
    private final Jobs jobs;
    private final Schemas schemas;
    private final Items items;
    private final SeriesReader series;

    DrawnShapes(Jobs jobs, Schemas schemas, Items items, SeriesReader series) {
        this.jobs = jobs;
        this.schemas = schemas;
        this.items = items;
        this.series = series;
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
                violations.addAll(LabelCheck.check(schema, bounds(item), decision.shapes(), "decisions[" + i + "]"));
            }
        }
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
    }

    private Bounds bounds(Item item) {
        String sha256 = item.mediaSha256();
        if (item.modality() != Modality.TIME_SERIES || sha256 == null) {
            return Bounds.UNKNOWN;
        }
        long[] rows = series.timestamps(sha256);
        if (rows.length == 0) {
            return Bounds.UNKNOWN;
        }
        long first = rows[0];
        return Bounds.ofTime((rows[rows.length - 1] - first) / 1e6, text -> seconds(text, first));
    }

    private static OptionalDouble seconds(String text, long first) {
        OptionalLong micros = Timestamps.micros(text);
        return micros.isPresent() ? OptionalDouble.of((micros.getAsLong() - first) / 1e6) : OptionalDouble.empty();
    }
}
