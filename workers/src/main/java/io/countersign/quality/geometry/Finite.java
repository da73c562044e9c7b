package io.countersign.quality.geometry;

/** Checks of coordinates. */
final class Finite {

    private Finite() {}

    static void number(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number, was " + value);
        }
    }

    static void extent(String name, double value) {
        if (!(value >= 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be at least 0 and finite, was " + value);
        }
    }
}
