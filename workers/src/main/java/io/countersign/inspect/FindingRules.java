package io.countersign.inspect;

import io.countersign.problem.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What findings must be: one for each item of the sample, each defect with its text, about a shape that there is. */
final class FindingRules {
    private FindingRules() {}

    /** None where the findings are in order. */
    static List<Violation> violations(List<SampledItem> sample, List<Finding> findings) {
        Map<Integer, SampledItem> missing = new LinkedHashMap<>();
        sample.forEach(item -> missing.put(item.no(), item));
        Set<Integer> seen = new HashSet<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            String field = "findings[" + i + "]";
            SampledItem item = missing.remove(finding.itemNo());
            if (!seen.add(finding.itemNo())) {
                violations.add(new Violation(field + ".itemNo", "item {0} is there twice", finding.itemNo()));
            } else if (item == null) {
                violations.add(new Violation(field + ".itemNo", "item {0} is not in the sample", finding.itemNo()));
            } else {
                violations.addAll(defects(field, item, finding));
            }
        }
        if (!missing.isEmpty()) {
            violations.add(new Violation("findings", "lacks items {0}", first(missing.keySet())));
        }
        return violations;
    }

    private static List<Violation> defects(String field, SampledItem item, Finding finding) {
        Set<String> shapes = StreamSupport.stream(item.shapes().spliterator(), false)
                .map(shape -> shape.path("id").asString(""))
                .collect(Collectors.toSet());
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < finding.defects().size(); i++) {
            Defect defect = finding.defects().get(i);
            String at = field + ".defects[" + i + "]";
            if (defect.text().isBlank()) {
                violations.add(new Violation(at + ".text", "must say what is wrong"));
            }
            if (defect.shapeId() != null && !shapes.contains(defect.shapeId())) {
                violations.add(new Violation(at + ".shapeId", "item {0} has no such shape", item.no()));
            }
        }
        return violations;
    }

    private static String first(Set<Integer> items) {
        String some = items.stream().limit(5).map(String::valueOf).collect(Collectors.joining(", "));
        return items.size() > 5 ? some + " and " + (items.size() - 5) + " more" : some;
    }
}
