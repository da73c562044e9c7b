package io.countersign.quality.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A majority vote")
class MajorityVoteTest {

    @Test
    void is_won_by_the_label_with_the_most_votes() {
        MajorityVote vote = MajorityVote.of(List.of("crack", "ok", "crack", "dent"));
        assertThat(vote.winner()).hasValue("crack");
        assertThat(vote.confidence()).isEqualTo(Coefficient.of(0.5));
    }

    @Test
    void is_won_by_nobody_on_a_tie() {
        MajorityVote vote = MajorityVote.of(List.of("ok", "crack", "ok", "crack", "dent"));
        assertThat(vote.winner()).isEmpty();
        assertThat(vote.leaders()).containsExactly("crack", "ok");
        assertThat(vote.confidence()).isEqualTo(Coefficient.of(0.4));
    }

    @Test
    void is_undecided_where_nobody_voted() {
        MajorityVote vote = MajorityVote.of(List.of());
        assertThat(vote.winner()).isEmpty();
        assertThat(vote.confidence()).isEqualTo(Coefficient.undefined(Reason.NO_DATA));
    }

    @Test
    void can_weigh_its_voters() {
        Map<String, Double> weights = Map.of("a", 0.9, "b", 0.4, "c", 0.4);
        MajorityVote vote = MajorityVote.weighted(Map.of("a", "ok", "b", "crack", "c", "crack"), weights::get);
        assertThat(vote.winner()).hasValue("ok");
    }

    @Test
    void takes_weights_that_differ_by_rounding_for_a_tie() {
        Map<String, Double> weights = Map.of("a", 0.1, "b", 0.2, "c", 0.3);
        MajorityVote vote = MajorityVote.weighted(Map.of("a", "ok", "b", "ok", "c", "crack"), weights::get);
        assertThat(vote.winner()).isEmpty();
    }

    @Test
    void refuses_weights_that_are_none() {
        assertThatThrownBy(() -> MajorityVote.weighted(Map.of("a", "ok"), voter -> -1))
                .hasMessage("voter a weighs -1.0");
        assertThatThrownBy(() -> MajorityVote.weighted(Map.of("a", "ok"), voter -> Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
