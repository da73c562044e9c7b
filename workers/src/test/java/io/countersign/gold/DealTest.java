package io.countersign.gold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DealTest {
    /** As an owner would import them: at the end. */
    private static final List<Integer> LAST_60 =
            IntStream.rangeClosed(941, 1_000).boxed().toList();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -7, 1L << 60})
    void puts_one_into_every_stretch_of_the_job(long seed) {
        Deal deal = Deal.of(seed, 1_000, LAST_60, 50, 10);
        assertThat(deal.hidden().stream().map(no -> (no - 1) / 20).toList())
                .isEqualTo(IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void moves_the_known_and_whatever_stood_there() {
        Deal deal = Deal.of(3, 1_000, LAST_60, 50, 10);
        assertThat(deal.moves().keySet()).isEqualTo(new HashSet<>(deal.moves().values()));
        Set<Integer> known = new TreeSet<>(LAST_60);
        assertThat(known.stream().map(no -> deal.moves().getOrDefault(no, no)).collect(Collectors.toSet()))
                .containsAll(deal.hidden())
                .containsAll(deal.onboarding());
        assertThat(deal.hidden()).doesNotContainAnyElementsOf(deal.onboarding());
        assertThat(deal.onboarding()).hasSize(10);
    }

    @Test
    void is_the_same_for_a_seed_and_another_for_another() {
        assertThat(Deal.of(3, 1_000, LAST_60, 50, 10)).isEqualTo(Deal.of(3, 1_000, LAST_60, 50, 10));
        assertThat(Deal.of(4, 1_000, LAST_60, 50, 10).hidden())
                .isNotEqualTo(Deal.of(3, 1_000, LAST_60, 50, 10).hidden());
    }

    @Test
    void of_everything_moves_within_it() {
        Deal deal = Deal.of(1, 4, List.of(1, 2, 3, 4), 4, 0);
        assertThat(deal.hidden()).containsExactly(1, 2, 3, 4);
        assertThat(deal.moves().keySet()).isEqualTo(new HashSet<>(deal.moves().values()));
    }

    @Test
    void keeps_the_share_at_least() {
        assertThat(Deal.hidden(0.05, 100)).isEqualTo(5);
        assertThat(Deal.hidden(0.05, 101)).isEqualTo(6);
        assertThat(Deal.hidden(0, 101)).isZero();
    }
}
