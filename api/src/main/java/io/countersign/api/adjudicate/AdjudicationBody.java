package io.countersign.api.adjudicate;

import io.countersign.adjudicate.Choice;
import io.countersign.adjudicate.Decision;
import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import io.countersign.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decisions on a package's open items. */
record AdjudicationBody(@Nullable List<AdjudicationBody.@Nullable One> decisions) {

    /**
     * @param annotationId of the version to take, for the choice take
     * @param shapes for the choice draw
     */
    record One(
            @Nullable Integer itemNo,
            @Nullable Choice choice,
            @Nullable String annotationId,
            @Nullable List<Shape> shapes,
            @Nullable String reason) {}

    /** @throws Invalid where something is left out that must be there, or an id is none */
    List<Decision> read() {
        List<Violation> violations = new ArrayList<>();
        List<Decision> read = new ArrayList<>();
        List<@Nullable One> given = decisions == null ? List.of() : decisions;
        for (int i = 0; i < given.size(); i++) {
            One one = given.get(i);
            String at = "decisions[" + i + "]";
            if (one == null || one.itemNo() == null) {
                violations.add(new Violation(at + ".itemNo", "is missing"));
            } else if (one.choice() == null) {
                violations.add(new Violation(at + ".choice", "is missing for item {0}", one.itemNo()));
            } else if (one.annotationId() != null && !one.annotationId().matches("\\d{1,18}")) {
                violations.add(new Violation(at + ".annotationId", "is no id: {0}", one.annotationId()));
            } else {
                read.add(new Decision(
                        one.itemNo(),
                        one.choice(),
                        one.annotationId() == null ? null : (Long) Long.parseLong(one.annotationId()),
                        one.shapes(),
                        one.reason() == null ? "" : one.reason()));
            }
        }
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
        return read;
    }
}
