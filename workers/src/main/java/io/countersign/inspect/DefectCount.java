package io.countersign.inspect;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Counts what an inspector found, as the plan asks: nonconforming items, or each defect. */
final class DefectCount {
    private DefectCount() {}

    /** Of all classes together. */
    static int all(Inspection inspection, List<Finding> findings) {
        return inspection.plan().countsNonconformities()
                ? findings.stream()
                        .mapToInt(finding -> finding.defects().size())
                        .sum()
                : (int) findings.stream()
                        .filter(finding -> !finding.defects().isEmpty())
                        .count();
    }

    /**
     * Class by class. An item is nonconforming by the gravest of its defects alone (MIL-STD-105E, 3.8 to 3.10).
     *
     * @param findings one for each item of the sample, in the order of their numbers
     */
    static List<ClassPlan> byClass(Inspection inspection, List<Finding> findings) {
        return inspection.classes().stream()
                .map(one -> one.with(count(inspection, one, findings)))
                .toList();
    }

    private static int count(Inspection inspection, ClassPlan one, List<Finding> findings) {
        Set<Integer> counted = one.counted(inspection.seed(), inspection.plan().sampleSize());
        int count = 0;
        for (int i = 0; i < findings.size(); i++) {
            if (counted.contains(i)) {
                List<Defect> defects = findings.get(i).defects();
                count += one.plan().countsNonconformities()
                        ? (int) defects.stream()
                                .filter(defect -> defect.defectClass() == one.defectClass())
                                .count()
                        : gravest(defects) == one.defectClass() ? 1 : 0;
            }
        }
        return count;
    }

    private static @org.jspecify.annotations.Nullable DefectClass gravest(List<Defect> defects) {
        return defects.stream()
                .map(Defect::defectClass)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
