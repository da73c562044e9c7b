package io.countersign.quality.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The overlap")
class OverlapTest {

    private static double iou(Region one, Region other) {
        return Overlap.iou(one, other).value().orElseThrow();
    }

    @Nested
    class Of_turned_boxes {

        @Test
        void is_that_of_an_octagon_at_45_degrees() {
            RotatedBox upright = new RotatedBox(10, 10, 2, 2, 0);
            RotatedBox turned = new RotatedBox(10, 10, 2, 2, Math.PI / 4);
            double octagon = 8 * (Math.sqrt(2) - 1);
            assertThat(iou(upright, turned)).isCloseTo(octagon / (8 - octagon), within(1e-12));
        }

        @Test
        void is_one_for_the_same_box_turned_half_round() {
            RotatedBox box = new RotatedBox(3.3, -7.1, 12.5, 4.25, 0.7);
            assertThat(iou(box, box)).isEqualTo(1);
            assertThat(iou(box, new RotatedBox(3.3, -7.1, 12.5, 4.25, 0.7 + Math.PI)))
                    .isCloseTo(1, within(1e-9));
        }

        @Test
        void turns_clockwise_on_the_screen() {
            RotatedBox pole = new RotatedBox(0, 0, 10, 2, Math.PI / 4);
            assertThat(Overlap.intersection(pole, new Box(2, 2, 1, 1))).isPositive();
            assertThat(Overlap.intersection(pole, new Box(2, -3, 1, 1))).isZero();
        }

        @Test
        void agrees_with_counting_points() {
            Random random = new Random(7);
            RotatedBox a = new RotatedBox(5, 5, 6, 3, 0.4);
            RotatedBox b = new RotatedBox(6, 4, 5, 4, -1.1);
            int both = 0;
            int points = 400_000;
            for (int i = 0; i < points; i++) {
                double x = random.nextDouble() * 12;
                double y = random.nextDouble() * 12;
                both += contains(a, x, y) && contains(b, x, y) ? 1 : 0;
            }
            assertThat(Overlap.intersection(a, b)).isCloseTo(144.0 * both / points, within(0.15));
        }

        private boolean contains(RotatedBox box, double x, double y) {
            double dx = x - box.centreX();
            double dy = y - box.centreY();
            double u = dx * Math.cos(box.angle()) + dy * Math.sin(box.angle());
            double v = dy * Math.cos(box.angle()) - dx * Math.sin(box.angle());
            return Math.abs(u) <= box.width() / 2 && Math.abs(v) <= box.height() / 2;
        }
    }

    @Nested
    class Of_polygons {

        private final Polygon square = square(0, 0, 10);

        private Polygon square(double x, double y, double side) {
            return Polygon.of(ring(x, y, side));
        }

        private List<Point> ring(double x, double y, double side) {
            return List.of(
                    new Point(x, y), new Point(x + side, y), new Point(x + side, y + side), new Point(x, y + side));
        }

        @Test
        void leaves_holes_out() {
            Polygon frame = new Polygon(ring(0, 0, 10), List.of(ring(2, 2, 6)));
            assertThat(frame.size()).isEqualTo(64);
            assertThat(iou(frame, square)).isCloseTo(0.64, within(1e-12));
            assertThat(iou(frame, square(3, 3, 2))).isZero();
        }

        @Test
        void covers_both_wings_of_a_bow_tie() {
            Polygon bowTie =
                    Polygon.of(List.of(new Point(0, 0), new Point(10, 10), new Point(10, 0), new Point(0, 10)));
            assertThat(bowTie.size()).isCloseTo(50, within(1e-9));
            assertThat(iou(bowTie, square)).isCloseTo(0.5, within(1e-9));
        }

        @Test
        void compares_with_boxes() {
            assertThat(iou(square, new Box(5, 0, 10, 10))).isCloseTo(1.0 / 3, within(1e-12));
        }

        @Test
        void needs_three_points() {
            assertThatThrownBy(() -> Polygon.of(List.of(new Point(0, 0), new Point(1, 1))))
                    .hasMessageContaining("shell needs at least 3 points, has 2");
        }
    }

    @Nested
    class Of_cuboids {

        private final Cuboid cuboid = new Cuboid(0, 0, 0, 4, 2, 1, 0.3);

        @Test
        void is_one_for_the_same() {
            assertThat(iou(cuboid, cuboid)).isCloseTo(1, within(1e-12));
        }

