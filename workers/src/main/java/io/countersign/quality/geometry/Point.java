package io.countersign.quality.geometry;

/** A place in the plane. */
public record Point(double x, double y) {

    public Point {
        Finite.number("x", x);
        Finite.number("y", y);
    }
}
