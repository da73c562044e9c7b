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
                        "is no column of the table: " + cell.column());
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
            findings.add("points", "has fewer than " + least + " points");
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
                "is not the image's: " + bounds.width());
        findings.require(
                bounds.height() == null || mask.height() == bounds.height(),
                "height",
                "is not the image's: " + bounds.height());
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
        findings.require(sum == pixels, "counts", "covers " + sum + " pixels instead of " + pixels);
    }

    private void moment(
            Findings findings, String field, double seconds, String timestampField, @Nullable String timestamp) {
        double end = bounds.seconds() == null ? Double.MAX_VALUE : bounds.seconds() + SECONDS_SLACK;
        findings.require(
                seconds >= -SECONDS_SLACK && seconds <= end,
                field,
                "is " + seconds + ", outside of the series"
                        + (bounds.seconds() == null ? "" : " of " + bounds.seconds() + " s"));
        if (findings.text(timestamp, timestampField) && timestamp != null && bounds.secondsOf() != null) {
            OptionalDouble named = bounds.secondsOf().apply(timestamp);
            findings.require(named.isPresent(), timestampField, "is not a timestamp: " + timestamp);
            findings.require(
                    named.isEmpty() || Math.abs(named.getAsDouble() - seconds) <= SECONDS_SLACK,
                    timestampField,
                    "lies " + named.orElse(0) + " s from the start, not " + seconds + " s as " + field + " says");
        }
    }

    private void span(Findings findings, Shape.TextSpan span) {
        findings.require(span.from() >= 0, "from", "is below 0");
        findings.require(span.from() < span.to(), "to", "is not behind from");
        findings.require(
                bounds.codePoints() == null || span.to() <= bounds.codePoints(),
                "to",
                "lies behind the end of the text of " + bounds.codePoints() + " code points");
    }

    private void relation(Findings findings, Shape.Relation relation) {
        end(findings, relation, "source", relation.source());
        end(findings, relation, "target", relation.target());
    }

    private void end(Findings findings, Shape.Relation relation, String field, @Nullable String id) {
        if (findings.text(id, field) && id != null) {
            findings.require(
                    ids.contains(id) && !id.equals(relation.id()), field, "is no other shape of this item: " + id);
        }
    }

    private void region(Findings findings, Shape.AudioRegion region) {
        double end = bounds.seconds() == null ? Double.MAX_VALUE : bounds.seconds() + SECONDS_SLACK;
        findings.require(region.fromSeconds() >= 0, "fromSeconds", "is below 0");
        findings.require(region.fromSeconds() < region.toSeconds(), "toSeconds", "is not behind fromSeconds");
        findings.require(region.toSeconds() <= end, "toSeconds", "lies behind the end of " + bounds.seconds() + " s");
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
        findings.require(
                row >= 0 && (bounds.rows() == null || row < bounds.rows()),
                "row",
                "is " + row + ", not a row of the table" + (bounds.rows() == null ? "" : " of " + bounds.rows()));
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
        boolean holds = Double.isFinite(at) && at >= -PIXEL_SLACK && (size == null || at <= size + PIXEL_SLACK);
        findings.require(
                holds, field, "lies at " + at + ", outside of the image" + (size == null ? "" : " of " + size));
    }

    private static void finite(Findings findings, String field, double value) {
        findings.require(Double.isFinite(value), field, "is not a number");
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
