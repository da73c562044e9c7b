package io.countersign.quality.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The different rows of a table of ratings and how often each occurs, in the order of their first occurrence.
 *
 * <p>Few raters and categories make few rows out of any number of units, which is what lets a table be drawn again a thousand times.
 * Units without any rating are left out.
 */
final class Patterns {

    private final int raters;
    private final int categories;
    private final int[][] rows;
    private final int[][] given;
    private final long[] times;

    private Patterns(int raters, int categories, int[][] rows, int[][] given, long[] times) {
        this.raters = raters;
        this.categories = categories;
        this.rows = rows;
        this.given = given;
        this.times = times;
    }

    static Patterns of(Ratings ratings) {
        return of(ratings.rows(), ratings.raters().size(), ratings.scale().size());
    }

    static Patterns of(int[][] table, int raters, int categories) {
        Map<Row, long[]> counts = new LinkedHashMap<>();
        for (int[] row : table) {
            counts.computeIfAbsent(new Row(row), first -> new long[1])[0]++;
        }
        List<int[]> rows = new ArrayList<>();
        List<int[]> given = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        counts.forEach((row, count) -> {
            int[] rated = Arrays.stream(row.codes)
                    .filter(code -> code != Ratings.MISSING)
                    .toArray();
            if (rated.length > 0) {
                rows.add(row.codes);
                given.add(rated);
                times.add(count[0]);
            }
        });
        return new Patterns(
                raters,
                categories,
                rows.toArray(int[][]::new),
                given.toArray(int[][]::new),
                times.stream().mapToLong(Long::longValue).toArray());
    }

    /** Those that every rater rated. */
    Patterns complete() {
        return where(raters, rows, i -> given[i].length == raters);
    }

    /** Those that both of two raters rated, with these two alone. */
    Patterns pair(int one, int other) {
        int[][] pairs =
                Arrays.stream(rows).map(row -> new int[] {row[one], row[other]}).toArray(int[][]::new);
        return where(2, pairs, i -> pairs[i][0] != Ratings.MISSING && pairs[i][1] != Ratings.MISSING);
    }

    private Patterns where(int width, int[][] table, IntPredicate condition) {
        int[] kept = IntStream.range(0, table.length).filter(condition).toArray();
        int[][] chosen = Arrays.stream(kept).mapToObj(i -> table[i]).toArray(int[][]::new);
        long[] counts = Arrays.stream(kept).mapToLong(i -> times[i]).toArray();
        return new Patterns(width, categories, chosen, chosen, counts);
    }

    /** As many units drawn from these with replacement. */
    Patterns drawnAgain(SplittableRandom random) {
        long units = units();
        long[] drawn = new long[times.length];
        int[] ofUnit = new int[Math.toIntExact(units)];
        int at = 0;
        for (int i = 0; i < times.length; i++) {
            Arrays.fill(ofUnit, at, at + (int) times[i], i);
            at += (int) times[i];
        }
        for (int unit = 0; unit < units; unit++) {
            drawn[ofUnit[random.nextInt(ofUnit.length)]]++;
        }
        return new Patterns(raters, categories, rows, given, drawn);
    }

    int raters() {
        return raters;
    }

    int categories() {
        return categories;
    }

    /** How many different rows there are. */
    int size() {
        return rows.length;
    }

    /** The category that each rater gave, or {@link Ratings#MISSING}. */
    int[] row(int pattern) {
        return rows[pattern];
    }

    /** The categories given, without gaps. */
    int[] given(int pattern) {
        return given[pattern];
    }

    long times(int pattern) {
        return times[pattern];
    }

    /** Number of units with a rating. */
    long units() {
        return Arrays.stream(times).sum();
    }

    /** Number of units with two or more ratings. */
    long pairedUnits() {
        long paired = 0;
        for (int i = 0; i < times.length; i++) {
            paired += given[i].length > 1 ? times[i] : 0;
        }
        return paired;
    }

    private record Row(int[] codes) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && Arrays.equals(codes, row.codes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(codes);
        }
    }
}
