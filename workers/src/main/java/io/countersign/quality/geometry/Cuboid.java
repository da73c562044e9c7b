package io.countersign.quality.geometry;

/**
 * A box in a point cloud, turned about the vertical axis.
 *
 * @param centreX metres
 * @param centreY metres
 * @param centreZ metres, upwards
 * @param length extent along its heading, metres, at least 0
 * @param width extent across its heading, metres, at least 0
 * @param height vertical extent, metres, at least 0
 * @param yaw heading, radians from the x axis towards the y axis
 */
public record Cuboid(
        double centreX, double centreY, double centreZ, double length, double width, double height, double yaw)
        implements Region {

    public Cuboid {
        Finite.number("centreX", centreX);
        Finite.number("centreY", centreY);
        Finite.number("centreZ", centreZ);
        Finite.extent("length", length);
        Finite.extent("width", width);
        Finite.extent("height", height);
        Finite.number("yaw", yaw);
    }

    /** Its shape from above. */
    public RotatedBox footprint() {
        return new RotatedBox(centreX, centreY, length, width, yaw);
    }

    /** Its extent upwards. */
    public Interval elevation() {
        return new Interval(centreZ - height / 2, centreZ + height / 2);
    }

    @Override
    public double size() {
        return length * width * height;
    }
}
