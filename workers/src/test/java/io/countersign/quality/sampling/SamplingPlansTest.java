package io.countersign.quality.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The plans of MIL-STD-105E")
class SamplingPlansTest {

    private static final SamplingPlans PLANS = SamplingPlans.mil105e();
    private static final List<String> LETTERS = List.of("A,B,C,D,E,F,G,H,J,K,L,M,N,P,Q,R".split(","));

    /** Level III reaches every letter but A, level II that one. */
    private static final int[] LOT_OF_LETTER = {
        8, 8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10_000, 35_000, 150_000, 500_000, 500_001
    };

    private static SamplingPlan plan(int lot, String level, String aql, Severity severity) {
        return PLANS.plan(lot, InspectionLevel.of(level), new BigDecimal(aql), severity);
    }

    @ParameterizedTest(name = "lot {0}, level {1}, AQL {2}: {3}, n {4}, {5}/{6}")
    @CsvSource({
        "200, II, 1.0, H, 50, 1, 2",
        "150, II, 1.0, E, 13, 0, 1",
        "90, II, 0.65, F, 20, 0, 1",
        "600000, II, 2.5, N, 500, 21, 22",
        "1000, II, 2.5, J, 80, 5, 6"
    })
    void follow_the_arrows(int lot, String level, String aql, String letter, int n, int ac, int re) {
        SamplingPlan plan = plan(lot, level, aql, Severity.NORMAL);
        assertThat(plan.letter()).isEqualTo(letter);
        assertThat(plan.tableSize()).isEqualTo(n);
        assertThat(plan.acceptance()).isEqualTo(ac);
        assertThat(plan.rejection()).isEqualTo(re);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "mil-std-105e-sums.csv", numLinesToSkip = 1)
    void are_those_of_the_reference_in_all_cells(String severity, String letter, long n, long ac, long re, long codes) {
        int row = LETTERS.indexOf(letter);
        InspectionLevel level = row == 0 ? InspectionLevel.II : InspectionLevel.III;
        long[] sums = new long[4];
        for (int i = 0; i < PLANS.aqls().size(); i++) {
            SamplingPlan plan =
                    PLANS.plan(LOT_OF_LETTER[row], level, PLANS.aqls().get(i), Severity.of(severity));
            assertThat(plan.lotLetter()).isEqualTo(letter);
            sums[0] += (i + 1L) * plan.tableSize();
            sums[1] += (i + 1L) * plan.acceptance();
            sums[2] += (i + 1L) * plan.rejection();
            sums[3] += (i + 1L) * (plan.letter().charAt(0) * 3 + code(plan.arrow()));
        }
        assertThat(PLANS.aqls()).hasSize(26);
        assertThat(sums).containsExactly(n, ac, re, codes);
    }

    private static int code(Arrow arrow) {
        return switch (arrow) {
            case NONE -> 0;
            case UP -> 1;
            case DOWN -> 2;
        };
    }

