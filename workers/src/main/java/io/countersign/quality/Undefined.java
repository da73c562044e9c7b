package io.countersign.quality;

/** A figure that these data do not determine, and why. */
public record Undefined(Reason reason) implements Coefficient {

    /** What is missing for the figure to have a value. */
    public enum Reason {
        /** Nothing was rated, or nothing was left after dropping what has no rating. */
        NO_DATA,
        /** No unit was rated by two people, so there is no pair to compare. */
        NO_PAIRS,
        /** Everything fell into one category: chance alone explains the agreement entirely (0/0). */
        NO_VARIATION,
        /** The side that the share is taken of is empty (0/0). */
        EMPTY_SIDE,
        /** Both shapes have no extent, so their union is empty (0/0). */
        EMPTY_UNION,
        /** There are too few units to say how far another sample would be off. */
        TOO_FEW,
        /** Nobody has given a formula; drawing again from the data answers it. */
        NO_FORMULA
    }
}
