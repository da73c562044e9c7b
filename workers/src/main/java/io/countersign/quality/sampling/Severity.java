package io.countersign.quality.sampling;

import java.util.Arrays;
import java.util.Locale;

/** How strictly lots are inspected: which of the three master tables gives the plan. */
public enum Severity {
    NORMAL,
    TIGHTENED,
    REDUCED;

    /** The name as tables and the command line have it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The severity of a name.
     *
     * @throws IllegalArgumentException if there is none, with those that there are
     */
    public static Severity of(String label) {
        return Arrays.stream(values())
                .filter(severity -> severity.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("severity must be one of "
                        + Arrays.stream(values()).map(Severity::label).toList() + ", was " + label));
    }
}
