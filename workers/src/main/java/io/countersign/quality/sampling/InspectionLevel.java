package io.countersign.quality.sampling;

import java.util.Arrays;

/** How much is inspected in relation to the size of the lot; {@link #II} where nothing else is agreed. */
public enum InspectionLevel {
    S1("S-1", 0),
    S2("S-2", 1),
    S3("S-3", 2),
    S4("S-4", 3),
    I("I", 4),
    II("II", 5),
    III("III", 6);

    private final String label;
    private final int column;

    InspectionLevel(String label, int column) {
        this.label = label;
        this.column = column;
    }

    /** Which of the letters in a row of the code letter table is this level's, from 0. */
    int column() {
        return column;
    }

    /** The level as the standard writes it: S-1 to S-4, I, II, III. */
    public String label() {
        return label;
    }

    /**
     * The level that the standard writes like this.
     *
     * @throws IllegalArgumentException if there is none, with those that there are
     */
    public static InspectionLevel of(String label) {
        return Arrays.stream(values())
                .filter(level -> level.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("inspection level must be one of "
                        + Arrays.stream(values()).map(InspectionLevel::label).toList() + ", was " + label));
    }
}
