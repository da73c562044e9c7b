package io.countersign.quality.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Switching")
class SwitchingStateTest {

    private static final SamplingPlans PLANS = SamplingPlans.mil105e();

    /** Lots of 1,000 at level II and AQL 2.5: normal J 80 5/6, one step tighter J 80 3/4. */
    private static SamplingPlan plan(Severity severity) {
        return PLANS.plan(1_000, InspectionLevel.II, new BigDecimal("2.5"), severity);
    }

    private static SwitchingState next(SwitchingState state, int found) {
        return state.after(new LotResult(plan(state.mode().severity()), found, true), PLANS, true);
    }

    /** A: accepted without a find. R: rejected. */
    private static SwitchingState after(SwitchingState state, String lots) {
        SwitchingState now = state;
        for (int lot = 0; lot < lots.length(); lot++) {
            now = next(
                    now, lots.charAt(lot) == 'R' ? plan(now.mode().severity()).rejection() : 0);
        }
        return now;
    }

    private static SwitchingState tightened() {
        return after(SwitchingState.start(), "RR");
    }

    private static SwitchingState reduced() {
        return after(SwitchingState.start(), "AAAAAAAAAA");
    }

    @Nested
    class From_normal {

        @Test
        void goes_to_tightened_at_two_rejected_lots_among_five() {
            assertThat(tightened().mode()).isEqualTo(InspectionMode.TIGHTENED);
            assertThat(after(SwitchingState.start(), "RAAAR").mode()).isEqualTo(InspectionMode.TIGHTENED);
            assertThat(after(SwitchingState.start(), "AAARAAAR").mode()).isEqualTo(InspectionMode.TIGHTENED);
        }

        @Test
        void stays_where_the_second_is_the_sixth() {
            assertThat(after(SwitchingState.start(), "RAAAAR").mode()).isEqualTo(InspectionMode.NORMAL);
        }

        @Test
        void goes_to_reduced_at_a_score_of_thirty() {
            assertThat(after(SwitchingState.start(), "AAAAAAAAA").score()).isEqualTo(27);
            assertThat(reduced().mode()).isEqualTo(InspectionMode.REDUCED);
        }

        @Test
        void stays_while_the_authority_does_not_agree() {
            SwitchingState state = SwitchingState.start();
            for (int lot = 0; lot < 12; lot++) {
                state = state.after(new LotResult(plan(Severity.NORMAL), 0, true), PLANS, false);
            }
            assertThat(state.mode()).isEqualTo(InspectionMode.NORMAL);
            assertThat(state.score()).isEqualTo(36);
            assertThat(next(state, 0).mode()).isEqualTo(InspectionMode.REDUCED);
        }

        @Test
        void loses_the_score_where_the_stricter_plan_would_have_rejected() {
            SwitchingState state = after(SwitchingState.start(), "AAA");
            assertThat(next(state, 3).score()).isEqualTo(12);
            assertThat(next(state, 4).score()).isZero();
            assertThat(next(state, 4).mode()).isEqualTo(InspectionMode.NORMAL);
        }

        @Test
        void adds_two_for_a_plan_that_accepts_at_most_one() {
            SamplingPlan small = PLANS.plan(200, InspectionLevel.II, new BigDecimal("1.0"), Severity.NORMAL);
            SwitchingState state = SwitchingState.start().after(new LotResult(small, 1, true), PLANS, true);
            assertThat(state.score()).isEqualTo(2);
            assertThat(state.after(new LotResult(small, 2, true), PLANS, true).score())
                    .isZero();
        }

        @Test
        void loses_the_score_where_the_stricter_plan_takes_another_sample() {
            SamplingPlan plan = PLANS.plan(600_000, InspectionLevel.II, new BigDecimal("2.5"), Severity.NORMAL);
            assertThat(PLANS.oneStepTighter(plan).orElseThrow().tableSize()).isNotEqualTo(plan.tableSize());
            SwitchingState state = after(SwitchingState.start(), "AA");
            assertThat(state.after(new LotResult(plan, 0, true), PLANS, true).score())
                    .isZero();
        }
    }

    @Nested
    class From_tightened {

