package io.countersign.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.job.Policy;
import io.countersign.processes.TaskKind;
import io.countersign.quality.sampling.LotDecision;
import io.countersign.quality.sampling.LotResult;
import io.countersign.quality.sampling.SamplingPlans;
import io.countersign.testing.Domain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class DefectClassesTest {
    private static final Domain domain = new Domain();
    private static final Policy.Inspection CLASSES = new Policy.Inspection(
            "II",
            "1.0",
            false,
            false,
            new Policy.DefectLimits(
                    new Policy.DefectLimit("0.65", true),
                    new Policy.DefectLimit("1.0", false),
                    new Policy.DefectLimit("4.0", false)),
            List.of(),
            Policy.Corrective.USUAL);

    /** Another for each test: switching rules know no jobs. */
    private final String supplier = "supplier-" + UUID.randomUUID();

    @AfterAll
    static void close() {
        domain.close();
    }

    private static LotCase lots(TestInfo test, Policy.Inspection inspection) {
        return new LotCase(domain, test.getDisplayName(), LotCase.policy(inspection));
    }

    /** Submits defects of a class on the first so many items that count for it, and judges. */
    private static Map<String, Object> judged(LotCase lots, long lot, DefectClass defectClass, int items) {
        lots.draw(lot);
        long task = lots.work.claimOfLot(LotCase.INSPECTOR, TaskKind.INSPECT, lots.job.id(), lot);
        Inspections inspections = domain.get(Inspections.class);
        List<SampledItem> counting = inspections.sample(LotCase.INSPECTOR, task).items().stream()
                .filter(item -> item.countsFor().contains(defectClass))
                .limit(items)
                .toList();
        List<Finding> findings = new ArrayList<>(inspections.sample(LotCase.INSPECTOR, task).items().stream()
                .map(item -> new Finding(
                        item.no(),
                        counting.contains(item)
                                ? List.of(
                                        new Defect(DefectClass.MINOR, "untidy", null),
                                        new Defect(defectClass, "wrong", null))
                                : List.of()))
                .toList());
        findings.sort(Comparator.comparingInt(Finding::itemNo).reversed());
        inspections.submit(LotCase.INSPECTOR, task, findings);
        return lots.work.complete(domain.get(JudgeLotWorker.class), LotCase.of(lot));
    }

    @Test
    void each_have_a_plan_of_their_own_and_the_largest_is_the_sample(TestInfo test) {
        LotCase lots = lots(test, CLASSES);
        long lot = lots.ready(supplier, 200);
        lots.draw(lot);
        Inspection drawn = domain.get(Lots.class).inspections(lot).get(0);
        // MIL-STD-105E, letter G of 200: at 0.65 an arrow to n 20, Ac 0; at 1.0 to n 50, Ac 1; at 4.0 n 32, Ac 3.
        assertThat(drawn.classes())
                .extracting(one -> one.defectClass().id() + " " + one.plan().sampleSize() + " "
                        + one.plan().acceptance() + " " + one.plan().rejection())
                .containsExactly("critical 20 0 1", "major 50 1 2", "minor 32 3 4");
        assertThat(drawn.plan().sampleSize()).isEqualTo(50);
        long task = lots.work.claimOfLot(LotCase.INSPECTOR, TaskKind.INSPECT, lots.job.id(), lot);
        List<SampledItem> sample =
                domain.get(Inspections.class).sample(LotCase.INSPECTOR, task).items();
        assertThat(sample).hasSize(50);
        assertThat(sample.stream().filter(item -> item.countsFor().contains(DefectClass.CRITICAL)))
                .hasSize(20);
        assertThat(sample.stream().filter(item -> item.countsFor().contains(DefectClass.MINOR)))
                .hasSize(32);
    }

    @Test
    void reject_a_lot_by_one_critical_defect(TestInfo test) {
        LotCase lots = lots(test, CLASSES);
        assertThat(judged(lots, lots.ready(supplier, 200), DefectClass.CRITICAL, 1))
                .containsEntry("lotAccepted", false)
                .containsEntry("defectives", 1);
    }

    @Test
    void accept_a_lot_with_as_many_as_each_may_have(TestInfo test) {
        LotCase lots = lots(test, CLASSES);
        long lot = lots.ready(supplier, 200);
        assertThat(judged(lots, lot, DefectClass.MAJOR, 1)).containsEntry("lotAccepted", true);
        // The gravest defect of an item is its class: the minor one beside it is not counted.
        assertThat(domain.get(Lots.class).inspections(lot).get(0).classes())
                .extracting(ClassPlan::found)
                .containsExactly(0, 1, 0);
        assertThat(judged(lots, lots.ready(supplier, 200), DefectClass.MINOR, 3))
                .containsEntry("lotAccepted", true);
        assertThat(judged(lots, lots.ready(supplier, 200), DefectClass.MINOR, 4))
                .containsEntry("lotAccepted", false);
    }

    @Test
    void the_worst_class_governs_the_switching() {
        SamplingPlans plans = SamplingPlans.mil105e();
        List<LotResult> results =
                LotPlans.of(CLASSES, 200, io.countersign.quality.sampling.Severity.NORMAL).classes().stream()
                        .map(one -> new LotResult(one.plan(), one.defectClass() == DefectClass.MAJOR ? 2 : 0, true))
                        .toList();
        LotResult governing = LotResult.governing(results, plans);
        assertThat(governing.decision()).isEqualTo(LotDecision.REJECTED);
        assertThat(governing.plan().aql()).isEqualByComparingTo("1.0");
    }

    @Test
    void a_zero_acceptance_plan_protects_as_well_and_accepts_none(TestInfo test) {
        LotCase lots =
                lots(test, new Policy.Inspection("II", "1.0", false, true, null, List.of(), Policy.Corrective.USUAL));
        long lot = lots.ready(supplier, 200);
        lots.draw(lot);
        Inspection drawn = domain.get(Lots.class).inspections(lot).get(0);
        assertThat(drawn.plan().acceptance()).isZero();
        // The table's plan (50, Ac 1) accepts 7.56 % nonconforming once in ten: 16 of 200. None of them is among 26
        // with a probability
        // of C(184, 26) / C(200, 26) = 0.098, among 25 with one of 0.108.
        assertThat(drawn.plan().sampleSize()).isEqualTo(26);
        assertThat(judged(lots, lots.ready(supplier, 200), DefectClass.MINOR, 1))
                .containsEntry("lotAccepted", false);
    }

    @Test
    void a_sample_by_person_has_everybodys_share(TestInfo test) {
        LotCase lots = lots(
                test,
                new Policy.Inspection(
                        "II", "1.0", false, false, null, List.of(Policy.Stratum.PERSON), Policy.Corrective.USUAL));
        long lot = lots.ready(supplier, 100);
        domain.jdbc().sql("""
                with place as (
                    insert into assignment (package_id, kind, round, ordinal, organisation, person, state, opened_at)
                    select id, 'ANNOTATE', 1, 9, supplier, 'somebody', 'SUBMITTED', now() from work_package where lot_id = :lot returning id, package_id)
                insert into annotation (job_id, item_no, package_id, assignment_id, round, revision, author, organisation, shapes,
                                        active_seconds, tool, submitted_at)
                select i.job_id, i.no, i.package_id, place.id, 1, 1, case when i.no % 5 = 0 then 'rare' else 'usual' end, 'supplier-east',
                       '[]', 1, 'test', now()
                from place join item i on i.package_id = place.package_id""").param("lot", lot).update();
        lots.draw(lot);
        // Of 13, a fifth: 2.6, and the remainder is the larger one.
        assertThat(lots.one(Integer.class, """
                select count(*) from inspection n join inspection_finding f on f.inspection_id = n.id
                where n.lot_id = ? and f.item_no % 5 = 0""", lot)).isEqualTo(3);
    }
}
