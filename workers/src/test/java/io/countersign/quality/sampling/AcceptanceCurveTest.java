package io.countersign.quality.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The acceptance curve of a plan")
class AcceptanceCurveTest {

    private static SamplingPlan plan(int lot, String aql) {
        return SamplingPlans.mil105e().plan(lot, InspectionLevel.II, new BigDecimal(aql), Severity.NORMAL);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1.0", "200, 0.65", "60, 10", "1000, 40"})
    void is_read_in_both_directions(int lot, String aql) {
        SamplingPlan plan = plan(lot, aql);
        for (double probability : new double[] {0.99, 0.95, 0.5, 0.1, 0.01}) {
            assertThat(plan.acceptanceProbability(plan.qualityAcceptedWith(probability)))
                    .isCloseTo(probability, within(1e-9));
        }
    }

    /** 13 items and none bad: p = 1 - probability to the power of 1 / 13. */
    @Test
    void has_a_closed_form_where_nothing_bad_is_accepted() {
        assertThat(plan(150, "1.0").qualityAcceptedWith(0.1)).isCloseTo(1 - Math.pow(0.1, 1.0 / 13), within(1e-12));
    }

    @Test
    void of_the_lot_itself_ends_at_what_the_sample_cannot_miss() {
        SamplingPlan plan = plan(200, "1.0");
        assertThat(plan.acceptanceProbabilityOfLot(0)).isEqualTo(1);
        assertThat(plan.acceptanceProbabilityOfLot(4)).isCloseTo(0.7393570683752557, within(1e-10));
        assertThat(plan.acceptanceProbabilityOfLot(152)).isZero();
        SamplingPlan counts = plan(200, "15");
        assertThatThrownBy(() -> counts.acceptanceProbabilityOfLot(1)).hasMessageContaining("nonconformities");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 50, 200, 5_000, 100_000})
    void with_zero_accepted_keeps_the_risk_with_the_smallest_sample(int lot) {
        ZeroAcceptancePlan plan = ZeroAcceptancePlan.of(lot, 0.02, 0.1);
        int bad = plan.nonconforming();
        assertThat(bad).isEqualTo((int) Math.max(1, Math.ceil(lot / 50.0)));
        assertThat(plan.acceptanceProbability(bad)).isLessThanOrEqualTo(0.1);
        assertThat(OperatingCharacteristic.hypergeometric(lot, bad, plan.sampleSize() - 1, 0))
                .isGreaterThan(0.1);
        assertThat(plan.acceptanceProbability(0)).isEqualTo(1);
    }

    @Test
    void with_zero_accepted_refuses_what_is_no_share() {
        assertThatThrownBy(() -> ZeroAcceptancePlan.of(0, 0.1, 0.1)).hasMessageContaining("lot size");
        assertThatThrownBy(() -> ZeroAcceptancePlan.of(9, 0, 0.1)).hasMessageContaining("limiting quality");
        assertThatThrownBy(() -> ZeroAcceptancePlan.of(9, 0.1, 1)).hasMessageContaining("risk");
    }
}
