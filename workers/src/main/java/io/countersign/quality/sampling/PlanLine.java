package io.countersign.quality.sampling;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** A line of a table of plans; what cannot be read is refused with its place. */
record PlanLine(String file, int number, List<String> cells) {

    String text(int column) {
        return cells.get(column).strip();
    }

    int number(int column) {
        try {
            return Integer.parseInt(text(column));
        } catch (NumberFormatException e) {
            throw bad("column " + (column + 1) + " is no whole number: " + text(column));
        }
    }

    /** The greatest lot of a row; an empty one has no upper end. */
    int lotSize(int column) {
        return text(column).isEmpty() ? Integer.MAX_VALUE : number(column);
    }

    BigDecimal aql(int column) {
        try {
            return SamplingPlans.normal(new BigDecimal(text(column)));
        } catch (NumberFormatException e) {
            throw bad("column " + (column + 1) + " is no number: " + text(column));
        }
    }

    Severity severity(int column) {
        try {
            return Severity.of(text(column));
        } catch (IllegalArgumentException e) {
            throw bad("column " + (column + 1) + ": " + e.getMessage());
        }
    }

    Arrow arrow(int column) {
        return switch (text(column).toLowerCase(Locale.ROOT)) {
            case "" -> Arrow.NONE;
            case "up" -> Arrow.UP;
            case "down" -> Arrow.DOWN;
            default -> throw bad("column " + (column + 1) + " must be empty, up or down, was " + text(column));
        };
    }

    IllegalArgumentException bad(String why) {
        return new IllegalArgumentException(file + ":" + number + ": " + why);
    }
}
