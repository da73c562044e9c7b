package io.countersign.agree;

import io.countersign.quality.geometry.Box;
import io.countersign.quality.geometry.Cuboid;
import io.countersign.quality.geometry.Interval;
import io.countersign.quality.geometry.Mask;
import io.countersign.quality.geometry.Point;
import io.countersign.quality.geometry.Polygon;
import io.countersign.quality.geometry.Region;
import io.countersign.quality.geometry.RotatedBox;
import io.countersign.schema.Shape;
import java.util.List;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** From shapes to the forms in which they are compared. */
final class Forms {
    private static final String EXACT = "exact-f1";
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Forms() {}

    /**
     * @param shape any but a relation, which is compared by what it relates
     * @param tolerance of time points, in microseconds
     */
    static Form of(Shape shape, long tolerance) {
        String label = shape.label();
        if (shape instanceof Shape.Classification) {
            return new Form.Exact("percent-agreement", label, "");
        }
        if (shape instanceof Shape.TimePoint point) {
            return new Form.Moment(label, SeriesTimes.micros(point), tolerance);
        }
        if (shape instanceof Shape.TextSpan span) {
            return new Form.Exact(EXACT, label, List.of(span.from(), span.to()));
        }
        if (shape instanceof Shape.TableCell cell) {
            return new Form.Exact(EXACT, label, List.of(cell.row(), cell.column()));
        }
        if (shape instanceof Shape.TableRow row) {
            return new Form.Exact(EXACT, label, row.row());
        }
        if (shape instanceof Shape.AtomSet set) {
            return new Form.Exact(EXACT, label, new TreeSet<>(set.atoms()));
        }
        if (shape instanceof Shape.BondSet set) {
            return new Form.Exact(EXACT, label, new TreeSet<>(set.bonds()));
        }
        if (shape instanceof Shape.Polyline line) {
            return new Form.Course(label, line(line.points()));
        }
        if (shape instanceof Shape.Keypoints pose) {
            return new Form.Pose(label, Keypoints.of(pose.points()));
        }
        return Form.Extent.of(label, region(shape));
    }

    private static Region region(Shape shape) {
        if (shape instanceof Shape.Box box) {
            return box.rotation() == 0
                    ? new Box(box.x(), box.y(), box.width(), box.height())
                    : new RotatedBox(
                            box.x() + box.width() / 2,
                            box.y() + box.height() / 2,
                            box.width(),
                            box.height(),
                            Math.toRadians(box.rotation()));
        }
        if (shape instanceof Shape.Polygon polygon) {
            return Polygon.of(polygon.points().stream()
                    .map(point -> new Point(point.get(0), point.get(1)))
                    .toList());
        }
        if (shape instanceof Shape.Mask mask) {
            return Mask.ofCounts(
                    mask.height(),
                    mask.width(),
                    mask.counts().stream().mapToInt(Integer::intValue).toArray());
        }
        if (shape instanceof Shape.TimeRange range) {
            return new Interval(range.fromSeconds(), range.toSeconds());
        }
        if (shape instanceof Shape.AudioRegion audio) {
            return audio.lowHertz() == null || audio.highHertz() == null
                    ? new Interval(audio.fromSeconds(), audio.toSeconds())
                    : Box.between(audio.fromSeconds(), audio.lowHertz(), audio.toSeconds(), audio.highHertz());
        }
        if (shape instanceof Shape.Cuboid cuboid) {
            return new Cuboid(
                    cuboid.x(), cuboid.y(), cuboid.z(), cuboid.length(), cuboid.width(), cuboid.height(), cuboid.yaw());
        }
        throw new IllegalArgumentException(
                shape.getClass().getSimpleName() + " " + shape.id() + " has no extent of its own");
    }

    private static Geometry line(List<List<Double>> points) {
        Coordinate[] coordinates = points.stream()
                .map(point -> new Coordinate(point.get(0), point.get(1)))
                .toArray(Coordinate[]::new);
        return coordinates.length < 2
                ? GEOMETRY.createMultiPointFromCoords(coordinates)
                : GEOMETRY.createLineString(coordinates);
    }
}
