package io.countersign.quality.sampling;

import io.countersign.quality.sampling.SamplingPlans.Cell;
import io.countersign.quality.sampling.SamplingPlans.Entry;
import io.countersign.quality.sampling.SamplingPlans.LetterRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a standard's tables: comma separated, one header line, lines that start with # are remarks. */
final class PlanTable {

    private PlanTable() {}

    static SamplingPlans ofClassPath(String lettersFile, String plansFile) {
        try (Reader letters = open(lettersFile);
                Reader plans = open(plansFile)) {
            return read(lettersFile, letters, plansFile, plans);
        } catch (IOException e) {
            throw new UncheckedIOException(lettersFile + ", " + plansFile, e);
        }
    }

    static SamplingPlans read(String lettersName, Reader letters, String plansName, Reader plans) throws IOException {
        List<LetterRow> rows = new ArrayList<>();
        int levels = InspectionLevel.values().length;
        for (PlanLine line : lines(lettersName, letters, 2 + levels)) {
            LetterRow row = new LetterRow(line.lotSize(1), line.cells().subList(2, 2 + levels));
            if (!rows.isEmpty() && row.last() <= rows.get(rows.size() - 1).last()) {
                throw line.bad("lot_max must grow from line to line, was " + line.text(1));
            }
            rows.add(row);
        }
        Map<Cell, Entry> cells = new HashMap<>();
        for (PlanLine line : lines(plansName, plans, 8)) {
            Entry entry = new Entry(line.text(3), line.number(4), line.number(5), line.number(6), line.arrow(7));
            if (entry.size() < 1 || entry.rejection() <= entry.acceptance()) {
                throw line.bad("no plan: n " + entry.size() + ", " + entry.acceptance() + "/" + entry.rejection());
            }
            if (cells.put(new Cell(line.severity(0), line.text(1), line.aql(2)), entry) != null) {
                throw line.bad(
                        "a second plan for " + String.join(", ", line.cells().subList(0, 3)));
            }
        }
        return SamplingPlans.of(rows, cells);
    }

    private static List<PlanLine> lines(String name, Reader reader, int fewest) throws IOException {
        List<PlanLine> lines = new ArrayList<>();
        BufferedReader buffered = new BufferedReader(reader);
        boolean header = true;
        int number = 0;
        for (String text = buffered.readLine(); text != null; text = buffered.readLine()) {
            number++;
            if (text.startsWith("#") || text.isBlank()) {
                continue;
            }
            if (!header) {
                PlanLine line = new PlanLine(
                        name, number, List.of(text.replace("\"", "").split(",", -1)));
                if (line.cells().size() < fewest) {
                    throw line.bad(line.cells().size() + " columns, it takes " + fewest);
                }
                lines.add(line);
            }
            header = false;
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(name + " has no rows");
        }
        return lines;
    }

    private static Reader open(String file) {
        InputStream stream = PlanTable.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("the class path has no " + file);
        }
        return new InputStreamReader(stream, StandardCharsets.UTF_8);
    }
}
