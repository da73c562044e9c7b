package io.countersign.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.problem.Invalid;
import io.countersign.problem.WrongState;
import io.countersign.processes.SupplierDecision;
import io.countersign.processes.TaskKind;
import io.countersign.quality.sampling.InspectionMode;
import io.countersign.quality.sampling.Severity;
import io.countersign.testing.Domain;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lots of five items are inspected whole; one is rejected where all five are wrong. */
class SwitchingTest {
    private static final int ITEMS = 5;

    private final Domain domain = new Domain();
    private LotCase lots;

    @BeforeEach
    void a_job() {
        lots = new LotCase(domain, "switching", LotCase.policy("II", "1.0", false));
    }

    @AfterEach
    void close() {
        domain.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "A, NORMAL",
        "R, NORMAL",
        "RAAAR, TIGHTENED",
        "RAAAAR, NORMAL",
        "RRAAAA, TIGHTENED",
        "RRAAAAA, NORMAL",
        "RRAAAARAAAAA, NORMAL",
        "RRRRRR, TIGHTENED",
        "RRRRRRR, DISCONTINUED",
        "AAAAAAAAAAAAAAAA, NORMAL"
    })
    void original_inspections_move_the_supplier(String inspections, InspectionMode expected) {
        run(inspections);
        assertThat(mode("supplier-east")).isEqualTo(expected);
        assertThat(mode("supplier-west")).isEqualTo(InspectionMode.NORMAL);
    }

    @Test
    void reduced_inspection_is_for_steady_suppliers_where_the_owner_agrees() {
        lots = new LotCase(domain, "reduced", LotCase.policy("II", "1.0", true));
        run("AAAAAAAAAAAAAA");
        assertThat(mode("supplier-east")).isEqualTo(InspectionMode.NORMAL);
        run("A");
        assertThat(mode("supplier-east")).isEqualTo(InspectionMode.REDUCED);
        assertThat(severityOfNext()).isEqualTo(Severity.REDUCED);
        run("R");
        assertThat(severityOfNext()).isEqualTo(Severity.NORMAL);
    }

    @Test
    void the_next_lot_is_inspected_by_where_the_supplier_stands() {
        run("RR");
        assertThat(severityOfNext()).isEqualTo(Severity.TIGHTENED);
        assertThat(lots.events("supplier.switched")).hasSize(1);
    }

    @Test
    void a_lot_that_comes_back_does_not_count() {
        long lot = lots.ready("supplier-east", ITEMS);
        lots.inspect(lot, ITEMS);
        for (int i = 0; i < 4; i++) {
            comeBack(lot);
            lots.inspect(lot, ITEMS);
        }
        assertThat(mode("supplier-east")).isEqualTo(InspectionMode.NORMAL);
    }

    @Test
    void a_discontinued_supplier_waits_for_the_owner_and_may_go_on() {
        run("RRRRRR");
        long lot = lots.ready("supplier-east", ITEMS);
        assertThat(lots.inspect(lot, ITEMS)).containsEntry("inspectionDiscontinued", true);
        long task = lots.work.claimOfLot(LotCase.OWNER, TaskKind.DECIDE, lots.job.id(), lot);
        SupplierDecisions decisions = domain.get(SupplierDecisions.class);
        assertThatThrownBy(() -> decisions.submit(LotCase.OWNER, task, SupplierDecision.CONTINUE, "  "))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith("reason");
        decisions.submit(LotCase.OWNER, task, SupplierDecision.CONTINUE, "retrained; see 8D report 4711");
        assertThat(lots.work.outcome(task)).isEqualTo(Map.of("supplierDecision", "continue"));
        assertThat(mode("supplier-east")).isEqualTo(InspectionMode.TIGHTENED);
        lots.giveBack(lot);
        assertThat(domain.get(Lots.class).get(lot).supplier()).isEqualTo("supplier-east");
        assertThat(lots.events("supplier.decided"))
                .singleElement()
                .satisfies(event -> assertThat(event).containsEntry("reason", "retrained; see 8D report 4711"));
    }

    @Test
    void a_replaced_supplier_gives_the_lot_to_another() {
        run("RRRRRR");
        long lot = lots.ready("supplier-east", ITEMS);
        lots.inspect(lot, ITEMS);
        long task = lots.work.claimOfLot(LotCase.OWNER, TaskKind.DECIDE, lots.job.id(), lot);
        domain.get(SupplierDecisions.class)
                .submit(LotCase.OWNER, task, SupplierDecision.REPLACE, "no corrective action offered");
        lots.giveBack(lot);
        assertThat(domain.get(Lots.class).get(lot).supplier()).isEqualTo("supplier-west");
        long returned = lots.one(Long.class, "select id from work_package where lot_id = ?", lot);
        assertThat(lots.work.messages("package-opened", returned))
                .singleElement()
                .satisfies(message -> assertThat(message.get("variables"))
                        .hasFieldOrPropertyWithValue("annotateGroups", java.util.List.of("supplier-west/annotator")));
        assertThat(mode("supplier-east")).isEqualTo(InspectionMode.DISCONTINUED);
    }

    @Test
    void a_lot_stays_with_its_supplier_where_nobody_else_annotates() {
        domain.jdbc()
                .sql("update participant set annotates = false where organisation = 'supplier-west'")
                .update();
        run("RRRRRR");
        long lot = lots.ready("supplier-east", ITEMS);
        lots.inspect(lot, ITEMS);
        long task = lots.work.claimOfLot(LotCase.OWNER, TaskKind.DECIDE, lots.job.id(), lot);
        domain.get(SupplierDecisions.class).submit(LotCase.OWNER, task, SupplierDecision.REPLACE, "poor work");
        lots.giveBack(lot);
        assertThat(domain.get(Lots.class).get(lot).supplier()).isEqualTo("supplier-east");
    }

    @Test
    void nothing_is_decided_on_a_lot_that_was_not_rejected() {
        long lot = lots.ready("supplier-east", ITEMS);
        lots.inspect(lot, 0);
        long task = lots.work.claimOfLot(LotCase.OWNER, TaskKind.DECIDE, lots.job.id(), lot);
        assertThatThrownBy(() -> domain.get(SupplierDecisions.class)
                        .submit(LotCase.OWNER, task, SupplierDecision.CONTINUE, "why not"))
                .isInstanceOf(WrongState.class);
    }

    private void run(String inspections) {
        inspections
                .chars()
                .forEach(letter -> lots.inspect(lots.ready("supplier-east", ITEMS), letter == 'R' ? ITEMS : 0));
    }

    private void comeBack(long lot) {
        lots.giveBack(lot);
        lots.consolidate(lots.one(Long.class, "select id from work_package where lot_id = ?", lot));
    }

    private Severity severityOfNext() {
        long lot = lots.ready("supplier-east", ITEMS);
        lots.draw(lot);
        return domain.get(Lots.class).inspections(lot).get(0).plan().severity();
    }

    private InspectionMode mode(String supplier) {
        return domain.get(Standings.class).of("meridian", supplier).mode();
    }
}
