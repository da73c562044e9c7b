package io.countersign.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How WebAnno TSV 3 writes characters that mean something in it: a backslash before them. */
final class WebAnnoText {
    private static final Pattern RESERVED = Pattern.compile("->|[\\\\\\[\\]|_;*]");

    private WebAnnoText() {}

    /** A value in a column; one that is empty is a star. */
    static String escaped(String value) {
        if (value.isEmpty()) {
            return "*";
        }
        return lines(RESERVED.matcher(value).replaceAll("\\\\$0"));
    }

    /** A text in its line. */
    static String escapedLine(String text) {
        return lines(text.replace("\\", "\\\\"));
    }

    private static String lines(String text) {
        return text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one != '\\' || i + 1 == text.length()) {
                plain.append(one);
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 't' -> plain.append('\t');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                default -> plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    /** What stands between bars that have no backslash before them; still escaped. */
    static List<String> stacked(String cell) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char one = cell.charAt(i);
            if (one == '|') {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(one);
                if (one == '\\' && i + 1 < cell.length()) {
                    i++;
                    value.append(cell.charAt(i));
                }
            }
        }
        values.add(value.toString());
        return values;
    }
}
