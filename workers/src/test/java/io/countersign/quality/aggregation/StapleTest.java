package io.countersign.quality.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import io.countersign.quality.geometry.Mask;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("STAPLE")
class StapleTest {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final StapleSettings SETTINGS = new StapleSettings(1e-12, 100_000);

    /** A rectangle of 10 x 12 pixels in 20 x 20, with every so-manieth pixel of a person wrong. */
    private static Map<String, Mask> drawn() {
        Map<String, Mask> masks = new LinkedHashMap<>();
        int[] wrong = {7, 9, 5, 11};
        for (int person = 0; person < wrong.length; person++) {
            boolean[][] rows = new boolean[20][20];
            for (int row = 0; row < 20; row++) {
                for (int column = 0; column < 20; column++) {
                    int pixel = row * 20 + column;
                    boolean inside = row >= 5 && row < 15 && column >= 4 && column < 16;
                    int number = pixel * 7 + 13 * person * person + pixel * pixel * (person + 1);
                    rows[row][column] = inside != (number % wrong[person] == 0);
                }
            }
            masks.put("p" + person, Mask.ofRows(rows));
        }
        return masks;
    }

    /** Expected values: a program of its own in NumPy, pixel by pixel. */
    @Test
    void is_that_of_another_program() {
        StapleFit fit = Staple.fit(drawn(), SETTINGS);
        double[] sensitivity = {0.8493028442958883, 0.9831041829237777, 0.83278849972155, 0.8161833731619142};
        double[] specificity = {0.8620838021428324, 1.0, 0.7900684451392863, 0.8259510939834344};
        for (int person = 0; person < 4; person++) {
            assertThat(fit.people().get("p" + person).sensitivity()).isCloseTo(sensitivity[person], EXACT);
            assertThat(fit.people().get("p" + person).specificity()).isCloseTo(specificity[person], EXACT);
        }
        assertThat(fit.mask(0.5).size()).isEqualTo(122);
        assertThat(fit.confidence().value().orElseThrow()).isCloseTo(0.9920847399326299, EXACT);
        assertThat(fit.converged()).isTrue();
    }

    @Test
    void of_people_who_agree_is_what_they_drew() {
        Mask mask = drawn().get("p1");
        StapleFit fit = Staple.fit(Map.of("a", mask, "b", mask, "c", mask), StapleSettings.defaults());
        assertThat(fit.mask(0.5)).isEqualTo(mask);
        assertThat(fit.people().get("a")).isEqualTo(new StapleFit.Person(1, 1));
        assertThat(fit.confidence()).isEqualTo(Coefficient.of(1));
    }

    @Test
    void of_empty_masks_is_empty() {
        Mask nothing = Mask.ofCounts(4, 3, 12);
        StapleFit fit = Staple.fit(Map.of("a", nothing, "b", nothing), StapleSettings.defaults());
        assertThat(fit.mask(0.5)).isEqualTo(nothing);
        assertThat(fit.confidence()).isEqualTo(Coefficient.undefined(Reason.NO_DATA));
    }

    @Test
    void of_full_masks_is_full() {
        Mask all = Mask.ofCounts(4, 3, 0, 12);
        assertThat(Staple.fit(Map.of("a", all, "b", all), StapleSettings.defaults())
                        .mask(0.5))
                .isEqualTo(all);
    }

    @Test
    void refuses_masks_of_different_images_and_none() {
        assertThatThrownBy(() -> Staple.fit(
                        Map.of("a", Mask.ofCounts(4, 3, 12), "b", Mask.ofCounts(3, 4, 12)), StapleSettings.defaults()))
                .hasMessage("masks of images of 3 x 4 and 4 x 3");
        assertThatThrownBy(() -> Staple.fit(Map.of(), StapleSettings.defaults()))
                .hasMessageContaining("no mask");
    }
}
