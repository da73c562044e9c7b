package io.countersign.release;

import java.util.List;
import java.util.Locale;

/** Pages that need nothing from elsewhere: text and drawings in one file, each word in Chinese and English. */
final class Html {
    private static final int WIDTH = 480;
    private static final int BAR = 22;
    private static final int LABEL = 180;

    private final StringBuilder page = new StringBuilder();

    /** @param title already in both languages */
    Html(String title) {
        page.append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append(
                        "</title><style>body{font:15px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;")
                .append(
                        "color:#1c2530}table{border-collapse:collapse;margin:.5rem 0 1.5rem}th,td{border-bottom:1px solid #d5dae0;")
                .append(
                        "padding:.25rem .75rem;text-align:left}td.n{text-align:right;font-variant-numeric:tabular-nums}")
                .append(
                        "code{word-break:break-all}svg text{font:13px system-ui,sans-serif;fill:#1c2530}</style></head><body><h1>")
                .append(escaped(title))
                .append("</h1>\n");
    }

    void heading(String text) {
        page.append("<h2>").append(escaped(text)).append("</h2>\n");
    }

    void paragraph(String text) {
        page.append("<p>").append(escaped(text)).append("</p>\n");
    }

    /** A table; numbers stand to the right. */
    void table(List<String> columns, List<List<Object>> rows) {
        page.append("<table><tr>");
        columns.forEach(column -> page.append("<th>").append(escaped(column)).append("</th>"));
        page.append("</tr>\n");
        for (List<Object> row : rows) {
            page.append("<tr>");
            for (Object cell : row) {
                page.append(cell instanceof Number ? "<td class=\"n\">" : "<td>")
                        .append(escaped(shown(cell)))
                        .append("</td>");
            }
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    /** @param low and high: ends of its interval, the same as the value where there is none */
    record Bar(String label, double value, double low, double high) {}

    /** Bars below each other, from 0 to the greatest value. */
    void bars(String title, List<Bar> bars) {
        double most = bars.stream()
                .mapToDouble(bar -> Math.max(bar.value(), bar.high()))
                .max()
                .orElse(0);
        if (most <= 0) {
            return;
        }
        page.append("<svg role=\"img\" width=\"")
                .append(LABEL + WIDTH + 90)
                .append("\" height=\"")
                .append(BAR * bars.size())
                .append("\"><title>")
                .append(escaped(title))
                .append("</title>\n");
        for (int i = 0; i < bars.size(); i++) {
            bar(bars.get(i), i * BAR, WIDTH / most);
        }
        page.append("</svg>\n");
    }

    private void bar(Bar bar, int top, double scale) {
        int middle = top + BAR / 2;
        line("<text x=\"0\" y=\"%d\">%s</text>", middle + 5, escaped(bar.label()));
        line(
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#3b6ea5\"/>",
                LABEL, top + 3, Math.max(0, bar.value()) * scale, BAR - 6);
        if (bar.high() > bar.low()) {
            line(
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#1c2530\" stroke-width=\"2\"/>",
                    LABEL + Math.max(0, bar.low()) * scale, LABEL + bar.high() * scale, middle, middle);
        }
        line(
                "<text x=\"%.1f\" y=\"%d\">%s</text>",
                LABEL + 8 + Math.max(bar.value(), bar.high()) * scale, middle + 5, shown(bar.value()));
    }

    private void line(String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    String finished() {
        return page + "</body></html>\n";
    }

    private static String shown(Object value) {
        if (value instanceof Double number && number != Math.rint(number)) {
            return String.format(Locale.ROOT, "%.3f", number);
        }
        return value instanceof Double number ? String.format(Locale.ROOT, "%.0f", number) : String.valueOf(value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
