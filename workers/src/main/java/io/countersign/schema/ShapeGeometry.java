package io.countersign.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a shape lies, against its item's bounds.
 *
 * @param ids of the shapes of the item, for relations
 */
record ShapeGeometry(Bounds bounds, Set<String> ids) {
    /** An editor's rounding may put a corner that far outside, in pixels. */
    private static final double PIXEL_SLACK = 0.5;
    /** A timestamp names the same moment as its seconds where they differ by less. */
    private static final double SECONDS_SLACK = 0.001;

    void check(Findings findings, Shape shape) {
        if (shape instanceof Shape.Box box) {
            box(findings, box);
        } else if (shape instanceof Shape.Polygon polygon) {
            path(findings, polygon.points(), 3);
        } else if (shape instanceof Shape.Polyline polyline) {
            path(findings, polyline.points(), 2);
        } else if (shape instanceof Shape.Keypoints keypoints) {
            keypoints(findings, keypoints.points());
        } else if (shape instanceof Shape.Mask mask) {
            mask(findings, mask);
        } else if (shape instanceof Shape.TimePoint point) {
            moment(findings, "seconds", point.seconds(), "timestamp", point.timestamp());
        } else if (shape instanceof Shape.TimeRange range) {
            moment(findings, "fromSeconds", range.fromSeconds(), "fromTimestamp", range.fromTimestamp());
            moment(findings, "toSeconds", range.toSeconds(), "toTimestamp", range.toTimestamp());
            findings.require(range.fromSeconds() <= range.toSeconds(), "toSeconds", "lies before fromSeconds");
        } else if (shape instanceof Shape.TextSpan span) {
            span(findings, span);
        } else if (shape instanceof Shape.Relation relation) {
            relation(findings, relation);
        } else if (shape instanceof Shape.AudioRegion region) {
            region(findings, region);
        } else if (shape instanceof Shape.Cuboid cuboid) {
            cuboid(findings, cuboid);
        } else if (shape instanceof Shape.TableCell cell) {
            row(findings, cell.row());
            if (findings.text(cell.column(), "column") && bounds.columns() != null) {
                findings.require(
                        bounds.columns().contains(cell.column()),
                        "column",
                        "is no column of the table: {0}",
                        cell.column());
            }
        } else if (shape instanceof Shape.TableRow row) {
            row(findings, row.row());
        } else if (shape instanceof Shape.AtomSet atoms) {
            indices(findings, "atoms", atoms.atoms());
        } else if (shape instanceof Shape.BondSet bonds) {
            indices(findings, "bonds", bonds.bonds());
        }
    }

    private void box(Findings findings, Shape.Box box) {
        finite(findings, "rotation", box.rotation());
        findings.require(box.width() > 0 && Double.isFinite(box.width()), "width", "is not above 0");
        findings.require(box.height() > 0 && Double.isFinite(box.height()), "height", "is not above 0");
        if (box.rotation() == 0) {
            inside(findings, "x", box.x(), bounds.width());
            inside(findings, "y", box.y(), bounds.height());
            inside(findings, "width", box.x() + box.width(), bounds.width());
            inside(findings, "height", box.y() + box.height(), bounds.height());
        } else {
            // The corners of a turned box may well lie outside; the thing in it does not.
            inside(findings, "x", box.x() + box.width() / 2, bounds.width());
            inside(findings, "y", box.y() + box.height() / 2, bounds.height());
        }
    }

    private void path(Findings findings, @Nullable List<? extends @Nullable List<Double>> points, int least) {
        if (points == null || points.size() < least) {
            findings.add("points", "has fewer than {0} points", least);
            return;
        }
        for (int i = 0; i < points.size(); i++) {
            List<Double> point = points.get(i);
            if (point == null || point.size() != 2) {
                findings.add("points[" + i + "]", "is not [x, y]");
            } else {
                inside(findings, "points[" + i + "][0]", orNaN(point.get(0)), bounds.width());
                inside(findings, "points[" + i + "][1]", orNaN(point.get(1)), bounds.height());
            }
        }
    }

    private void keypoints(Findings findings, @Nullable Map<String, ? extends @Nullable List<Double>> points) {
        if (points == null || points.isEmpty()) {
            findings.add("points", "is empty");
            return;
        }
        points.forEach((name, point) -> {
            String field = "points." + name;
            if (point == null || point.size() != 3) {
                findings.add(field, "is not [x, y, visibility]");
                return;
            }
            double visibility = orNaN(point.get(2));
            findings.require(
                    visibility == 0 || visibility == 1 || visibility == 2,
                    field + "[2]",
                    "is not a visibility of 0, 1 or 2");
            if (visibility != 0) {
                inside(findings, field + "[0]", orNaN(point.get(0)), bounds.width());
                inside(findings, field + "[1]", orNaN(point.get(1)), bounds.height());
            }
        });
    }

