package io.countersign.consolidate;

import io.countersign.schema.Shape;
import java.util.Map;

/** A shape again, with another id and other attributes. */
final class Copies {
    private Copies() {}

    static Shape of(Shape shape, String id, Map<String, Object> attributes) {
        if (shape instanceof Shape.Classification s) {
            return new Shape.Classification(id, s.label(), attributes);
        }
        if (shape instanceof Shape.Box s) {
            return new Shape.Box(id, s.label(), attributes, s.x(), s.y(), s.width(), s.height(), s.rotation());
        }
        if (shape instanceof Shape.Polygon s) {
            return new Shape.Polygon(id, s.label(), attributes, s.points());
        }
        if (shape instanceof Shape.Polyline s) {
            return new Shape.Polyline(id, s.label(), attributes, s.points());
        }
        if (shape instanceof Shape.Keypoints s) {
            return new Shape.Keypoints(id, s.label(), attributes, s.points());
        }
        if (shape instanceof Shape.Mask s) {
            return new Shape.Mask(id, s.label(), attributes, s.height(), s.width(), s.counts());
        }
        if (shape instanceof Shape.TimePoint s) {
            return new Shape.TimePoint(id, s.label(), attributes, s.seconds(), s.timestamp());
        }
        if (shape instanceof Shape.TimeRange s) {
            return new Shape.TimeRange(
                    id, s.label(), attributes, s.fromSeconds(), s.toSeconds(), s.fromTimestamp(), s.toTimestamp());
        }
        if (shape instanceof Shape.TextSpan s) {
            return new Shape.TextSpan(id, s.label(), attributes, s.from(), s.to());
        }
        if (shape instanceof Shape.Relation s) {
            return new Shape.Relation(id, s.label(), attributes, s.source(), s.target());
        }
        if (shape instanceof Shape.AudioRegion s) {
            return new Shape.AudioRegion(
                    id, s.label(), attributes, s.fromSeconds(), s.toSeconds(), s.lowHertz(), s.highHertz());
        }
        if (shape instanceof Shape.Cuboid s) {
            return new Shape.Cuboid(
                    id, s.label(), attributes, s.x(), s.y(), s.z(), s.length(), s.width(), s.height(), s.yaw());
        }
        if (shape instanceof Shape.TableCell s) {
            return new Shape.TableCell(id, s.label(), attributes, s.row(), s.column());
        }
        if (shape instanceof Shape.TableRow s) {
            return new Shape.TableRow(id, s.label(), attributes, s.row());
        }
        if (shape instanceof Shape.AtomSet s) {
            return new Shape.AtomSet(id, s.label(), attributes, s.atoms());
        }
        if (shape instanceof Shape.BondSet s) {
            return new Shape.BondSet(id, s.label(), attributes, s.bonds());
        }
        throw new IllegalArgumentException("no copy of a " + shape.getClass().getSimpleName());
    }
}