        @Test
        void counts_the_height() {
            assertThat(iou(cuboid, new Cuboid(0, 0, 0.5, 4, 2, 1, 0.3))).isCloseTo(1.0 / 3, within(1e-9));
            assertThat(iou(cuboid, new Cuboid(0, 0, 1, 4, 2, 1, 0.3))).isZero();
        }

        @Test
        void counts_the_heading() {
            Cuboid across = new Cuboid(0, 0, 0, 4, 2, 1, 0.3 + Math.PI / 2);
            assertThat(iou(cuboid, across)).isCloseTo(4.0 / 12, within(1e-9));
        }
    }

    @Nested
    class Of_masks {

        @Test
        void joins_what_empty_runs_split() {
            assertThat(Mask.ofCounts(2, 3, 1, 2, 0, 1, 2)).isEqualTo(Mask.ofCounts(2, 3, 1, 3, 2));
            assertThat(Mask.ofCounts(2, 3, 0, 6).size()).isEqualTo(6);
            assertThat(Mask.ofCounts(2, 3, 2, 0, 4)).isEqualTo(Mask.ofCounts(2, 3, 6));
        }

        @Test
        void is_undefined_for_two_empty_ones() {
            Mask empty = Mask.ofCounts(2, 3, 6);
            assertThat(Overlap.iou(empty, empty)).isEqualTo(Coefficient.undefined(Reason.EMPTY_UNION));
            assertThat(empty.bounds().size()).isZero();
        }

        @Test
        void refuses_runs_that_do_not_fill_the_image() {
            assertThatThrownBy(() -> Mask.ofCounts(2, 3, 1, 2)).hasMessageContaining("3 pixels, the image 6");
            assertThatThrownBy(() -> Mask.ofCounts(2, 3, 1, -1, 6)).hasMessageContaining("run 1 has -1");
        }

        @Test
        void refuses_broken_strings_and_says_where() {
            assertThatThrownBy(() -> Mask.ofCompressed(2, 3, "6P")).hasMessageContaining("character 2");
            assertThatThrownBy(() -> Mask.ofCompressed(2, 3, "6 ")).hasMessageContaining("character 1");
            assertThatThrownBy(() -> Mask.ofCompressed(2, 3, "PPPPPPPPP")).hasMessageContaining("character 7");
        }

        @Test
        void survives_long_runs_in_either_form() {
            Mask mask = Mask.ofCounts(40_000, 50_000, 1_999_999_000, 500, 500);
            assertThat(Mask.ofCompressed(40_000, 50_000, mask.compressed())).isEqualTo(mask);
        }

        @Test
        void refuses_masks_of_two_images() {
            Mask small = Mask.ofCounts(2, 3, 6);
            Mask large = Mask.ofCounts(3, 2, 6);
            assertThat(Overlap.comparable(small, large)).isFalse();
            assertThatThrownBy(() -> Overlap.iou(small, large)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Of_what_has_no_extent {

        @Test
        void is_undefined() {
            Interval moment = new Interval(3, 3);
            Box line = new Box(0, 0, 5, 0);
            assertThat(Overlap.iou(moment, moment)).isEqualTo(Coefficient.undefined(Reason.EMPTY_UNION));
            assertThat(Overlap.dice(line, line)).isEqualTo(Coefficient.undefined(Reason.EMPTY_UNION));
            assertThat(Overlap.iou(new RotatedBox(0, 0, 5, 0, 1), line))
                    .isEqualTo(Coefficient.undefined(Reason.EMPTY_UNION));
        }

        @Test
        void is_zero_against_what_has_one() {
            assertThat(iou(new Interval(3, 3), new Interval(0, 10))).isZero();
            assertThat(iou(new RotatedBox(5, 5, 5, 0, 1), new Box(0, 0, 10, 10)))
                    .isZero();
        }
    }

    @Test
    void refuses_kinds_that_cannot_be_compared() {
        assertThatThrownBy(() -> Overlap.iou(new Interval(0, 1), new Box(0, 0, 1, 1)))
                .hasMessage("cannot compare Interval with Box");
    }

    @Test
    void refuses_shapes_that_are_none() {
        assertThatThrownBy(() -> new Interval(2, 1)).hasMessageContaining("end 1.0 lies before start 2.0");
        assertThatThrownBy(() -> new Box(0, 0, -1, 1)).hasMessageContaining("width");
        assertThatThrownBy(() -> new Box(Double.NaN, 0, 1, 1)).hasMessageContaining("x must be a finite number");
    }
}
