package io.countersign.quality.geometry;

import java.util.List;

/**
 * A polygon, possibly with holes.
 *
 * <p>A ring closes itself: its last point is joined to the first. Rings may turn either way. One that crosses itself, as hand-drawn
 * ones do, covers what it encloses, each part once.
 *
 * @param shell at least three points
 * @param holes rings inside the shell that do not belong to the polygon
 */
public record Polygon(List<Point> shell, List<List<Point>> holes) implements PlanarRegion {

    public Polygon {
        shell = List.copyOf(shell);
        holes = holes.stream().map(List::copyOf).toList();
        requireRing("shell", shell);
        holes.forEach(hole -> requireRing("hole", hole));
    }

    /** A polygon without holes. */
    public static Polygon of(List<Point> shell) {
        return new Polygon(shell, List.of());
    }

    @Override
    public double size() {
        return Outlines.of(this).getArea();
    }

    @Override
    public Box bounds() {
        double left = shell.stream().mapToDouble(Point::x).min().orElseThrow();
        double right = shell.stream().mapToDouble(Point::x).max().orElseThrow();
        double top = shell.stream().mapToDouble(Point::y).min().orElseThrow();
        double bottom = shell.stream().mapToDouble(Point::y).max().orElseThrow();
        return Box.between(left, top, right, bottom);
    }

    private static void requireRing(String name, List<Point> ring) {
        if (ring.size() < 3) {
            throw new IllegalArgumentException(name + " needs at least 3 points, has " + ring.size());
        }
    }
}
