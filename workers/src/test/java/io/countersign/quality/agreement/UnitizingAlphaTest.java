package io.countersign.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import io.countersign.quality.agreement.UnitizingAlpha.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.dkpro.statistics.agreement.unitizing.KrippendorffAlphaUnitizingAgreement;
import org.dkpro.statistics.agreement.unitizing.UnitizingAnnotationStudy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Alpha of units on a line")
class UnitizingAlphaTest {

    private static final List<String> CATEGORIES = List.of("drift", "spike");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    private static List<Unit> units(SplittableRandom random, int raters) {
        List<Unit> units = new ArrayList<>();
        for (int rater = 0; rater < raters; rater++) {
            for (String category : CATEGORIES) {
                long at = 10 + random.nextInt(20);
                while (at < 180) {
                    long length = 1 + random.nextInt(25);
                    units.add(new Unit("r" + rater, category, at, Math.min(200, at + length)));
                    at += length + random.nextInt(40);
                }
            }
        }
        return units;
    }

    private static Set<String> raters(int count) {
        Set<String> raters = new LinkedHashSet<>();
        for (int rater = 0; rater < count; rater++) {
            raters.add("r" + rater);
        }
        return raters;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_that_of_DKPro(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int raters = 2 + random.nextInt(3);
        List<Unit> units = units(random, raters);
        UnitizingAnnotationStudy study = new UnitizingAnnotationStudy(raters, 10, 190);
        for (Unit unit : units) {
            study.addUnit(
                    unit.start(),
                    unit.end() - unit.start(),
                    Integer.parseInt(unit.rater().substring(1)),
                    unit.category());
        }
        KrippendorffAlphaUnitizingAgreement oracle = new KrippendorffAlphaUnitizingAgreement(study);
        UnitizingAlpha alpha = UnitizingAlpha.of(raters(raters), 10, 200, units);
        assertThat(alpha.coefficient().value().orElseThrow()).isCloseTo(oracle.calculateAgreement(), within(1e-9));
        for (String category : CATEGORIES) {
            assertThat(alpha.perCategory().get(category).value().orElseThrow())
                    .isCloseTo(oracle.calculateCategoryAgreement(category), within(1e-9));
        }
    }

    @Test
    void is_one_where_all_mark_the_same_and_less_where_one_marks_nothing() {
        List<Unit> same = List.of(new Unit("r0", "drift", 5, 9), new Unit("r1", "drift", 5, 9));
        assertThat(UnitizingAlpha.of(raters(2), 0, 50, same).coefficient()).isEqualTo(Coefficient.of(1));
        assertThat(UnitizingAlpha.of(raters(3), 0, 50, same).coefficient().reaches(0.9))
                .isFalse();
    }

    @Test
    void is_undefined_where_nobody_marked_anything_or_nobody_else_looked() {
        assertThat(UnitizingAlpha.of(raters(2), 0, 50, List.of()).coefficient())
                .isEqualTo(Coefficient.undefined(Reason.NO_VARIATION));
        assertThat(UnitizingAlpha.of(raters(1), 0, 50, List.of(new Unit("r0", "drift", 1, 2)))
                        .coefficient())
                .isEqualTo(Coefficient.undefined(Reason.NO_PAIRS));
    }

    @Test
    void refuses_units_that_overlap_leave_the_line_or_are_of_nobody() {
        List<Unit> overlapping = List.of(new Unit("r0", "drift", 1, 5), new Unit("r0", "drift", 4, 8));
        assertThatThrownBy(() -> UnitizingAlpha.of(raters(2), 0, 50, overlapping))
                .hasMessageContaining("overlaps");
        List<Unit> outside = List.of(new Unit("r0", "drift", 1, 51));
        assertThatThrownBy(() -> UnitizingAlpha.of(raters(2), 0, 50, outside)).hasMessageContaining("leaves the line");
        List<Unit> stranger = List.of(new Unit("r7", "drift", 1, 2));
        assertThatThrownBy(() -> UnitizingAlpha.of(raters(2), 0, 50, stranger)).hasMessageContaining("r7");
        assertThatThrownBy(() -> new Unit("r0", "drift", 3, 3)).hasMessageContaining("from 3 to 3");
    }
}
