package io.countersign.bench.measure;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures as a Markdown table, with what they were measured on at its head. */
public final class Table {
    private final List<String[]> rows = new ArrayList<>();

    /** @param seed of everything that is random in the run */
    public Table(String command, Path root, long seed) {
        text("`./countersign bench " + command + "`", "");
        text("revision", Machine.revision(root));
        text("seed", Long.toString(seed));
        text("when", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        text("machine", Machine.describe());
    }

    public void row(String what, String format, Object... values) {
        rows.add(new String[] {what, String.format(Locale.ROOT, format, values)});
    }

    private void text(String what, String figure) {
        rows.add(new String[] {what, figure});
    }

    public void print(PrintWriter out) {
        int width = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
        out.println();
        for (int i = 0; i < rows.size(); i++) {
            out.printf(Locale.ROOT, "| %-" + width + "s | %s |%n", rows.get(i)[0], rows.get(i)[1]);
            if (i == 0) {
                out.println("|---|---|");
            }
        }
        out.println();
        out.flush();
    }
}
