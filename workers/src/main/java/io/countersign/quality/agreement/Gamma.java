package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import io.countersign.quality.agreement.UnitizingAlpha.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Gamma of Mathet, Widlöcher and Métivier (2015): agreement on units of a line, where a unit may be shifted, stretched, called otherwise
 * or missing, all in part.
 *
 * <p>{@code 1 - observed / expected disorder}; at most 1, which it is where all mark the same; 0 at chance, negative below it. Units are
 * aligned so that the disorder is least; two aligned units differ by the square of (distance of the starts + distance of the ends) / (sum
 * of the lengths), and by 1 more where their categories are not the same; a unit that is aligned with none costs 1. The expected disorder
 * is the mean over lines made by chance: each rater's is that of one of the raters, turned by a random distance, so that what leaves at
 * the end comes in at the start.
 *
 * <p>For two raters this is the paper's. For more, every two are aligned by themselves, and both disorders are means over the pairs: the
 * paper's single alignment of all is no easier to read and takes an integer program. Alignments of pairs fit at least as well.
 */
public final class Gamma {

    private final long start;
    private final long end;
    private final List<List<Unit>> lines = new ArrayList<>();

    private Gamma(long start, long end) {
        this.start = start;
        this.end = end;
    }

    /**
     * Gamma of a line.
     *
     * @param raters all who looked at it, also those who marked nothing
     * @param start of the line, inclusive
     * @param end of the line, exclusive, after {@code start}
     * @param units in any order; they may overlap each other
     * @param seed of the lines made by chance; the same one gives the same value on every machine
     * @param samples how many of them, at least 30, of which the paper starts; its 2 percent take some hundreds
     * @return undefined for fewer than two raters, and where nobody marked anything
     * @throws IllegalArgumentException if a unit leaves the line, or is of another rater
     */
    public static Coefficient of(Set<String> raters, long start, long end, List<Unit> units, long seed, int samples) {
        if (samples < 30 || end <= start) {
            throw new IllegalArgumentException(samples + " samples of a line from " + start + " to " + end);
        }
        Map<String, List<Unit>> byRater = new LinkedHashMap<>();
        raters.forEach(rater -> byRater.put(rater, new ArrayList<>()));
        for (Unit unit : units) {
            List<Unit> own = byRater.get(unit.rater());
            if (own == null) {
                throw new IllegalArgumentException("rater " + unit.rater() + " is not among " + raters);
            }
            if (unit.start() < start || unit.end() > end) {
                throw new IllegalArgumentException("unit " + unit + " leaves the line from " + start + " to " + end);
            }
            own.add(unit);
        }
        Gamma gamma = new Gamma(start, end);
        gamma.lines.addAll(byRater.values());
        return gamma.coefficient(new SplittableRandom(seed), samples);
    }

    private Coefficient coefficient(SplittableRandom random, int samples) {
        if (lines.size() < 2) {
            return Coefficient.undefined(Reason.NO_PAIRS);
        }
        if (lines.stream().allMatch(List::isEmpty)) {
            return Coefficient.undefined(Reason.NO_DATA);
        }
        double expected = 0;
        for (int sample = 0; sample < samples; sample++) {
            List<List<Unit>> made = new ArrayList<>();
            for (int rater = 0; rater < lines.size(); rater++) {
                made.add(turned(lines.get(random.nextInt(lines.size())), random.nextLong(end - start)));
            }
            expected += disorder(made) / samples;
        }
        return Coefficient.ratio(expected - disorder(lines), expected, Reason.NO_VARIATION);
    }

    private List<Unit> turned(List<Unit> units, long distance) {
        return units.stream()
                .map(unit -> {
                    long from = start + (unit.start() - start + distance) % (end - start);
                    return new Unit(unit.rater(), unit.category(), from, from + unit.end() - unit.start());
                })
                .toList();
    }

    /** Mean over the pairs of raters of their least disorder, each in relation to the units that they marked on average. */
    private static double disorder(List<List<Unit>> lines) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < lines.size(); i++) {
            for (int j = 0; j < i; j++) {
                double units = (lines.get(i).size() + lines.get(j).size()) / 2.0;
                sum += units == 0 ? 0 : least(lines.get(i), lines.get(j)) / units;
                pairs++;
            }
        }
        return sum / pairs;
    }

    /** Sum over the best alignment. An aligned pair saves the 1 that its other unit would cost alone. */
    static double least(List<Unit> one, List<Unit> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.size() + other.size();
        }
        double[][] cost = new double[one.size()][other.size() + one.size()];
        for (int i = 0; i < one.size(); i++) {
            for (int j = 0; j < cost[i].length; j++) {
                cost[i][j] = j < other.size() ? difference(one.get(i), other.get(j)) - 1 : 1;
            }
        }
        int[] columnOf = Assignment.leastCost(cost);
        double sum = other.size();
        for (int i = 0; i < columnOf.length; i++) {
            sum += cost[i][columnOf[i]];
        }
        return sum;
    }

    private static double difference(Unit one, Unit other) {
        double apart = Math.abs((double) one.start() - other.start()) + Math.abs((double) one.end() - other.end());
        double lengths = (double) one.end() - one.start() + other.end() - other.start();
        return apart / lengths * (apart / lengths) + (one.category().equals(other.category()) ? 0 : 1);
    }
}
