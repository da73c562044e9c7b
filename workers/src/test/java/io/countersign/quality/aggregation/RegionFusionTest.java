package io.countersign.quality.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.quality.aggregation.FusionSettings.Centre;
import io.countersign.quality.geometry.Box;
import io.countersign.quality.geometry.Interval;
import io.countersign.quality.geometry.Labelled;
import io.countersign.quality.geometry.Point;
import io.countersign.quality.geometry.Polygon;
import io.countersign.quality.geometry.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The fusion of shapes")
class RegionFusionTest {

    private static final FusionSettings SETTINGS = FusionSettings.defaults();

    private static Labelled<Region> range(String label, double start, double end) {
        return new Labelled<>(label, new Interval(start, end));
    }

    private static Labelled<Region> box(double x, double y, double width, double height) {
        return new Labelled<>("crack", new Box(x, y, width, height));
    }

    @Nested
    class Averages {

        @Test
        void the_edges_of_boxes() {
            RegionFusion fusion = RegionFusion.of(
                    Map.of("a", List.of(box(0, 0, 10, 10)), "b", List.of(box(2, 0, 10, 12)), "c", List.of()), SETTINGS);
            assertThat(fusion.kept()).singleElement().satisfies(fused -> {
                assertThat(fused.region()).isEqualTo(new Box(1, 0, 10, 11));
                assertThat(fused.supporters()).containsExactly("a", "b");
                assertThat(fused.confidence()).isCloseTo(2.0 / 3, within(1e-12));
                assertThat(fused.cohesion()).isBetween(0.7, 0.9);
            });
        }

        @Test
        void the_ends_of_ranges_by_their_mean_or_median() {
            Map<String, List<Labelled<Region>>> labels = Map.of(
                    "a", List.of(range("leak", 0, 10)),
                    "b", List.of(range("leak", 1, 11)),
                    "c", List.of(range("leak", 0, 15)));
            assertThat(RegionFusion.of(labels, SETTINGS).kept())
                    .extracting(FusedRegion::region)
                    .containsExactly(new Interval(1.0 / 3, 12));
            assertThat(RegionFusion.of(labels, new FusionSettings(0.5, 0.5, Centre.MEDIAN))
                            .kept())
                    .extracting(FusedRegion::region)
                    .containsExactly(new Interval(0, 11));
        }

        @Test
        void no_polygons_but_takes_the_one_in_the_middle() {
            List<Polygon> squares = new ArrayList<>();
            for (double x : new double[] {0, 1, 3}) {
                squares.add(Polygon.of(
                        List.of(new Point(x, 0), new Point(x + 10, 0), new Point(x + 10, 10), new Point(x, 10))));
            }
            RegionFusion fusion = RegionFusion.of(
                    Map.of(
                            "a", List.of(new Labelled<>("crack", squares.get(2))),
                            "b", List.of(new Labelled<>("crack", squares.get(1))),
                            "c", List.of(new Labelled<>("crack", squares.get(0)))),
                    SETTINGS);
            assertThat(fusion.kept()).extracting(FusedRegion::region).containsExactly(squares.get(1));
        }
    }

    @Nested
    class Groups {

        @Test
        void only_one_shape_of_each_annotator() {
            RegionFusion fusion = RegionFusion.of(
                    Map.of(
                            "a",
                            List.of(range("leak", 0, 10), range("leak", 1, 11)),
                            "b",
                            List.of(range("leak", 0, 10))),
                    SETTINGS);
            assertThat(fusion.kept())
                    .extracting(fused -> fused.supporters().size())
                    .containsExactly(2, 1);
        }

        @Test
        void only_shapes_of_one_class() {
            RegionFusion fusion = RegionFusion.of(
                    Map.of("a", List.of(range("leak", 0, 10)), "b", List.of(range("noise", 0, 10)), "c", List.of()),
                    SETTINGS);
            assertThat(fusion.kept()).isEmpty();
            assertThat(fusion.rejected()).extracting(FusedRegion::label).containsExactly("leak", "noise");
        }

        @Test
        void those_that_overlap_most_first() {
            RegionFusion fusion = RegionFusion.of(
                    Map.of(
                            "a", List.of(range("leak", 0, 10)),
                            "b", List.of(range("leak", 3, 13), range("leak", 0, 11))),
                    SETTINGS);
            assertThat(fusion.kept().get(0).region()).isEqualTo(new Interval(0, 10.5));
            assertThat(fusion.kept().get(1).region()).isEqualTo(new Interval(3, 13));
        }

        @Test
        void no_chain_whose_ends_lie_apart() {
            RegionFusion fusion = RegionFusion.of(
                    Map.of(
                            "a", List.of(range("leak", 0, 10)),
                            "b", List.of(range("leak", 3, 13)),
                            "c", List.of(range("leak", 6, 16)),
                            "d", List.of(range("leak", 9, 19))),
                    new FusionSettings(0.5, 0.75, Centre.MEAN));
            assertThat(fusion.kept()).isEmpty();
            assertThat(fusion.rejected()).hasSize(2);
        }
    }

    @Test
    void keeps_what_half_of_the_annotators_drew_and_shows_the_rest() {
        RegionFusion fusion = RegionFusion.of(
                Map.of(
                        "a", List.of(range("leak", 0, 10), range("leak", 50, 60)),
                        "b", List.of(range("leak", 0, 10)),
                        "c", List.of(),
                        "d", List.of()),
                SETTINGS);
        assertThat(fusion.kept()).extracting(FusedRegion::region).containsExactly(new Interval(0, 10));
        assertThat(fusion.rejected()).extracting(FusedRegion::region).containsExactly(new Interval(50, 60));
    }

    @Test
    void gives_nothing_where_nobody_drew_anything() {
        RegionFusion fusion = RegionFusion.of(Map.of("a", List.<Labelled<Region>>of(), "b", List.of()), SETTINGS);
        assertThat(fusion.kept()).isEmpty();
        assertThat(fusion.rejected()).isEmpty();
    }

    @Test
    void refuses_shares_out_of_range() {
        assertThatThrownBy(() -> new FusionSettings(0, 0.5, Centre.MEAN)).hasMessageContaining("overlap");
        assertThatThrownBy(() -> new FusionSettings(0.5, 1.5, Centre.MEAN)).hasMessageContaining("threshold");
    }
}
