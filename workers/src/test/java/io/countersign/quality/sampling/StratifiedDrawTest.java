package io.countersign.quality.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedDrawTest {
    /** 50 of ann, 30 of bo, 20 of cy, mixed. */
    private static final List<String> PARTS = IntStream.range(0, 100)
            .mapToObj(i -> i % 10 < 5 ? "ann" : i % 10 < 8 ? "bo" : "cy")
            .toList();

    private static long count(List<Integer> sample, String part) {
        return sample.stream().filter(i -> PARTS.get(i).equals(part)).count();
    }

    @Test
    void gives_every_part_its_share() {
        List<Integer> sample = StratifiedDraw.draw(7, PARTS, 20);
        assertThat(List.of(count(sample, "ann"), count(sample, "bo"), count(sample, "cy")))
                .containsExactly(10L, 6L, 4L);
        assertThat(sample).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void gives_what_is_left_to_the_largest_remainders() {
        // 6.5, 3.9 and 2.6 of 13: one more for bo and one for cy.
        List<Integer> sample = StratifiedDraw.draw(7, PARTS, 13);
        assertThat(List.of(count(sample, "ann"), count(sample, "bo"), count(sample, "cy")))
                .containsExactly(6L, 4L, 3L);
    }

    @Test
    void is_repeated_by_its_seed_and_is_another_with_another() {
        assertThat(StratifiedDraw.draw(7, PARTS, 20)).isEqualTo(StratifiedDraw.draw(7, PARTS, 20));
        assertThat(StratifiedDraw.draw(8, PARTS, 20)).isNotEqualTo(StratifiedDraw.draw(7, PARTS, 20));
    }

    @Test
    void may_be_the_whole_lot_and_nothing_more() {
        assertThat(StratifiedDraw.draw(7, PARTS, 100)).hasSize(100);
        assertThatThrownBy(() -> StratifiedDraw.draw(7, PARTS, 101)).isInstanceOf(IllegalArgumentException.class);
    }
}
