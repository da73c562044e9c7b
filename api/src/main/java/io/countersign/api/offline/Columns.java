package io.countersign.api.offline;

import java.util.ArrayList;
import java.util.List;

/** Rows of text with their columns under each other. */
final class Columns {

    private Columns() {}

    static List<String> aligned(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String gap = " ".repeat(widths.get(i) - row.get(i).length() + 2);
                line.append(row.get(i)).append(gap);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
