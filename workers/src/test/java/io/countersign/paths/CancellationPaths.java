package io.countersign.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.problem.WrongState;
import io.countersign.processes.JobType;
import io.countersign.processes.TaskKind;
import io.countersign.review.VerdictOutcome;
import io.countersign.task.ClaimedTask;
import io.countersign.testing.Gate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job may be cancelled wherever it stands: nothing of it is left to be done, in the engine or in anybody's list. */
@ExtendWith(InPlant.class)
class CancellationPaths {
    private final JobCases jobs;
    private final Gate gate;

    CancellationPaths(JobCases jobs) {
        this.jobs = jobs;
        this.gate = jobs.plant().gate();
    }

    @ParameterizedTest
    @EnumSource
    void while_people_are_at_work(HumanStep step) {
        JobCase job = jobs.started(step.policy, 2);
        step.reach(job);
        ClaimedTask task = step.claim(job, "surprised");
        job.cancel("the camera was replaced");
        assertClosed(job);
        assertThatThrownBy(() -> step.perform(job, "surprised", task))
                .isInstanceOf(WrongState.class)
                .hasMessageContaining("was taken back");
    }

    @Test
    void with_packages_in_different_states() {
        JobCase job = jobs.started(Terms.reviewed(), 4);
        job.annotateAlike(job.east);
        job.crew.review(job.west, VerdictOutcome.RETURNED);
        job.crew.annotate(job.west, "wang", true);
        job.awaitTasks(2);
        job.cancel("the camera was replaced");
        assertClosed(job);
    }

    /** The step is carried out after the cancellation. */
    @ParameterizedTest
    @EnumSource(
            value = JobType.class,
            names = {"SCREEN_ITEMS", "PLAN_WORK", "OPEN_PACKAGES", "ASSIGN_WORK", "OPEN_TASK"})
    void before_the_first_package_is_in_work(JobType step) {
        JobCase job = jobs.imported(Terms.plain(), 2);
        gate.close(step, job.id);
        job.start();
        gate.awaitWorker(step, job.id);
        job.cancel("the camera was replaced");
        job.awaitEvent("job.closed");
        gate.open(step, job.id);
        assertClosed(job);
        assertThat(job.count("select count(*) from annotation where job_id = ?"))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = JobType.class,
            names = {"MEASURE_AGREEMENT", "CONSOLIDATE_LABELS", "DRAW_SAMPLE"})
    void between_annotation_and_inspection(JobType step) {
        JobCase job = jobs.started(Terms.plain(), 2);
        job.crew.annotate(job.east, "anna", true);
        gate.close(step, job.id);
        job.crew.annotate(job.east, "bert", true);
        crossing(step, job);
    }

    @ParameterizedTest
    @EnumSource(
            value = JobType.class,
            names = {"JUDGE_LOT", "RETURN_LOT", "OPEN_TASK"})
    void between_inspection_and_rework(JobType step) {
        JobCase job = jobs.started(Terms.plain(), 2);
        job.annotateAlike(job.east);
        job.awaitTask(TaskKind.INSPECT);
        gate.close(step, job.id);
        job.crew.inspect(true);
        crossing(step, job);
    }

    @ParameterizedTest
    @EnumSource(
            value = JobType.class,
            names = {"BUILD_RELEASE", "OPEN_TASK"})
    void between_inspection_and_signature(JobType step) {
        JobCase job = jobs.started(Terms.plain(), 2);
        job.annotateAlike(job.east);
        job.awaitTask(TaskKind.INSPECT);
        gate.close(step, job.id);
        job.crew.inspect(false);
        crossing(step, job);
    }

    /** What is sealed afterwards would be a release of a cancelled job. */
    @Test
    void before_the_seal() {
        JobCase job = jobs.started(HumanStep.COUNTERSIGN.policy, 2);
        HumanStep.COUNTERSIGN.reach(job);
        gate.close(JobType.SEAL_RELEASE, job.id);
        job.crew.countersign("signatory-1");
        job.crew.countersign("signatory-2");
        crossing(JobType.SEAL_RELEASE, job);
    }

    private void crossing(JobType step, JobCase job) {
        gate.awaitWorker(step, job.id);
        job.cancel("the camera was replaced");
        job.awaitEvent("job.closed");
        gate.open(step, job.id);
        assertClosed(job);
    }

    private static void assertClosed(JobCase job) {
        job.awaitEvent("job.closed");
        job.awaitNoInstance();
        job.plant.awaitTrue("all tasks to be taken back", () -> job.tasks("OPEN") + job.tasks("CLAIMED") == 0);
        assertThat(job.count("select count(*) from task_candidate where job_id = ?"))
                .isZero();
        assertThat(job.count("""
                select count(*) from work_package where job_id = ? and state not in ('CANCELLED', 'ACCEPTED')""")).isZero();
        assertThat(job.count("""
                select count(*) from assignment a join work_package p on p.id = a.package_id
                where p.job_id = ? and a.state in ('OPEN', 'STARTED')""")).isZero();
        assertThat(job.jobState()).isEqualTo("CANCELLED");
        assertThat(job.count("select count(*) from release where job_id = ? and state <> 'REFUSED'"))
                .isZero();
        job.assertTrail("job.started", "job.cancelled", "job.closed");
    }
}
