package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Krippendorff's alpha for units on a line (1995; Measuring the Reliability of Qualitative Text Analysis Data, 2004): where raters mark
 * stretches of a text or a series, each wherever they like.
 *
 * <p>{@code 1 - observed / expected disagreement}; at most 1, which it is where all mark the same; 0 at chance, negative below it. It
 * counts in whole steps of the line: characters, rows, or time divided by the finest step that matters. Finer steps change it a little.
 */
public final class UnitizingAlpha {

    private final List<String> raters;
    private final long start;
    private final long end;
    private final Map<String, Map<String, List<UnitizedSection>>> sections = new TreeMap<>();

    private UnitizingAlpha(List<String> raters, long start, long end) {
        this.raters = raters;
        this.start = start;
        this.end = end;
    }

    /**
     * A stretch that a rater marked.
     *
     * @param start inclusive, in steps of the line
     * @param end exclusive, after {@code start}
     */
    public record Unit(String rater, String category, long start, long end) {

        public Unit {
            if (end <= start) {
                throw new IllegalArgumentException("a unit from " + start + " to " + end);
            }
        }
    }

    /**
     * Prepares the alpha of a line.
     *
     * @param raters all who looked at it, also those who marked nothing
     * @param start of the line, inclusive
     * @param end of the line, exclusive
     * @param units in any order; those of one rater and category may not overlap
     * @throws IllegalArgumentException if they do, leave the line, or are of another rater
     */
    public static UnitizingAlpha of(Set<String> raters, long start, long end, List<Unit> units) {
        UnitizingAlpha alpha = new UnitizingAlpha(List.copyOf(raters), start, end);
        Map<String, Map<String, List<Unit>>> grouped = new LinkedHashMap<>();
        Set<String> known = new LinkedHashSet<>(raters);
        for (Unit unit : units) {
            if (!known.contains(unit.rater())) {
                throw new IllegalArgumentException("rater " + unit.rater() + " is not among " + raters);
            }
            grouped.computeIfAbsent(unit.category(), category -> new LinkedHashMap<>())
                    .computeIfAbsent(unit.rater(), rater -> new ArrayList<>())
                    .add(unit);
        }
        grouped.forEach((category, byRater) -> {
            Map<String, List<UnitizedSection>> lines = new LinkedHashMap<>();
            for (String rater : alpha.raters) {
                lines.put(rater, UnitizedSection.of(byRater.getOrDefault(rater, List.of()), start, end));
            }
            alpha.sections.put(category, lines);
        });
        return alpha;
    }

    /** Alpha over all categories; undefined for fewer than two raters, and where nobody marked anything. */
    public Coefficient coefficient() {
        double observed = 0;
        double expected = 0;
        for (Map<String, List<UnitizedSection>> lines : sections.values()) {
            observed += observed(lines);
            expected += expected(lines);
        }
        return alpha(observed, expected);
    }

    /** Alpha of each category that anybody used, by category. */
    public Map<String, Coefficient> perCategory() {
        Map<String, Coefficient> figures = new TreeMap<>();
        sections.forEach((category, lines) -> figures.put(category, alpha(observed(lines), expected(lines))));
        return figures;
    }

    private Coefficient alpha(double observed, double expected) {
        if (raters.size() < 2) {
            return Coefficient.undefined(Reason.NO_PAIRS);
        }
        return expected == 0 ? Coefficient.undefined(Reason.NO_VARIATION) : Coefficient.of(1 - observed / expected);
    }

    private double observed(Map<String, List<UnitizedSection>> lines) {
        double sum = 0;
        for (int i = 0; i < raters.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += 2 * between(sections(lines, i), sections(lines, j));
            }
        }
        double length = (double) end - start;
        return sum / (raters.size() * (raters.size() - 1.0) * length * length);
    }

    /** Sections that do not touch do not differ, so both lines are gone along once. */
    private static double between(List<UnitizedSection> one, List<UnitizedSection> other) {
        double sum = 0;
        int i = 0;
        int j = 0;
        while (i < one.size() && j < other.size()) {
            sum += one.get(i).difference(other.get(j));
            if (one.get(i).end() < other.get(j).end()) {
                i++;
            } else if (one.get(i).end() > other.get(j).end()) {
                j++;
            } else {
                i++;
                j++;
            }
        }
        return sum;
    }

    private double expected(Map<String, List<UnitizedSection>> lines) {
        List<UnitizedSection> all =
                lines.values().stream().flatMap(List::stream).toList();
        double marked = all.stream().filter(UnitizedSection::marked).count();
        double sum = 0;
        double within = 0;
        for (UnitizedSection unit : all) {
            if (unit.marked()) {
                double length = unit.length();
                double gaps = 0;
                for (UnitizedSection gap : all) {
                    gaps += !gap.marked() && gap.length() >= length ? gap.length() - length + 1 : 0;
                }
                sum += (marked - 1) / 3 * (2 * length * length * length - 3 * length * length + length)
                        + length * length * gaps;
                within += length * (length - 1);
            }
        }
        double length = (double) end - start;
        double steps = raters.size() * length;
        return 2 / length * sum / (steps * (steps - 1) - within);
    }

    private List<UnitizedSection> sections(Map<String, List<UnitizedSection>> lines, int rater) {
        return lines.getOrDefault(raters.get(rater), List.of());
    }
}
