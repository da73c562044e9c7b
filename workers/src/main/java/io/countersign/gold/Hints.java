package io.countersign.gold;

import io.countersign.agree.Likeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums what went wrong, so that a person can do better and still knows no answer. */
final class Hints {
    private Hints() {}

    /** Of the classes with which something went wrong, the worst first. */
    static List<Hint> of(List<Map<String, Likeness.OfClass>> answers) {
        Map<String, int[]> sums = new TreeMap<>();
        answers.forEach(answer -> answer.forEach((label, found) -> {
            int[] sum = sums.computeIfAbsent(label, one -> new int[2]);
            sum[0] += found.expected() - found.matched();
            sum[1] += found.given() - found.matched();
        }));
        List<Hint> hints = new ArrayList<>();
        sums.forEach((label, sum) -> {
            if (sum[0] + sum[1] > 0) {
                hints.add(new Hint(label, sum[0], sum[1]));
            }
        });
        hints.sort((one, other) -> Integer.compare(other.missed() + other.added(), one.missed() + one.added()));
        return hints;
    }
}
