package io.countersign.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.schema.Shape;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MaintieReportTest {
    private static final int PACKAGE = 20;
    private static final MaintieCorpus CORPUS = MaintieCorpus.shipped().first(10 * PACKAGE);
    private static final SimulatedPeople PEOPLE = new SimulatedPeople(CORPUS, 5);

    /** Packages go to the suppliers by turns. */
    private static Map<String, Map<String, Map<String, List<Shape>>>> submitted() {
        Map<String, Map<String, Map<String, List<Shape>>>> submitted = new TreeMap<>();
        for (int i = 0; i < CORPUS.orders().size(); i++) {
            WorkOrder order = CORPUS.orders().get(i);
            int number = i / PACKAGE;
            String supplier = number % 2 == 0 ? "east" : "west";
            SimulatedPeople.annotators().forEach((name, factor) -> {
                if (name.startsWith(supplier)) {
                    submitted
                            .computeIfAbsent(String.valueOf(number), any -> new TreeMap<>())
                            .computeIfAbsent(name, any -> new LinkedHashMap<>())
                            .put(order.externalId(), PEOPLE.read(name, factor, order));
                }
            });
        }
        return submitted;
    }

    private static MaintieReport report(Function<WorkOrder, List<Shape>> released) {
        return MaintieReport.of(
                CORPUS.byId(),
                submitted(),
                CORPUS.orders().stream()
                        .map(order -> new ReleasedTexts.Text(order.externalId(), released.apply(order), false))
                        .toList(),
                5);
    }

    @Test
    void says_how_near_each_annotator_came_the_careful_ones_nearer() {
        MaintieReport report = report(order -> order.gold().shapes(order));
        assertThat(report.released().f1()).isEqualTo(1);
        assertThat(report.released().same()).isEqualTo(CORPUS.orders().size());
        for (MaintieReport.Supplier supplier : report.suppliers().values()) {
            List<Double> scores =
                    supplier.people().values().stream().map(TextScores::f1).toList();
            assertThat(scores).hasSize(3).isSortedAccordingTo((a, b) -> Double.compare(b, a));
            assertThat(scores).allMatch(score -> score < 1);
        }
        assertThat(report.consensusIsNearest()).isTrue();
    }

    @Test
    void finds_the_careful_supplier_in_better_agreement() {
        MaintieReport report = report(order -> order.gold().shapes(order));
        MaintieReport.Supplier east = Objects.requireNonNull(report.suppliers().get("supplier-east"));
        MaintieReport.Supplier west = Objects.requireNonNull(report.suppliers().get("supplier-west"));
        assertThat(east.gamma().packages()).isEqualTo(5);
        assertThat(east.gamma().gamma()).isGreaterThan(west.gamma().gamma()).isLessThan(1);
        assertThat(east.between().entityF1()).isGreaterThan(west.between().entityF1());
        assertThat(east.between().relationF1()).isGreaterThan(west.between().relationF1());
    }

    @Test
    void is_not_proud_of_a_release_that_is_one_annotators() {
        MaintieReport report = report(order -> PEOPLE.read("somebody", 3, order));
        assertThat(report.consensusIsNearest()).isFalse();
        StringWriter said = new StringWriter();
        report.print(new PrintWriter(said, true));
        assertThat(said.toString()).contains("supplier-west", "east-annotator-3", "is not nearer to the gold");
    }

    @Test
    void counts_an_entity_of_another_class_as_another() {
        WorkOrder order = CORPUS.orders().get(0);
        Reading.Entity first = order.gold().entities().get(0);
        Reading renamed = new Reading(
                List.of(
                        new Reading.Entity(first.from(), first.to(), "organism"),
                        order.gold().entities().get(1)),
                List.of());
        TextScores scores = new TextScores();
        scores.add(order.gold().shapes(order), renamed.shapes(order));
        // One of two is right, of three that there are: 2 x 1 / (2 + 3).
        assertThat(scores.entityF1()).isCloseTo(0.4, within(1e-12));
        assertThat(scores.relationF1()).isZero();
    }
}
