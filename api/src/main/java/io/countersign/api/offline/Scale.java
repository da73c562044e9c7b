package io.countersign.api.offline;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The categories of a scale, as declared, or as they occur: numbers in their order, names in the alphabet's. */
final class Scale {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private Scale() {}

    static List<String> declared(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",", -1)).map(String::strip).toList();
    }

    static List<String> of(Collection<String> labels) {
        List<String> distinct = labels.stream().distinct().sorted().toList();
        return areNumbers(distinct)
                ? distinct.stream()
                        .sorted(Comparator.comparingDouble(Double::parseDouble))
                        .toList()
                : distinct;
    }

    static boolean areNumbers(Collection<String> labels) {
        return labels.stream().allMatch(label -> NUMBER.matcher(label).matches());
    }
}
