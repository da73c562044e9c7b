package io.countersign.quality.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.quality.Coefficient;
import io.countersign.quality.agreement.KrippendorffAlpha;
import io.countersign.quality.agreement.Level;
import io.countersign.quality.agreement.Ratings;
import io.countersign.quality.geometry.Box;
import io.countersign.quality.geometry.Interval;
import io.countersign.quality.geometry.Labelled;
import io.countersign.quality.geometry.Region;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Shapes as units")
class MatchedUnitsTest {

    private static Labelled<Region> box(String label, double x) {
        return new Labelled<>(label, new Box(x, 0, 10, 10));
    }

    private static Coefficient alpha(Ratings ratings) {
        return KrippendorffAlpha.of(ratings, Level.NOMINAL);
    }

    @Test
    void are_rated_by_who_drew_them_and_by_who_did_not() {
        Ratings table = MatchedUnits.of(
                Map.of(
                        "i",
                        Map.of(
                                "ann", List.of(box("dent", 0), box("crack", 50)),
                                "bob", List.of(box("dent", 1), box("dent", 51)),
                                "cat", List.of(box("dent", 2)))),
                0.5);
        assertThat(table.units()).isEqualTo(2);
        assertThat(table.scale()).containsExactly("", "crack", "dent");
        assertThat(table.raters()).containsExactly("ann", "bob", "cat");
        assertThat(List.of(table.code(0, 0), table.code(0, 1), table.code(0, 2)))
                .containsExactlyInAnyOrder(1, 2, 0);
        assertThat(List.of(table.code(1, 0), table.code(1, 1), table.code(1, 2)))
                .containsExactly(2, 2, 2);
    }

    @Test
    void agree_where_all_draw_the_same_of_several_classes() {
        List<Labelled<Region>> same =
                List.of(new Labelled<>("drift", new Interval(0, 5)), new Labelled<>("spike", new Interval(7, 8)));
        assertThat(alpha(MatchedUnits.of(Map.of("i", Map.of("ann", same, "bob", same)), 0.5)))
                .isEqualTo(Coefficient.of(1));
    }

    @Test
    void disagree_where_each_draws_elsewhere() {
        assertThat(alpha(MatchedUnits.of(
                                Map.of("i", Map.of("ann", List.of(box("dent", 0)), "bob", List.of(box("dent", 50)))),
                                0.5))
                        .reaches(0))
                .isFalse();
    }

    @Test
    void are_unrated_by_who_did_not_see_the_item() {
        Ratings table = MatchedUnits.of(
                Map.of(
                        "i", Map.of("ann", List.of(box("dent", 0)), "bob", List.<Labelled<Region>>of()),
                        "j", Map.of("ann", List.of(box("dent", 0)), "cat", List.of(box("dent", 0)))),
                0.5);
        assertThat(table.units()).isEqualTo(2);
        assertThat(table.code(0, table.raters().indexOf("cat"))).isEqualTo(Ratings.MISSING);
        assertThat(table.code(1, table.raters().indexOf("bob"))).isEqualTo(Ratings.MISSING);
    }

    @Test
    void are_none_where_nobody_drew() {
        assertThat(MatchedUnits.of(Map.of("i", Map.of("ann", List.<Labelled<Region>>of())), 0.5)
                        .units())
                .isZero();
        assertThatThrownBy(() -> MatchedUnits.of(Map.of(), 0)).hasMessageContaining("overlap");
    }
}
