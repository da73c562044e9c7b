package io.countersign.consolidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.agree.Labels;
import io.countersign.identity.Actor;
import io.countersign.job.Policy;
import io.countersign.problem.WrongState;
import io.countersign.schema.Shape;
import io.countersign.testing.Domain;
import io.countersign.testing.Labelling;
import io.countersign.testing.People;
import io.countersign.testing.Policies;
import io.countersign.testing.SampleJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Consolidating a package")
class LargePackageTest {
    private static final Domain domain = new Domain();
    private static final Actor WORKER = new Actor.Worker("consolidate-labels", 1, "ConsolidateLabels");
    private static int jobs;

    @AfterAll
    static void close() {
        domain.close();
    }

    @Test
    void of_a_thousand_items_holds_a_page_of_them_at_a_time() {
        Labelling work = labelling(1_000);
        for (String person : List.of("ann", "bob")) {
            work.submit("ANNOTATE", People.annotator("supplier-east", person), no -> List.of(label("same")));
        }
        List<Integer> pages = new ArrayList<>();
        List<Integer> nos = new ArrayList<>();
        domain.get(Labels.class).forEachPage(work.packageId(), page -> {
            pages.add(page.size());
            page.forEach(item -> nos.add(item.no()));
        });
        assertThat(pages).hasSize(20).allSatisfy(size -> assertThat(size).isEqualTo(Labels.PAGE));
        assertThat(nos).isEqualTo(IntStream.rangeClosed(1, 1_000).boxed().toList());

        assertThat(domain.get(Consolidation.class).consolidate(WORKER, work.packageId()))
                .isEqualTo(1_000);
        assertThat(work.row(
                        "select count(*) n, min(confidence) least from consensus where package_id = ?",
                        work.packageId()))
                .containsEntry("n", 1_000L)
                .containsEntry("least", 1.0);
        assertThat(work.events("label.consolidated")).hasSize(1_000);
    }

    @Test
    void leaves_an_item_disputed_on_which_people_tie_and_nobody_decides() {
        Labelling work = labelling(2);
        work.submit("ANNOTATE", People.annotator("supplier-east", "ann"), no -> List.of(label("same")));
        work.submit(
                "ANNOTATE", People.annotator("supplier-east", "bob"), no -> List.of(label(no == 1 ? "other" : "same")));
        domain.get(Consolidation.class).consolidate(WORKER, work.packageId());
        assertThat(work.itemState(1)).isEqualTo("DISPUTED");
        assertThat(work.itemState(2)).isEqualTo("AGREED");
        assertThat(work.consensus(1)).extracting(Shape::label).containsExactly("same");
        assertThat(work.row("select confidence from consensus where job_id = ? and item_no = 1", work.jobId()))
                .containsEntry("confidence", 0.5);
    }

    @Test
    void puts_a_lot_to_inspection_with_its_last_package() {
        Labelling work = labelling(1);
        work.submit("ANNOTATE", People.annotator("supplier-east", "ann"), no -> List.of(label("same")));
        domain.get(Consolidation.class).consolidate(WORKER, work.packageId());
        assertThat(work.row(
                        "select l.state from lot l join work_package p on p.lot_id = l.id where p.id = ?",
                        work.packageId()))
                .containsEntry("state", "INSPECTION");
        assertThat(work.events("lot.ready")).hasSize(1);
    }

    @Test
    void keeps_nothing_where_an_item_has_no_labels() {
        Labelling work = labelling(2);
        assertThatThrownBy(() -> domain.get(Consolidation.class).consolidate(WORKER, work.packageId()))
                .isInstanceOf(WrongState.class)
                .hasMessageContaining("/1 has no labels");
        assertThat(work.row("select count(*) n from consensus where package_id = ?", work.packageId()))
                .containsEntry("n", 0L);
        assertThat(work.packageState()).isEqualTo("OPEN");
    }

    private static Labelling labelling(int size) {
        Policy policy = Policies.with(Policy.Consolidation.MAJORITY, Policy.Review.NONE, 2, 0);
        return new Labelling(domain, new SampleJob(domain, "large-" + ++jobs, policy), "supplier-east", size);
    }

    private static Shape label(String label) {
        return new Shape.Classification("c", label, Map.of());
    }
}
