package io.countersign.api.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.quality.sampling.InspectionLevel;
import io.countersign.quality.sampling.SamplingPlans;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplingPlanViewTest {
    private static SamplingPlanView of(int lotSize, String aql) {
        return SamplingPlanView.of(SamplingPlans.mil105e(), lotSize, InspectionLevel.II, new BigDecimal(aql));
    }

    /** MIL-STD-105E, tables I and II-A to II-C: letter G of 151 to 280 items. */
    @Test
    void tells_the_plan_of_each_severity() {
        assertThat(of(200, "2.5").plans())
                .extracting(plan -> List.of(plan.letter(), plan.sampleSize(), plan.acceptance(), plan.rejection()))
                .containsExactly(List.of("G", 32, 2, 3), List.of("G", 32, 1, 2), List.of("G", 13, 1, 3));
    }

    @Test
    void tells_where_an_arrow_of_the_table_led() {
        assertThat(of(20, "1").plans().get(0))
                .isEqualTo(new SamplingPlanView.PlanBySeverity(
                        io.countersign.quality.sampling.Severity.NORMAL,
                        "C",
                        "E",
                        io.countersign.quality.sampling.Arrow.DOWN,
                        13,
                        0,
                        1,
                        false));
    }

    @Test
    void draws_the_curve_from_certain_acceptance_down_to_almost_none() {
        List<SamplingPlanView.AcceptancePoint> curve = of(200, "2.5").curve();
        assertThat(curve.get(0).accepted()).isEqualTo(1);
        assertThat(curve.get(curve.size() - 1).accepted()).isLessThan(0.02);
        assertThat(curve)
                .isSortedAccordingTo((a, b) -> Double.compare(b.accepted(), a.accepted()))
                .isSortedAccordingTo((a, b) -> Double.compare(a.quality(), b.quality()));
    }
}
