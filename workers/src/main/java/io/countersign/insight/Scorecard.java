package io.countersign.insight;

import io.countersign.quality.Proportion;
import io.countersign.quality.sampling.InspectionMode;

/**
 * How a supplier does in a job. Each proportion is of what there is by now, and undefined where there is nothing.
 *
 * @param agreement shapes of two of its people on the same items that are the same, of all: 2 matched / shapes, which is F1
 * @param gold answers on gold items that are right
 * @param rightFirst consolidated packages that needed no rework
 * @param lotsAccepted lots that were accepted at their first inspection, of those inspected
 * @param onTime labelling tasks that were done by their due date, of those done
 * @param openActions corrective actions that are not closed
 * @param mode of inspection that the supplier's next lot comes under
 */
public record Scorecard(
        String supplier,
        Proportion agreement,
        Proportion gold,
        Proportion rightFirst,
        Proportion lotsAccepted,
        Proportion onTime,
        long openActions,
        InspectionMode mode) {}
