package io.countersign.quality.geometry;

/**
 * A box turned round its centre.
 *
 * @param width extent along the turned x axis, at least 0
 * @param height extent along the turned y axis, at least 0
 * @param angle radians from the x axis towards the y axis: clockwise on a screen, where y points down
 */
public record RotatedBox(double centreX, double centreY, double width, double height, double angle)
        implements PlanarRegion {

    public RotatedBox {
        Finite.number("centreX", centreX);
        Finite.number("centreY", centreY);
        Finite.extent("width", width);
        Finite.extent("height", height);
        Finite.number("angle", angle);
    }

    @Override
    public double size() {
        return width * height;
    }

    @Override
    public Box bounds() {
        double cos = Math.abs(Math.cos(angle));
        double sin = Math.abs(Math.sin(angle));
        double w = width * cos + height * sin;
        double h = width * sin + height * cos;
        return new Box(centreX - w / 2, centreY - h / 2, w, h);
    }

    /** The corner at {@code (u, v)} of the unturned box, each -1 or 1. */
    Point corner(int u, int v) {
        double alongX = u * width / 2;
        double alongY = v * height / 2;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new Point(centreX + alongX * cos - alongY * sin, centreY + alongX * sin + alongY * cos);
    }
}
