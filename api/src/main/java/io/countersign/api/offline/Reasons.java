package io.countersign.api.offline;

import io.countersign.quality.Undefined.Reason;

/** Why a figure has no value, in words. */
final class Reasons {

    private Reasons() {}

    static String words(Reason reason) {
        return switch (reason) {
            case NO_DATA -> "there is no rating";
            case NO_PAIRS -> "no unit has two ratings to compare";
            case NO_VARIATION -> "everything is of one category (0/0)";
            case EMPTY_SIDE -> "one side is empty (0/0)";
            case EMPTY_UNION -> "both shapes are without extent (0/0)";
            case TOO_FEW -> "there are fewer than two units";
            case NO_FORMULA -> "there is no formula for it: take --ci bootstrap";
        };
    }
}
