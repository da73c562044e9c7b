package io.countersign.quality.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.quality.agreement.Rating;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Expected values: a program of its own in NumPy, run until nothing moved by 1e-15. */
@DisplayName("The one-coin estimate")
class OneCoinTest {

    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void of_the_anaesthetists_is_that_of_another_program() {
        DawidSkeneFit fit = DawidSkene.oneCoin(
                Anaesthetists.CLASSES, Anaesthetists.ratings(), new DawidSkeneSettings(1e-13, 20_000));
        assertThat(fit.logLikelihood()).isCloseTo(-242.5059870236421, EXACT);
        double[] right = {
            0.8854304940623748, 0.7007248844389309, 0.8114650106077911, 0.8530677262500678, 0.8089197574200283
        };
        for (int rater = 0; rater < right.length; rater++) {
            assertThat(fit.skill(fit.raters().get(rater)).value().orElseThrow()).isCloseTo(right[rater], EXACT);
        }
        assertThat(fit.share("1")).isCloseTo(0.40191972677492777, EXACT);
        assertThat(fit.share("4")).isCloseTo(0.02235150500826145, EXACT);
    }

    @Test
    void takes_all_wrong_classes_for_as_likely() {
        DawidSkeneFit fit =
                DawidSkene.oneCoin(Anaesthetists.CLASSES, Anaesthetists.ratings(), DawidSkeneSettings.defaults());
        double right = fit.errorRate("1", "2", "2").value().orElseThrow();
        assertThat(fit.errorRate("1", "3", "3").value().orElseThrow()).isEqualTo(right);
        assertThat(fit.errorRate("1", "3", "1").value().orElseThrow()).isCloseTo((1 - right) / 3, EXACT);
    }

    @Test
    void knows_one_class_only_where_there_is_only_one() {
        DawidSkeneFit fit =
                DawidSkene.oneCoin(List.of("x"), List.of(new Rating("i", "a", "x")), DawidSkeneSettings.defaults());
        assertThat(fit.label("i", 1)).hasValue("x");
        assertThat(fit.skill("a").value()).hasValue(1);
    }
}
