package io.countersign.quality.sampling;

import io.countersign.quality.sampling.SamplingPlans.Cell;
import io.countersign.quality.sampling.SamplingPlans.Entry;
import io.countersign.quality.sampling.SamplingPlans.LetterRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a standard's tables from the class path: comma separated, one header line, lines that start with # are remarks. */
final class PlanTable {

    private PlanTable() {}

    static SamplingPlans read(String lettersFile, String plansFile) {
        List<LetterRow> letters = new ArrayList<>();
        for (String[] row : rows(lettersFile)) {
            int last = row[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(row[1]);
            letters.add(new LetterRow(last, List.of(row).subList(2, 2 + InspectionLevel.values().length)));
        }
        Map<Cell, Entry> cells = new HashMap<>();
        for (String[] row : rows(plansFile)) {
            Severity severity = SamplingPlans.severity(row[0]);
            Arrow arrow = row[7].isEmpty() ? Arrow.NONE : Arrow.valueOf(row[7].toUpperCase(Locale.ROOT));
            cells.put(
                    new Cell(severity, row[1], SamplingPlans.normal(new BigDecimal(row[2]))),
                    new Entry(
                            row[3],
                            Integer.parseInt(row[4]),
                            Integer.parseInt(row[5]),
                            Integer.parseInt(row[6]),
                            arrow));
        }
        return SamplingPlans.of(letters, cells);
    }

    private static List<String[]> rows(String file) {
        try (InputStream stream = PlanTable.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the class path has no " + file);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
