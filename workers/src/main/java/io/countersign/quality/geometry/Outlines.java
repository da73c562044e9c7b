package io.countersign.quality.geometry;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Planar regions as JTS geometries, always valid ones. */
final class Outlines {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Outlines() {}

    static Geometry of(PlanarRegion region) {
        if (region instanceof Polygon polygon) {
            LinearRing[] holes = polygon.holes().stream().map(Outlines::ring).toArray(LinearRing[]::new);
            Geometry drawn = FACTORY.createPolygon(ring(polygon.shell()), holes);
            return drawn.isValid() ? drawn : GeometryFixer.fix(drawn);
        }
        RotatedBox box = region instanceof RotatedBox turned ? turned : turned((Box) region);
        if (box.size() == 0) {
            return FACTORY.createPolygon();
        }
        return FACTORY.createPolygon(
                ring(List.of(box.corner(-1, -1), box.corner(1, -1), box.corner(1, 1), box.corner(-1, 1))));
    }

    static double intersection(PlanarRegion one, PlanarRegion other) {
        return OverlayNGRobust.overlay(of(one), of(other), OverlayNG.INTERSECTION)
                .getArea();
    }

    static double hausdorff(PlanarRegion one, PlanarRegion other) {
        return DiscreteHausdorffDistance.distance(of(one), of(other));
    }

    private static RotatedBox turned(Box box) {
        return new RotatedBox(box.x() + box.width() / 2, box.y() + box.height() / 2, box.width(), box.height(), 0);
    }

    private static LinearRing ring(List<Point> points) {
        List<Coordinate> closed = new ArrayList<>();
        points.forEach(point -> closed.add(new Coordinate(point.x(), point.y())));
        closed.add(new Coordinate(closed.get(0)));
        return FACTORY.createLinearRing(closed.toArray(Coordinate[]::new));
    }
}
