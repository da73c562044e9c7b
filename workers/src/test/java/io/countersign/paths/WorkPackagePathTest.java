package io.countersign.paths;

import static io.countersign.paths.JobCase.EAST;
import static io.countersign.paths.JobCase.WEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.review.VerdictOutcome;
import io.countersign.testing.Crew;
import io.countersign.testing.Plant;
import io.countersign.testing.SharedPlant;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPlant.class)
class WorkPackagePathTest {
    private final Plant plant;

    WorkPackagePathTest(Plant plant) {
        this.plant = plant;
    }

    @Test
    void returned_work_is_reworked_and_accepted() {
        JobCase job = JobCase.started(plant, Terms.reviewed(), 2);
        job.annotateAlike(EAST);
        job.crew.review(WEST, VerdictOutcome.RETURNED);
        job.crew.rework(EAST, "anna", false);
        job.crew.review(WEST, VerdictOutcome.ACCEPTED);
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
        JobCase job = JobCase.started(plant, Terms.reviewed(), 2);
        job.annotateAlike(EAST);
        job.crew.review(WEST, VerdictOutcome.RETURNED);
        job.crew.rework(EAST, "bert", true);
        job.crew.review(WEST, VerdictOutcome.RETURNED);
        job.crew.adjudicate();
        job.awaitEvent("package.consolidated");
        job.assertTrail("package.sent-back", "package.disputed", "adjudication.decided", "package.consolidated");
    }

    @Test
    void annotators_who_disagree_get_one_more_and_then_an_adjudicator() {
        JobCase job = JobCase.started(plant, Terms.plain(), 2);
        job.crew.annotate(EAST, "anna", true);
        job.crew.annotate(EAST, "bert", false);
        job.crew.annotate(EAST, "cleo", true);
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
    void disputed_work_is_adjudicated() {
        JobCase job = JobCase.started(plant, Terms.reviewed(), 2);
        job.annotateAlike(EAST);
        job.crew.review(WEST, VerdictOutcome.DISPUTED);
        job.crew.adjudicate();
        job.awaitEvent("package.consolidated");
        job.assertTrail("verdict.given", "package.disputed", "adjudication.decided", "package.consolidated");
    }

    @Test
    void a_place_that_nobody_fills_in_time_goes_to_others() {
        JobCase job = JobCase.started(plant, Terms.plain(), 2);
        job.crew.claim(Crew.person(EAST, "late", Role.ANNOTATOR), TaskKind.ANNOTATE);
        plant.awaitTrue("both tasks", () -> openTasks(job) == 2);
        job.advance(Duration.ofDays(5).plusMinutes(1));
        plant.awaitTrue(
                "both places to be open again",
                () -> places(job, "EXPIRED") == 2 && places(job, "OPEN") == 2 && openTasks(job) == 2);
        job.annotateAlike(EAST);
        job.awaitEvent("package.consolidated");
        job.assertTrail("assignment.opened", "assignment.expired", "assignment.opened", "package.consolidated");
    }

    @Test
    void who_is_late_is_reminded() {
        JobCase job = JobCase.started(plant, Terms.plain(), 2);
        plant.awaitTrue("both tasks", () -> openTasks(job) == 2);
        job.advance(Duration.ofDays(2).plusMinutes(1));
        plant.awaitTrue(
                "two reminders",
                () -> job.actions().stream().filter("task.reminded"::equals).count() == 2);
        job.annotateAlike(EAST);
        job.awaitEvent("package.consolidated");
        job.assertTrail("task.reminded", "annotation.submitted", "package.consolidated");
    }

    private static long places(JobCase job, String state) {
        return job.count(
                "select count(*) from assignment a join work_package p on p.id = a.package_id where p.job_id = ? and a.state = ?",
                job.id,
                state);
    }

    private static long openTasks(JobCase job) {
        return job.count(
                "select count(*) from task t left join assignment a on a.id = t.assignment_id where t.job_id = ?"
                        + " and t.state in ('OPEN', 'CLAIMED') and a.state in ('OPEN', 'STARTED')",
                job.id);
    }
}