        @Test
        void goes_to_normal_after_five_accepted_lots_in_a_row() {
            assertThat(after(tightened(), "AAAA").mode()).isEqualTo(InspectionMode.TIGHTENED);
            assertThat(after(tightened(), "AAAARAAAA").mode()).isEqualTo(InspectionMode.TIGHTENED);
            assertThat(after(tightened(), "AAAARAAAAA")).isEqualTo(SwitchingState.start());
        }

        @Test
        void is_discontinued_at_five_rejected_lots_however_many_were_accepted_between() {
            assertThat(after(tightened(), "RARAARAR").mode()).isEqualTo(InspectionMode.TIGHTENED);
            assertThat(after(tightened(), "RARAARARR").mode()).isEqualTo(InspectionMode.DISCONTINUED);
        }

        @Test
        void counts_rejected_lots_anew_in_every_stay() {
            SwitchingState again = after(after(tightened(), "RRRRAAAAA"), "RR");
            assertThat(again.mode()).isEqualTo(InspectionMode.TIGHTENED);
            assertThat(again.rejected()).isZero();
        }
    }

    @Nested
    class From_reduced {

        @Test
        void stays_while_lots_are_accepted() {
            assertThat(after(reduced(), "AAAA").mode()).isEqualTo(InspectionMode.REDUCED);
        }

        @Test
        void goes_to_normal_at_a_rejected_lot_and_at_one_between_the_numbers() {
            assertThat(after(reduced(), "R")).isEqualTo(SwitchingState.start());
            assertThat(next(reduced(), plan(Severity.REDUCED).acceptance() + 1)).isEqualTo(SwitchingState.start());
            assertThat(next(reduced(), plan(Severity.REDUCED).acceptance()).mode())
                    .isEqualTo(InspectionMode.REDUCED);
        }

        @Test
        void goes_to_normal_when_production_is_irregular() {
            assertThat(reduced().backToNormal()).isEqualTo(SwitchingState.start());
            assertThat(reduced().after(new LotResult(plan(Severity.REDUCED), 0, true), PLANS, false))
                    .isEqualTo(SwitchingState.start());
            assertThat(tightened().backToNormal()).isEqualTo(tightened());
        }

        @Test
        void goes_to_normal_at_a_rejected_lot_that_was_planned_before_the_switch() {
            LotResult late =
                    new LotResult(plan(Severity.NORMAL), plan(Severity.NORMAL).rejection(), true);
            assertThat(reduced().after(late, PLANS, true)).isEqualTo(SwitchingState.start());
        }
    }

    @Nested
    class While_discontinued {

        private final SwitchingState discontinued = after(tightened(), "RRRRR");

        @Test
        void gives_no_plan() {
            assertThatThrownBy(() -> discontinued.mode().severity()).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void stays_so_whatever_comes_late() {
            LotResult late = new LotResult(plan(Severity.TIGHTENED), 0, true);
            assertThat(discontinued.after(late, PLANS, true)).isEqualTo(discontinued);
        }

        @Test
        void resumes_on_tightened_inspection() {
            assertThat(discontinued.resumed().mode()).isEqualTo(InspectionMode.TIGHTENED);
            assertThat(after(discontinued.resumed(), "RRRR").mode()).isEqualTo(InspectionMode.TIGHTENED);
            assertThat(SwitchingState.start().resumed()).isEqualTo(SwitchingState.start());
        }
    }

    @Nested
    class Does_not_count {

        @Test
        void a_resubmitted_lot() {
            LotResult resubmitted =
                    new LotResult(plan(Severity.NORMAL), plan(Severity.NORMAL).rejection(), false);
            SwitchingState state = after(SwitchingState.start(), "R");
            assertThat(state.after(resubmitted, PLANS, true)).isEqualTo(state);
        }

        @Test
        void a_lot_planned_before_the_switch() {
            LotResult late =
                    new LotResult(plan(Severity.NORMAL), plan(Severity.NORMAL).rejection(), true);
            assertThat(tightened().after(late, PLANS, true)).isEqualTo(tightened());
        }
    }

    @Test
    void keeps_no_more_history_than_it_needs() {
        assertThat(after(SwitchingState.start(), "RAAAAA").recent()).isEqualTo(List.of(true, true, true, true));
    }
}
