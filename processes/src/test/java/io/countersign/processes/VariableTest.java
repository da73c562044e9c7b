package io.countersign.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VariableTest {

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(Variable.text("v"), "a", "a"),
                arguments(Variable.flag("v"), true, true),
                arguments(Variable.count("v"), 7, 7),
                arguments(Variable.number("v"), 0.5, 0.5),
                arguments(Variable.texts("v"), List.of("a", "b"), List.of("a", "b")),
                arguments(
                        Variable.moment("v"),
                        OffsetDateTime.parse("2026-11-30T08:00+08:00"),
                        "2026-11-30T08:00:00+08:00"),
                arguments(Variable.duration("v"), Duration.ofDays(2), "PT48H"),
                arguments(Variable.oneOf("v", ReviewOutcome.class), ReviewOutcome.DISPUTED, "disputed"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_crosses_and_comes_back(Variable<Object> variable, Object value, Object onTheWire) {
        assertThat(variable.is(value)).isEqualTo(Map.entry("v", onTheWire));
        assertThat(variable.in(Map.of("v", onTheWire))).isEqualTo(value);
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                arguments(Variable.text("v"), 1),
                arguments(Variable.flag("v"), "true"),
                arguments(Variable.count("v"), 1.5),
                arguments(Variable.count("v"), 3_000_000_000L),
                arguments(Variable.number("v"), "1"),
                arguments(Variable.texts("v"), List.of("a", 1)),
                arguments(Variable.moment("v"), "2026-11-30T08:00"),
                arguments(Variable.duration("v"), "2 days"),
                arguments(Variable.oneOf("v", ReviewOutcome.class), "DISPUTED"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void a_value_of_another_shape_is_refused_by_name(Variable<?> variable, Object onTheWire) {
        assertThatThrownBy(() -> variable.in(Map.of("v", onTheWire)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Variable v is not ");
    }

    @Test
    void a_missing_value_is_refused_by_name() {
        assertThatThrownBy(() -> Variable.count("v").in(Map.of())).hasMessage("Variable v is missing");
    }

    @Test
    void a_whole_number_may_come_as_any_number() {
        assertThat(Variable.count("v").in(Map.of("v", 7L))).isEqualTo(7);
        assertThat(Variable.count("v").in(Map.of("v", 7.0))).isEqualTo(7);
    }

    @Test
    void an_undefined_value_is_null() {
        assertThat(Variable.map(
                        Variable.number("v").isUndefined(), Variable.flag("w").is(false)))
                .containsEntry("v", null)
                .containsEntry("w", false);
    }
}
