package io.countersign.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.problem.WrongState;
import io.countersign.task.ClaimedTask;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the timers do at every human step. */
@ExtendWith(InPlant.class)
class HumanStepPaths {
    private final JobCases jobs;

    HumanStepPaths(JobCases jobs) {
        this.jobs = jobs;
    }

    @ParameterizedTest
    @EnumSource
    void who_is_late_is_reminded_and_then_others_are_asked(HumanStep step) {
        JobCase job = jobs.started(step.policy, 2);
        step.reach(job);
        ClaimedTask late = step.claim(job, "late");
        int priority = priority(job, late.id());
        job.advance(Terms.DUE.plus(Terms.A_MINUTE));
        job.plant.awaitTrue("a reminder", () -> events(job, "task.reminded", late) == 1);
        assertThat(state(job, late)).isIn("CLAIMED", "OPEN");

        job.advance(Terms.EXPIRES.minus(Terms.DUE));
        job.plant.awaitTrue("the task to be taken back", () -> state(job, late).equals("CANCELLED"));
        assertThatThrownBy(() -> step.perform(job, "late", late))
                .isInstanceOf(WrongState.class)
                .hasMessageContaining("was taken back");

        ClaimedTask again = step.claim(job, "punctual");
        assertThat(again.elementId()).isEqualTo(late.elementId());
        if (step == HumanStep.ANNOTATE) {
            assertThat(priority(job, again.id())).isEqualTo(priority);
        } else {
            assertThat(priority(job, again.id())).isGreaterThan(priority);
        }
        step.perform(job, "punctual", again);
        step.rest(job);
        job.awaitEvent(step.outcome);
        job.assertTrail("task.reminded", "task.cancelled", "task.completed", step.outcome);
    }

    /** The work is committed, but the process has not heard of it when the time is over. */
    @ParameterizedTest
    @EnumSource
    void work_that_the_timer_overtakes_counts_once(HumanStep step) {
        JobCase job = jobs.started(step.policy, 2);
        step.reach(job);
        job.awaitTask(step.kind);
        job.advance(Terms.EXPIRES.minus(Terms.A_MINUTE.multipliedBy(10)));
        ClaimedTask task = step.claim(job, "quick");
        long completed = job.actions().stream().filter("task.completed"::equals).count();
        job.plant.whileTheRelayRests(() -> {
            step.perform(job, "quick", task);
            job.advance(Terms.A_MINUTE.multipliedBy(20));
            job.plant.awaitTrue("the task to come again, done", () -> job.count("""
                    select count(*) from task where job_id = ? and element_id = ? and state = 'DONE' and id > ?""", task.elementId(), task.id()) == 1);
        });
        assertThat(job.actions().stream().filter("task.completed"::equals)).hasSize((int) completed + 2);
        step.rest(job);
        job.awaitEvent(step.outcome);
        assertThat(job.count("select count(*) from hand where job_id = ? and task_id = ?", task.id()))
                .isEqualTo(1);
        assertThat(job.count("select count(*) from task where job_id = ? and taken_back"))
                .isZero();
        job.assertTrail("task.completed", "task.completed", step.outcome);
    }

    private static int priority(JobCase job, long task) {
        return (int) job.count("select priority from task where job_id = ? and id = ?", task);
    }

    private static String state(JobCase job, ClaimedTask task) {
        return job.text("select state from task where job_id = ? and id = " + task.id());
    }

    private static long events(JobCase job, String action, ClaimedTask task) {
        return job.count(
                "select count(*) from event where job_id = ? and action = ? and subject_type = 'task' and subject_id = ?",
                action,
                String.valueOf(task.id()));
    }
}
