package io.countersign.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.api.access.AccessMatrix.Line;
import io.countersign.api.testing.Browser;
import io.countersign.api.testing.TestSystem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint, called as every role in every relation, as nobody, and with tokens that are not valid. */
class AccessMatrixTest {
    private static final TestSystem SYSTEM = TestSystem.shared();
    private static final AccessMatrix MATRIX = AccessMatrix.read();
    private static final Scene SCENE = new Scene(SYSTEM);
    private static final Everybody EVERYBODY = new Everybody(SYSTEM, SCENE);

    static List<Line> lines() {
        return MATRIX.lines();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void is_answered_as_the_matrix_says(Line line) {
        assertThat(EVERYBODY.deviations(line)).isEmpty();
    }

    @Test
    void has_a_line_for_everything_that_can_be_called_and_no_other() {
        assertThat(MATRIX.gaps(Operations.of(SYSTEM))).isEmpty();
    }

    @Test
    void covers_the_openapi_document() {
        Set<Operation> called = new TreeSet<>(Comparator.comparing(Operation::toString));
        MATRIX.lines()
                .forEach(line -> called.add(new Operation(
                        line.operation().method(), line.operation().path(), "")));
        assertThat(Operations.ofDocument(SYSTEM)).isNotEmpty().isSubsetOf(called);
    }

    @Test
    void is_closed_to_a_page_without_its_csrf_token_where_it_may_change_something() {
        Browser browser = new Browser();
        browser.submit(
                browser.open(SYSTEM.api().resolve("/")),
                Map.of("username", "meridian-owner-1", "password", "countersign-demo"));
        assertThat(MATRIX.lines().stream()
                        .map(Line::operation)
                        .filter(operation -> !operation.method().equals("GET"))
                        .distinct()
                        .map(operation -> operation + " "
                                + browser.script(
                                                operation.method(),
                                                SYSTEM.api().resolve(SCENE.address(operation)),
                                                null)
                                        .statusCode()))
                .hasSizeGreaterThan(20)
                .allMatch(answer -> answer.endsWith(" 403"));
    }

    @Nested
    class Would_fail {
        private final Operation history = Operation.get("/api/v1/jobs/{jobId}/history");

        private AccessMatrix without(Relation relation) {
            return new AccessMatrix(MATRIX.lines().stream()
                    .filter(line -> !line.operation().equals(history) || line.relation() != relation)
                    .toList());
        }

        @Test
        void for_an_endpoint_without_a_line() {
            Set<Operation> more = Operations.of(SYSTEM);
            more.add(Operation.get("/api/v1/jobs/{jobId}/secrets"));
            assertThat(MATRIX.gaps(more)).hasSize(3).allMatch(gap -> gap.contains("CONTRIBUTING.md"));
        }

        @Test
        void for_a_line_without_an_endpoint() {
            Set<Operation> fewer = Operations.of(SYSTEM);
            fewer.remove(history);
            assertThat(MATRIX.gaps(fewer)).singleElement().asString().contains(history.path(), "no such endpoint");
        }

        @Test
        void for_a_relation_that_is_left_out() {
            assertThat(without(Relation.STRANGER).gaps(Operations.of(SYSTEM)))
                    .anyMatch(gap -> gap.contains("no line for stranger"));
        }

        @Test
        void where_more_people_may_than_the_matrix_says_and_where_fewer_may() {
            Line line = MATRIX.lines().stream()
                    .filter(one -> one.operation().equals(history) && one.relation() == Relation.OWNER)
                    .findFirst()
                    .orElseThrow();
            Map<String, String> cells = new HashMap<>(line.cells());
            cells.put("auditor", "no");
            cells.put("annotator", "yes");
            cells.put(AccessMatrix.ANONYMOUS, "yes");
            cells.put(AccessMatrix.BAD_TOKEN, "yes");
            List<String> deviations = EVERYBODY.deviations(new Line(line.operation(), line.relation(), 200, cells));
            assertThat(deviations).hasSize(2 + 1 + Everybody.BAD_TOKENS);
        }
    }
}
