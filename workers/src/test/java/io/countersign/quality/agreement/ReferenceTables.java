package io.countersign.quality.agreement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The published rating tables and the values that R computes for them. */
final class ReferenceTables {

    private ReferenceTables() {}

    record Value(String table, String statistic, double figure, String tool) {

        /** Half a unit of the last decimal where the tool rounds, else nearly nothing. */
        double tolerance() {
            boolean rounded = Math.abs(figure * 1e5 - Math.rint(figure * 1e5)) < 1e-9 && figure != Math.rint(figure);
            if (tool.contains("rounded")) {
                return 5.1e-4;
            }
            return rounded && tool.startsWith("irrCAC") ? 5.1e-6 : 1e-9;
        }

        @Override
        public String toString() {
            return table + ": " + statistic;
        }
    }

    static List<Value> values() {
        return lines("reference_values.csv").stream()
                .skip(1)
                .map(cells -> new Value(cells.get(0), cells.get(1), Double.parseDouble(cells.get(2)), cells.get(3)))
                .toList();
    }

    static Ratings fleiss1971() {
        return table("fleiss1971_diagnoses_30x6.csv", 0);
    }

    static Ratings anxiety() {
        return table("irr_anxiety_20x3.csv", 0);
    }

    static Ratings krippendorff2011() {
        return table("krippendorff2011_C_12units_4observers.csv", 1);
    }

    static Ratings krippendorff2011Binary() {
        return table("krippendorff2011_A_binary_10units_2observers.csv", 1);
    }

    /** A contingency table written out unit by unit. */
    static Ratings abstractors() {
        List<List<String>> lines = lines("irrCAC_cont3x3abstractors.csv");
        List<String> scale = lines.get(0).subList(1, 4);
        List<int[]> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = Integer.parseInt(lines.get(i + 1).get(j + 1)); k > 0; k--) {
                    rows.add(new int[] {i, j});
                }
            }
        }
        return Ratings.of(scale, List.of("1", "2"), rows.toArray(int[][]::new));
    }

    /** The columns of some raters, with the categories that these used as the scale: what irr takes for it. */
    static Ratings seenBy(Ratings ratings, List<String> raters) {
        List<Rating> seen = new ArrayList<>();
        for (int unit = 0; unit < ratings.units(); unit++) {
            for (String rater : raters) {
                String label =
                        ratings.scale().get(ratings.code(unit, ratings.raters().indexOf(rater)));
                seen.add(new Rating(String.valueOf(unit), rater, label));
            }
        }
        return Ratings.of(seen.stream().map(Rating::label).distinct().sorted().toList(), seen);
    }

    /** Raters are named 1, 2, 3 and so on; the scale is what occurs, sorted. */
    private static Ratings table(String file, int firstColumn) {
        List<List<String>> rows = lines(file).stream()
                .skip(1)
                .map(row -> row.subList(firstColumn, row.size()))
                .toList();
        List<String> scale = rows.stream()
                .flatMap(List::stream)
                .filter(cell -> !cell.isEmpty())
                .distinct()
                .sorted()
                .toList();
        int[][] codes = rows.stream()
                .map(row -> row.stream().mapToInt(scale::indexOf).toArray())
                .toArray(int[][]::new);
        List<String> raters = new ArrayList<>();
        for (int rater = 1; rater <= codes[0].length; rater++) {
            raters.add(String.valueOf(rater));
        }
        return Ratings.of(scale, raters, codes);
    }

    private static List<List<String>> lines(String file) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(ReferenceTables.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return reader.lines().map(ReferenceTables::cells).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commas inside quotes stay. */
    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(cell -> cell.replace("\"", ""))
                .toList();
    }
}
