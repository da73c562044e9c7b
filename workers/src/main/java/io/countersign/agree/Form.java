package io.countersign.agree;

import io.countersign.quality.geometry.Overlap;
import io.countersign.quality.geometry.Region;
import java.util.OptionalDouble;

/** A shape in the form in which it is compared with another of its kind. */
sealed interface Form {

    /** What is counted where shapes of this form are matched, as the agreement names it. */
    String measure();

    /** The class; only shapes of one class are the same. */
    String label();

    /** How alike the two are, 0 to 1; empty where they are not the same. Forms of different kinds never are. */
    OptionalDouble alike(Form other);

    /**
     * Same where the intersection is at least half of the union.
     *
     * @param size of the region, as it gives it itself
     */
    record Extent(String label, Region region, double size) implements Form {
        private static final double LEAST = 0.5;

        static Extent of(String label, Region region) {
            return new Extent(label, region, region.size());
        }

        @Override
        public String measure() {
            return "iou-f1";
        }

        @Override
        public OptionalDouble alike(Form other) {
            if (!(other instanceof Extent extent)
                    || !label.equals(extent.label)
                    || !Overlap.comparable(region, extent.region)) {
                return OptionalDouble.empty();
            }
            double both = Overlap.intersection(region, extent.region);
            OptionalDouble iou = Overlap.iou(both, size, extent.size).value();
            return iou.isPresent() && iou.getAsDouble() >= LEAST ? iou : OptionalDouble.empty();
        }
    }

    /**
     * Same where the two are not further apart than the tolerance.
     *
     * @param at in microseconds, as the tolerance
     */
    record Moment(String label, long at, long tolerance) implements Form {
        @Override
        public String measure() {
            return "time-point-f1";
        }

        @Override
        public OptionalDouble alike(Form other) {
            if (!(other instanceof Moment moment) || !label.equals(moment.label)) {
                return OptionalDouble.empty();
            }
            long distance = Math.abs(at - moment.at);
            if (distance > tolerance) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(tolerance == 0 ? 1 : 1 - (double) distance / tolerance);
        }
    }

    /** Same where everything that identifies it is. */
    record Exact(String measure, String label, Object key) implements Form {
        @Override
        public OptionalDouble alike(Form other) {
            return equals(other) ? OptionalDouble.of(1) : OptionalDouble.empty();
        }
    }

    /**
     * Same where no point of either line is further from the other than a twentieth of the longer line's length.
     *
     * @param line in the item's units
     */
    record Course(String label, org.locationtech.jts.geom.Geometry line) implements Form {
        private static final double REACH = 0.05;

        @Override
        public String measure() {
            return "hausdorff-f1";
        }

        @Override
        public OptionalDouble alike(Form other) {
            if (!(other instanceof Course course) || !label.equals(course.label)) {
                return OptionalDouble.empty();
            }
            double reach = REACH * Math.max(line.getLength(), course.line.getLength());
            double distance =
                    org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance.distance(line, course.line);
            if (distance > reach) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(reach == 0 ? 1 : 1 - distance / reach);
        }
    }

    /** Same where the object keypoint similarity of the two is at least a half. */
    record Pose(String label, Keypoints points) implements Form {
        private static final double LEAST = 0.5;

        @Override
        public String measure() {
            return "oks-f1";
        }

        @Override
        public OptionalDouble alike(Form other) {
            if (!(other instanceof Pose pose) || !label.equals(pose.label)) {
                return OptionalDouble.empty();
            }
            double similarity = points.similarity(pose.points);
            return similarity >= LEAST ? OptionalDouble.of(similarity) : OptionalDouble.empty();
        }
    }
}
