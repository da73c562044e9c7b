package io.countersign.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.processes.SupplierDecision;
import io.countersign.quality.sampling.InspectionMode;
import io.countersign.quality.sampling.SwitchingState;
import io.countersign.review.VerdictOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InPlant.class)
class InspectionLotPaths {
    private static final SwitchingState ONE_BEFORE_THE_END =
            new SwitchingState(InspectionMode.TIGHTENED, List.of(), 0, 0, 4);
    private final JobCases jobs;

    InspectionLotPaths(JobCases jobs) {
        this.jobs = jobs;
    }

    @Test
    void a_rejected_lot_comes_back_reworked_and_is_accepted() {
        JobCase job = jobs.started(Terms.plain(), 2);
        job.annotateAlike(job.east);
        job.crew.inspect(true);
        job.crew.rework(job.east, "anna", false);
        job.crew.inspect(false);
        job.crew.signAll(job.east, job.west);
        job.awaitJob("RELEASED");
        job.awaitNoInstance();
        assertThat(job.count("select submissions from lot where job_id = ?")).isEqualTo(2);
        job.assertTrail(
                "lot.ready",
                "sample.inspected",
                "lot.rejected",
                "package.returned",
                "lot.returned",
                "annotation.submitted",
                "package.consolidated",
                "sample.inspected",
                "lot.accepted",
                "release.sealed");
    }

    @Test
    void a_returned_package_has_all_its_rounds_of_review_again() {
        JobCase job = jobs.started(Terms.reviewed(), 2);
        job.annotateAlike(job.east);
        job.crew.review(job.west, VerdictOutcome.ACCEPTED);
        job.crew.inspect(true);
        job.crew.rework(job.east, "anna", true);
        job.crew.review(job.west, VerdictOutcome.RETURNED);
        job.crew.rework(job.east, "bert", true);
        job.crew.review(job.west, VerdictOutcome.RETURNED);
        assertThat(job.state("work_package")).isEqualTo("IN_DISPUTE");
        job.crew.adjudicate();
        job.crew.inspect(false);
        job.awaitEvent("lot.accepted");
        job.assertTrail(
                "package.returned",
                "annotation.submitted",
                "verdict.given",
                "annotation.submitted",
                "verdict.given",
                "package.disputed",
                "adjudication.decided",
                "package.consolidated",
                "lot.accepted");
    }

    @Test
    void a_supplier_whose_inspection_is_discontinued_may_go_on() {
        JobCase job = discontinued();
        job.crew.decideOnSupplier(SupplierDecision.CONTINUE);
        assertThat(job.standing(job.east)).isEqualTo("tightened");
        job.crew.rework(job.east, "anna", true);
        job.crew.inspect(false);
        job.awaitEvent("lot.accepted");
        job.assertTrail(
                "supplier.switched",
                "lot.rejected",
                "supplier.switched",
                "supplier.decided",
                "lot.returned",
                "annotation.submitted",
                "lot.accepted");
    }

    @Test
    void a_supplier_whose_inspection_is_discontinued_may_be_replaced() {
        JobCase job = discontinued();
        job.crew.decideOnSupplier(SupplierDecision.REPLACE);
        job.crew.rework(job.west, "wang", true);
        job.crew.inspect(false);
        job.crew.signAll(job.east, job.west);
        job.awaitJob("RELEASED");
        job.awaitNoInstance();
        assertThat(job.standing(job.east)).isEqualTo("discontinued");
        assertThat(job.text("select supplier from work_package where job_id = ?"))
                .isEqualTo(job.west);
        job.assertTrail(
                "lot.rejected",
                "supplier.decided",
                "lot.returned",
                "annotation.submitted",
                "lot.accepted",
                "release.sealed");
    }

    @Test
    void the_next_lot_of_a_supplier_waits_for_its_corrective_action() {
        JobCase job = jobs.started(Terms.nextLotWaits(), 6);
        job.annotateAlike(job.east);
        job.crew.inspect(true);
        job.awaitEvent("lot.rejected");
        job.annotateAlike(job.east);
        job.awaitEvent("lot.held-back");
        assertThat(
                        job.count(
                                "select count(*) from task where job_id = ? and kind = 'INSPECT' and state in ('OPEN', 'CLAIMED')"))
                .isZero();
        job.crew.correct(job.east);
        job.crew.inspect(false);
        job.awaitEvent("lot.accepted");
        job.assertTrail(
                "corrective-action.opened",
                "lot.held-back",
                "corrective-action.answered",
                "corrective-action.closed",
                "sample.drawn",
                "lot.accepted");
    }

    private JobCase discontinued() {
        JobCase job = jobs.started(Terms.plain(), 2);
        job.standing(job.east, ONE_BEFORE_THE_END);
        job.annotateAlike(job.east);
        job.crew.inspect(true);
        job.awaitEvent("lot.rejected");
        assertThat(job.standing(job.east)).isEqualTo("discontinued");
        return job;
    }
}
