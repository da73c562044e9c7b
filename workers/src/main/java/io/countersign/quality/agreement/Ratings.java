package io.countersign.quality.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of categories, units by raters, in which a rater may have left units out.
 *
 * <p>The scale is the declared list of categories. It may hold categories that nobody used: some coefficients depend on them. Its
 * order is the order of an ordinal scale.
 */
public final class Ratings {

    /** Stands in the table where a rater did not rate a unit. */
    public static final int MISSING = -1;

    private final List<String> scale;
    private final List<String> raters;
    private final int[][] codes;

    private Ratings(List<String> scale, List<String> raters, int[][] codes) {
        this.scale = scale;
        this.raters = raters;
        this.codes = codes;
    }

    /**
     * A table from its cells.
     *
     * @param scale the categories, each once
     * @param raters names of the raters, each once, in the order of the columns
     * @param codes {@code codes[unit][rater]}: index in the scale, or {@link #MISSING}
     * @throws IllegalArgumentException if a row has another number of raters, or a cell no category
     */
    public static Ratings of(List<String> scale, List<String> raters, int[][] codes) {
        requireDistinct("scale", scale);
        requireDistinct("raters", raters);
        int[][] copy = new int[codes.length][];
        for (int unit = 0; unit < codes.length; unit++) {
            copy[unit] = codes[unit].clone();
            if (copy[unit].length != raters.size()) {
                throw new IllegalArgumentException(
                        "unit " + unit + " has " + copy[unit].length + " cells for " + raters.size() + " raters");
            }
            for (int code : copy[unit]) {
                if (code < MISSING || code >= scale.size()) {
                    throw new IllegalArgumentException("unit " + unit + " has the category " + code + ", the scale "
                            + scale.size() + " categories");
                }
            }
        }
        return new Ratings(List.copyOf(scale), List.copyOf(raters), copy);
    }

    /**
     * A table from single ratings; units and raters in the order of their first rating.
     *
     * @throws IllegalArgumentException if a label is not in the scale, or a rater rated a unit twice
     */
    public static Ratings of(List<String> scale, Collection<Rating> ratings) {
        Map<String, Integer> categories = indices(scale);
        Map<String, Integer> raters =
                indices(ratings.stream().map(Rating::rater).distinct().toList());
        Map<String, int[]> rows = new LinkedHashMap<>();
        for (Rating rating : ratings) {
            int[] row = rows.computeIfAbsent(rating.unit(), unit -> empty(raters.size()));
            int column = raters.getOrDefault(rating.rater(), MISSING);
            int code = categories.getOrDefault(rating.label(), MISSING);
            if (code == MISSING) {
                throw new IllegalArgumentException("the scale " + scale + " does not have the label " + rating.label()
                        + " of unit " + rating.unit());
            }
            if (row[column] != MISSING) {
                throw new IllegalArgumentException(
                        "rater " + rating.rater() + " rated unit " + rating.unit() + " twice");
            }
            row[column] = code;
        }
        return of(scale, List.copyOf(raters.keySet()), rows.values().toArray(int[][]::new));
    }

    /** The declared categories in their order. */
    public List<String> scale() {
        return scale;
    }

    /** The raters in the order of the columns. */
    public List<String> raters() {
        return raters;
    }

    /** Number of units, with or without ratings. */
    public int units() {
        return codes.length;
    }

    /** Index in the scale of what a rater gave a unit, or {@link #MISSING}. */
    public int code(int unit, int rater) {
        return codes[unit][rater];
    }

    /** The table with the columns of the given raters only, in the given order. */
    public Ratings only(List<String> chosen) {
        int[] columns = chosen.stream().mapToInt(this::column).toArray();
        int[][] kept = Arrays.stream(codes)
                .map(row -> Arrays.stream(columns).map(column -> row[column]).toArray())
                .toArray(int[][]::new);
        return new Ratings(scale, List.copyOf(chosen), kept);
    }

    /** The cells themselves: not to be changed. */
    int[][] rows() {
        return codes;
    }

    int column(String rater) {
        int column = raters.indexOf(rater);
        if (column < 0) {
            throw new IllegalArgumentException("no rater " + rater + " among " + raters);
        }
        return column;
    }

    /** The table with two categories: the given one, and all others as one. */
    Ratings against(int category) {
        int[][] two = Arrays.stream(codes)
                .map(row -> Arrays.stream(row)
                        .map(code -> code == MISSING ? MISSING : code == category ? 0 : 1)
                        .toArray())
                .toArray(int[][]::new);
        return new Ratings(List.of("this", "other"), raters, two);
    }

    /** How often each category was given to a unit. */
    int[] counts(int unit) {
        int[] counts = new int[scale.size()];
        for (int code : codes[unit]) {
            if (code != MISSING) {
                counts[code]++;
            }
        }
        return counts;
    }

    private static int[] empty(int raters) {
        int[] row = new int[raters];
        Arrays.fill(row, MISSING);
        return row;
    }

    private static Map<String, Integer> indices(List<String> names) {
        requireDistinct("scale", names);
        Map<String, Integer> indices = new LinkedHashMap<>();
        names.forEach(name -> indices.put(name, indices.size()));
        return indices;
    }

    private static void requireDistinct(String what, List<String> names) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> twice = new ArrayList<>();
        names.forEach(name -> {
            if (seen.put(name, 1) != null) {
                twice.add(name);
            }
        });
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException(what + " has more than once: " + twice);
        }
    }
}