    @ParameterizedTest(name = "lot {0}: {1} {2} {3}")
    @CsvSource({
        "1, A, A, B",
        "2, A, A, B",
        "8, A, A, B",
        "9, A, B, C",
        "150, D, F, G",
        "151, E, G, H",
        "500000, M, P, Q",
        "500001, N, Q, R",
        "2147483647, N, Q, R"
    })
    void take_the_letter_from_the_size_of_the_lot(int lot, String one, String two, String three) {
        assertThat(PLANS.letter(lot, InspectionLevel.I)).isEqualTo(one);
        assertThat(PLANS.letter(lot, InspectionLevel.II)).isEqualTo(two);
        assertThat(PLANS.letter(lot, InspectionLevel.III)).isEqualTo(three);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"S-1, D", "S-2, E", "S-3, H", "S-4, K"})
    void know_the_special_levels(String level, String letter) {
        assertThat(PLANS.letter(600_000, InspectionLevel.of(level))).isEqualTo(letter);
    }

    @Test
    void say_which_way_the_arrow_led() {
        assertThat(plan(200, "II", "1.0", Severity.NORMAL))
                .returns("G", SamplingPlan::lotLetter)
                .returns("H", SamplingPlan::letter)
                .returns(Arrow.DOWN, SamplingPlan::arrow);
        assertThat(plan(1000, "II", "2.5", Severity.NORMAL).arrow()).isEqualTo(Arrow.NONE);
        assertThat(plan(600_000, "II", "2.5", Severity.NORMAL).arrow()).isEqualTo(Arrow.UP);
    }

    @Nested
    class Inspect {

        @Test
        void the_whole_lot_where_it_is_no_larger_than_the_sample() {
            assertThat(plan(12, "II", "0.010", Severity.NORMAL))
                    .returns(true, SamplingPlan::wholeLot)
                    .returns(12, SamplingPlan::sampleSize)
                    .returns(1250, SamplingPlan::tableSize);
            assertThat(plan(13, "II", "1.0", Severity.NORMAL).wholeLot()).isTrue();
            assertThat(plan(14, "II", "1.0", Severity.NORMAL).wholeLot()).isFalse();
            assertThat(plan(1, "II", "6.5", Severity.NORMAL).sampleSize()).isEqualTo(1);
        }

        @Test
        void and_judge_by_the_two_numbers() {
            SamplingPlan normal = plan(1000, "II", "2.5", Severity.NORMAL);
            assertThat(normal.judge(5)).isEqualTo(LotDecision.ACCEPTED);
            assertThat(normal.judge(6)).isEqualTo(LotDecision.REJECTED);
            SamplingPlan reduced = plan(1000, "II", "2.5", Severity.REDUCED);
            assertThat(reduced.judge(reduced.acceptance())).isEqualTo(LotDecision.ACCEPTED);
            assertThat(reduced.judge(reduced.acceptance() + 1)).isEqualTo(LotDecision.ACCEPTED_BACK_TO_NORMAL);
            assertThat(reduced.judge(reduced.rejection())).isEqualTo(LotDecision.REJECTED);
        }

        @Test
        void and_refuse_more_nonconforming_items_than_were_inspected_but_not_more_nonconformities() {
            assertThatThrownBy(() -> plan(200, "II", "1.0", Severity.NORMAL).judge(51))
                    .hasMessageContaining("51 nonconforming items in a sample of 50");
            assertThatThrownBy(() -> plan(200, "II", "1.0", Severity.NORMAL).judge(-1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(plan(8, "II", "1000", Severity.NORMAL).judge(30)).isEqualTo(LotDecision.ACCEPTED);
        }
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void accept_less_the_worse_the_process_is(Severity severity) {
        SamplingPlan plan = plan(1000, "II", "2.5", severity);
        double before = 1;
        assertThat(plan.acceptanceProbability(0)).isEqualTo(1);
        for (int percent = 1; percent <= 100; percent++) {
            double now = plan.acceptanceProbability(percent / 100.0);
            assertThat(now).isLessThan(before);
            before = now;
        }
        assertThat(plan.acceptanceProbability(1)).isZero();
    }

    @Test
    void step_to_the_next_stricter_aql() {
        SamplingPlan plan = plan(1000, "II", "2.5", Severity.NORMAL);
        assertThat(PLANS.oneStepTighter(plan)).hasValueSatisfying(tighter -> {
            assertThat(tighter.aql()).isEqualByComparingTo("1.5");
            assertThat(tighter.acceptance()).isEqualTo(3);
        });
        assertThat(PLANS.oneStepTighter(plan(1000, "II", "0.01", Severity.NORMAL)))
                .isEmpty();
    }

    @Test
    void refuse_what_the_table_does_not_have_and_say_what_it_has() {
        assertThatThrownBy(() -> plan(200, "II", "2", Severity.NORMAL))
                .hasMessageContaining("aql must be one of [0.01, 0.015,")
                .hasMessageContaining("was 2");
        assertThatThrownBy(() -> plan(0, "II", "1.0", Severity.NORMAL)).hasMessageContaining("lot size");
        assertThatThrownBy(() -> InspectionLevel.of("IV")).hasMessageContaining("[S-1, S-2, S-3, S-4, I, II, III]");
    }
}
