package io.countersign.annotate;

import io.countersign.item.Item;
import io.countersign.item.ItemBounds;
import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import io.countersign.schema.LabelCheck;
import io.countersign.schema.LabelSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether a submission is whole and every label keeps to the schema and to the bounds of its item. */
final class SubmissionCheck {
    private static final int LONGEST_TOOL = 100;

    private SubmissionCheck() {}

    /**
     * @param expected numbers of the items that must be there
     * @param allowed items that may be there
     * @throws Invalid naming every field that is wrong, {@code items[3].shapes[0].label}, and the items that are missing
     */
    static void require(LabelSchema schema, List<Item> allowed, Set<Integer> expected, List<ItemLabels> labels) {
        Map<Integer, Item> byNo = allowed.stream().collect(Collectors.toMap(Item::no, Function.identity()));
        List<Violation> violations = new ArrayList<>();
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < labels.size(); i++) {
            check(schema, byNo, labels.get(i), "items[" + i + "]", given, violations);
        }
        expected.stream()
                .filter(no -> !given.contains(no))
                .sorted()
                .forEach(no -> violations.add(new Violation("items", "lacks item {0}", no)));
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
    }

    private static void check(
            LabelSchema schema,
            Map<Integer, Item> byNo,
            ItemLabels labels,
            String path,
            Set<Integer> given,
            List<Violation> violations) {
        Item item = byNo.get(labels.itemNo());
        if (item == null) {
            violations.add(new Violation(path + ".itemNo", "{0} does not belong to this task", labels.itemNo()));
            return;
        }
        if (!given.add(item.no())) {
            violations.add(new Violation(path + ".itemNo", "{0} is given twice", item.no()));
        }
        if (!Double.isFinite(labels.activeSeconds()) || labels.activeSeconds() < 0) {
            violations.add(new Violation(path + ".activeSeconds", "must be 0 or more"));
        }
        if (labels.tool() == null || labels.tool().isBlank() || labels.tool().length() > LONGEST_TOOL) {
            violations.add(new Violation(path + ".tool", "must have 1 to {0} characters", LONGEST_TOOL));
        }
        violations.addAll(LabelCheck.check(schema, ItemBounds.of(item), labels.shapes(), path));
    }
}
