package io.countersign.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.schema.Bounds;
import io.countersign.schema.LabelCheck;
import io.countersign.schema.LabelSchema;
import io.countersign.schema.LocalText;
import io.countersign.schema.Shape;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ErrorModelTest {
    private static final MaintieCorpus CORPUS = MaintieCorpus.shipped();
    private static final ErrorModel NONE = new ErrorModel(0, 0, 0, 0, 0, 0, 0);

    @Test
    void is_fed_with_all_that_was_published() {
        assertThat(CORPUS.orders()).hasSize(1_076);
        assertThat(CORPUS.orders().stream()
                        .mapToInt(order -> order.gold().entities().size())
                        .sum())
                .isEqualTo(3_397);
        assertThat(CORPUS.orders().stream()
                        .mapToInt(order -> order.gold().links().size())
                        .sum())
                .isEqualTo(2_341);
    }

    @Test
    void reads_the_gold_where_nothing_goes_wrong() {
        for (WorkOrder order : CORPUS.orders()) {
            assertThat(NONE.read(order, CORPUS, new SplittableRandom(1))).isEqualTo(order.gold());
        }
    }

    @Test
    void sees_nothing_where_everything_is_missed() {
        ErrorModel blind = new ErrorModel(1, 0, 0, 0, 0, 0, 0);
        for (WorkOrder order : CORPUS.orders()) {
            assertThat(blind.read(order, CORPUS, new SplittableRandom(1))).isEqualTo(new Reading(List.of(), List.of()));
        }
    }

    @Test
    void errs_as_often_as_it_says() {
        int entities = 0;
        int missed = 0;
        int renamed = 0;
        int shifted = 0;
        SplittableRandom random = new SplittableRandom(7);
        ErrorModel onlyMissing = new ErrorModel(0.2, 0, 0, 0, 0, 0, 0);
        ErrorModel onlyRenaming = new ErrorModel(0, 0, 0.2, 0, 0, 0, 0);
        ErrorModel onlyShifting = new ErrorModel(0, 0.2, 0, 0, 0, 0, 0);
        for (WorkOrder order : CORPUS.orders()) {
            List<Reading.Entity> gold = order.gold().entities();
            entities += gold.size();
            missed += gold.size()
                    - onlyMissing.read(order, CORPUS, random).entities().size();
            renamed += differing(gold, onlyRenaming.read(order, CORPUS, random).entities());
            shifted += differing(gold, onlyShifting.read(order, CORPUS, random).entities());
        }
        // Four standard errors of a share of 0.2.
        double width = 4 * Math.sqrt(0.2 * 0.8 / entities);
        assertThat((double) missed / entities).isCloseTo(0.2, within(width));
        assertThat((double) renamed / entities).isCloseTo(0.2, within(width));
        assertThat((double) shifted / entities).isCloseTo(0.2, within(width));
    }

    private static int differing(List<Reading.Entity> gold, List<Reading.Entity> read) {
        int differing = 0;
        for (int i = 0; i < gold.size(); i++) {
            differing += gold.get(i).equals(read.get(i)) ? 0 : 1;
        }
        return differing;
    }

    @Test
    void never_makes_labels_that_the_schema_refuses() {
        LabelSchema schema = new LabelSchema(
                CORPUS.classes().values().stream()
                        .map(MaintieCorpus.Kind::label)
                        .toList(),
                List.of(),
                new LocalText("规则", "rules"));
        SimulatedPeople people = new SimulatedPeople(CORPUS, 3);
        for (WorkOrder order : CORPUS.orders()) {
            List<Shape> shapes = people.read("somebody", 5, order);
            Bounds bounds =
                    Bounds.ofText(order.text().codePointCount(0, order.text().length()));
            assertThat(LabelCheck.check(schema, bounds, shapes, order.externalId()))
                    .isEmpty();
        }
    }

    @Test
    void gives_the_same_person_the_same_errors_in_a_text_whatever_came_before() {
        SimulatedPeople people = new SimulatedPeople(CORPUS, 3);
        WorkOrder last = CORPUS.orders().get(1_000);
        List<Shape> first = people.read("somebody", 2, last);
        people.read("somebody", 2, CORPUS.orders().get(5));
        assertThat(people.read("somebody", 2, last)).isEqualTo(first);
        assertThat(CORPUS.orders().stream()
                        .filter(order ->
                                !people.read("somebody", 2, order).equals(people.read("somebody else", 2, order)))
                        .count())
                .isGreaterThan(500);
    }
}
