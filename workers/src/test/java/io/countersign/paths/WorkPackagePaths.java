package io.countersign.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.review.VerdictOutcome;
import io.countersign.testing.Crew;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InPlant.class)
class WorkPackagePaths {
    private final JobCases jobs;

    WorkPackagePaths(JobCases jobs) {
        this.jobs = jobs;
    }

    @Test
    void returned_work_is_reworked_and_accepted() {
        JobCase job = jobs.started(Terms.reviewed(), 2);
        job.annotateAlike(job.east);
        job.crew.review(job.west, VerdictOutcome.RETURNED);
        job.crew.rework(job.east, "anna", false);
        job.crew.review(job.west, VerdictOutcome.ACCEPTED);
        job.awaitEvent("package.consolidated");
        job.assertTrail(
                "agreement.measured",
                "package.put-to-review",
                "verdict.given",
                "package.sent-back",
                "annotation.submitted",
                "verdict.given",
                "package.consolidated",
                "lot.ready");
        assertThat(job.text("select string_agg(distinct round::text, ',') from work_package where job_id = ?"))
                .isEqualTo("2");
        assertThat(job.text("select max(jsonb_array_length(shapes)) from consensus where job_id = ?"))
                .isEqualTo("0");
    }

    @Test
    void work_that_is_returned_in_the_last_round_is_adjudicated() {
        JobCase job = jobs.started(Terms.reviewed(), 2);
        job.annotateAlike(job.east);
        job.crew.review(job.west, VerdictOutcome.RETURNED);
        job.crew.rework(job.east, "bert", true);
        job.crew.review(job.west, VerdictOutcome.RETURNED);
        assertThat(job.state("work_package")).isEqualTo("IN_DISPUTE");
        job.crew.adjudicate();
        job.awaitEvent("package.consolidated");
        job.assertTrail("package.sent-back", "package.disputed", "adjudication.decided", "package.consolidated");
    }

    @Test
    void annotators_who_disagree_get_one_more_and_then_an_adjudicator() {
        JobCase job = jobs.started(Terms.plain(), 2);
        job.crew.annotate(job.east, "anna", true);
        job.crew.annotate(job.east, "bert", false);
        job.crew.annotate(job.east, "cleo", true);
        job.crew.adjudicate();
        job.awaitEvent("package.consolidated");
        job.assertTrail(
                "agreement.measured",
                "assignment.opened",
                "agreement.measured",
                "package.disputed",
                "adjudication.decided",
                "package.consolidated");
        assertThat(job.text("select min(jsonb_array_length(shapes)) from consensus where job_id = ?"))
                .isEqualTo("1");
    }

    @Test
    void one_more_annotator_may_bring_agreement() {
        JobCase job = jobs.started(Terms.easilyAgreed(), 2);
        job.crew.annotate(job.east, "anna", true);
        job.crew.annotate(job.east, "bert", false);
        job.crew.annotate(job.east, "cleo", true);
        job.awaitEvent("package.consolidated");
        job.assertTrail("agreement.measured", "assignment.opened", "agreement.measured", "package.consolidated");
        assertThat(job.actions()).doesNotContain("package.disputed");
    }

    @Test
    void disputed_work_is_adjudicated() {
        JobCase job = jobs.started(Terms.reviewed(), 2);
        job.annotateAlike(job.east);
        job.crew.review(job.west, VerdictOutcome.DISPUTED);
        job.crew.adjudicate();
        job.awaitEvent("package.consolidated");
        job.assertTrail("verdict.given", "package.disputed", "adjudication.decided", "package.consolidated");
    }

    @Test
    void a_place_that_nobody_fills_in_time_goes_to_others() {
        JobCase job = jobs.started(Terms.plain(), 2);
        job.crew.claim(Crew.person(job.east, "late", Role.ANNOTATOR), TaskKind.ANNOTATE);
        job.plant.awaitTrue("both tasks", () -> openTasks(job) == 2);
        job.advance(Terms.EXPIRES.plus(Terms.A_MINUTE));
        job.plant.awaitTrue(
                "both places to be open again",
                () -> places(job, "EXPIRED") == 2 && places(job, "OPEN") == 2 && openTasks(job) == 2);
        job.annotateAlike(job.east);
        job.awaitEvent("package.consolidated");
        job.assertTrail("assignment.opened", "assignment.expired", "assignment.opened", "package.consolidated");
    }

    /** A place that expires and is filled by another is no further annotator: the policy's cap counts places. */
    @Test
    void an_annotator_who_stays_away_does_not_use_up_the_extra_one() {
        JobCase job = jobs.started(Terms.plain(), 2);
        job.crew.annotate(job.east, "anna", true);
        job.advance(Terms.EXPIRES.plus(Terms.A_MINUTE));
        job.plant.awaitTrue("the second place to be given to another", () -> places(job, "EXPIRED") == 1);
        job.crew.annotate(job.east, "bert", false);
        job.awaitEvent("agreement.measured");
        job.awaitTask(TaskKind.ANNOTATE);
        job.advance(Terms.EXPIRES.plus(Terms.A_MINUTE));
        job.plant.awaitTrue("the extra place to be given to another", () -> places(job, "EXPIRED") == 2);
        job.crew.annotate(job.east, "cleo", true);
        job.crew.adjudicate();
        job.awaitEvent("package.consolidated");
        assertThat(places(job, "SUBMITTED")).isEqualTo(3);
        assertThat(job.count("""
                select max(a.ordinal) from assignment a join work_package p on p.id = a.package_id where p.job_id = ?""")).isEqualTo(3);
        job.assertTrail(
                "assignment.expired",
                "agreement.measured",
                "assignment.expired",
                "agreement.measured",
                "package.disputed",
                "adjudication.decided",
                "package.consolidated");
    }

    private static long places(JobCase job, String state) {
        return job.count("""
                select count(*) from assignment a join work_package p on p.id = a.package_id
                where p.job_id = ? and a.state = ?""", state);
    }

    private static long openTasks(JobCase job) {
        return job.count("""
                select count(*) from task t left join assignment a on a.id = t.assignment_id
                where t.job_id = ? and t.state in ('OPEN', 'CLAIMED') and a.state in ('OPEN', 'STARTED')""");
    }
}