    private void mask(Findings findings, Shape.Mask mask) {
        findings.require(mask.width() > 0, "width", "is not above 0");
        findings.require(mask.height() > 0, "height", "is not above 0");
        findings.require(
                bounds.width() == null || mask.width() == bounds.width(),
                "width",
                "is not the image's: {0}",
                bounds.width());
        findings.require(
                bounds.height() == null || mask.height() == bounds.height(),
                "height",
                "is not the image's: {0}",
                bounds.height());
        if (mask.counts() == null) {
            findings.add("counts", "is missing");
            return;
        }
        long sum = 0;
        for (int i = 0; i < mask.counts().size(); i++) {
            Integer count = mask.counts().get(i);
            if (count == null || count < 0) {
                findings.add("counts[" + i + "]", "is not a length of 0 or more");
                return;
            }
            sum += count;
        }
        long pixels = (long) mask.width() * mask.height();
        findings.require(sum == pixels, "counts", "covers {0} pixels instead of {1}", sum, pixels);
    }

    private void moment(
            Findings findings, String field, double seconds, String timestampField, @Nullable String timestamp) {
        double end = bounds.seconds() == null ? Double.MAX_VALUE : bounds.seconds() + SECONDS_SLACK;
        findings.require(seconds >= -SECONDS_SLACK, field, "is {0}, before the series begins", seconds);
        findings.require(
                seconds <= end, field, "is {0}, behind the end of the series at {1} s", seconds, bounds.seconds());
        if (findings.text(timestamp, timestampField) && timestamp != null && bounds.secondsOf() != null) {
            OptionalDouble named = bounds.secondsOf().apply(timestamp);
            findings.require(named.isPresent(), timestampField, "is not a timestamp: {0}", timestamp);
            findings.require(
                    named.isEmpty() || Math.abs(named.getAsDouble() - seconds) <= SECONDS_SLACK,
                    timestampField,
                    "lies {0} s from the start, not {1} s as {2} says",
                    named.orElse(0),
                    seconds,
                    field);
        }
    }

    private void span(Findings findings, Shape.TextSpan span) {
        findings.require(span.from() >= 0, "from", "is below 0");
        findings.require(span.from() < span.to(), "to", "is not behind from");
        findings.require(
                bounds.codePoints() == null || span.to() <= bounds.codePoints(),
                "to",
                "lies behind the end of the text of {0} code points",
                bounds.codePoints());
    }

    private void relation(Findings findings, Shape.Relation relation) {
        end(findings, relation, "source", relation.source());
        end(findings, relation, "target", relation.target());
    }

    private void end(Findings findings, Shape.Relation relation, String field, @Nullable String id) {
        if (findings.text(id, field) && id != null) {
            findings.require(
                    ids.contains(id) && !id.equals(relation.id()), field, "is no other shape of this item: {0}", id);
        }
    }

    private void region(Findings findings, Shape.AudioRegion region) {
        double end = bounds.seconds() == null ? Double.MAX_VALUE : bounds.seconds() + SECONDS_SLACK;
        findings.require(region.fromSeconds() >= 0, "fromSeconds", "is below 0");
        findings.require(region.fromSeconds() < region.toSeconds(), "toSeconds", "is not behind fromSeconds");
        findings.require(region.toSeconds() <= end, "toSeconds", "lies behind the end of {0} s", bounds.seconds());
        findings.require(region.lowHertz() == null || region.lowHertz() >= 0, "lowHertz", "is below 0");
        findings.require(
                region.lowHertz() == null || region.highHertz() == null || region.lowHertz() < region.highHertz(),
                "highHertz",
                "is not above lowHertz");
    }

    private static void cuboid(Findings findings, Shape.Cuboid cuboid) {
        finite(findings, "x", cuboid.x());
        finite(findings, "y", cuboid.y());
        finite(findings, "z", cuboid.z());
        finite(findings, "yaw", cuboid.yaw());
        findings.require(cuboid.length() > 0, "length", "is not above 0");
        findings.require(cuboid.width() > 0, "width", "is not above 0");
        findings.require(cuboid.height() > 0, "height", "is not above 0");
    }

    private void row(Findings findings, int row) {
        findings.require(row >= 0, "row", "is below 0");
        findings.require(
                bounds.rows() == null || row < bounds.rows(),
                "row",
                "is {0}, but the table has {1} rows",
                row,
                bounds.rows());
    }

    private static void indices(Findings findings, String field, @Nullable List<? extends @Nullable Integer> indices) {
        if (indices == null || indices.isEmpty()) {
            findings.add(field, "is empty");
            return;
        }
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < indices.size(); i++) {
            Integer index = indices.get(i);
            findings.require(
                    index != null && index >= 0 && seen.add(index),
                    field + "[" + i + "]",
                    "is not an index of 0 or more, once");
        }
    }

    private static void inside(Findings findings, String field, double at, @Nullable Integer size) {
        if (!Double.isFinite(at)) {
            findings.add(field, "is not a number");
            return;
        }
        findings.require(at >= -PIXEL_SLACK, field, "lies at {0}, outside of the image", at);
        findings.require(
                size == null || at <= size + PIXEL_SLACK, field, "lies at {0}, outside of the image of {1}", at, size);
    }

    private static void finite(Findings findings, String field, double value) {
        findings.require(Double.isFinite(value), field, "is not a number");
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
