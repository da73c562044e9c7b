package io.countersign.quality.geometry;

/**
 * An upright box.
 *
 * @param x left edge
 * @param y upper edge
 * @param width extent to the right, at least 0
 * @param height extent downwards, at least 0
 */
public record Box(double x, double y, double width, double height) implements PlanarRegion {

    public Box {
        Finite.number("x", x);
        Finite.number("y", y);
        Finite.extent("width", width);
        Finite.extent("height", height);
    }

    /** The box between two corners, in either order. */
    public static Box between(double x1, double y1, double x2, double y2) {
        return new Box(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
    }

    @Override
    public double size() {
        return width * height;
    }

    @Override
    public Box bounds() {
        return this;
    }

    double intersection(Box other) {
        double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        return w > 0 && h > 0 ? w * h : 0;
    }
}
