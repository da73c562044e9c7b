package io.countersign.quality;

/**
 * A figure that has a value.
 *
 * @param figure the value; never NaN and never infinite
 */
public record Defined(double figure) implements Coefficient {

    public Defined {
        if (!Double.isFinite(figure)) {
            throw new IllegalArgumentException("figure must be finite, was " + figure);
        }
    }
}
