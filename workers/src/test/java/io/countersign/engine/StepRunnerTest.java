package io.countersign.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.job.Job;
import io.countersign.job.JobControl;
import io.countersign.job.Policy;
import io.countersign.problem.WrongState;
import io.countersign.testing.Domain;
import io.countersign.testing.Seed;
import io.countersign.testing.Steps;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StepRunnerTest {
    private static final Domain domain = new Domain();
    private final StepRunner runner = domain.get(StepRunner.class);
    private final Job job = new Seed(domain).started(Policy.standard(), 2);
    private final AtomicInteger runs = new AtomicInteger();

    @AfterAll
    static void close() {
        domain.close();
    }

    private Step step(String process, String type) {
        return new Step(
                Steps.nextKey(),
                type,
                process,
                1,
                77,
                "Element",
                Map.of(),
                new Variables(Map.of("jobId", String.valueOf(job.id()))),
                null);
    }

    private StepWorker worker(Supplier<Outcome> work) {
        return new StepWorker() {
            @Override
            public String jobType() {
                return "assign-work";
            }

            @Override
            public Outcome carryOut(Step step) {
                runs.incrementAndGet();
                return work.get();
            }
        };
    }

    private void cancel() {
        domain.get(JobControl.class).cancel(Seed.OWNER, job.id(), "no more budget");
    }

    @Test
    void a_step_that_comes_again_is_not_carried_out_again() {
        Step step = step("work-package", "assign-work");
        StepWorker worker = worker(() -> Outcome.completed(Map.of("n", runs.get())));
        assertThat(runner.run(worker, step)).isEqualTo(Outcome.completed(Map.of("n", 1)));
        assertThat(runner.run(worker, step)).isEqualTo(Outcome.completed(Map.of("n", 1)));
        assertThat(runs).hasValue(1);
    }

    @Nested
    class Of_a_cancelled_job {
        @Test
        void a_step_is_given_up_without_being_carried_out() {
            cancel();
            assertThat(runner.run(worker(Outcome::completed), step("work-package", "assign-work")))
                    .isEqualTo(new Outcome.GivenUp("job " + job.id() + " is cancelled"));
            assertThat(runs).hasValue(0);
        }

        @Test
        void a_step_that_gets_stuck_on_the_cancellation_is_given_up() {
            assertThat(runner.run(
                            worker(() -> {
                                cancelApart();
                                return new Outcome.Stuck("the package is cancelled");
                            }),
                            step("work-package", "assign-work")))
                    .isInstanceOf(Outcome.GivenUp.class);
        }

        @Test
        void a_step_that_fails_on_the_cancellation_is_given_up() {
            assertThat(runner.run(
                            worker(() -> {
                                cancelApart();
                                throw new WrongState("the package is cancelled");
                            }),
                            step("work-package", "measure-agreement")))
                    .isInstanceOf(Outcome.GivenUp.class);
        }

        @Test
        void tasks_are_still_taken_back_and_the_jobs_own_process_goes_its_way() {
            cancel();
            assertThat(runner.run(worker(Outcome::completed), step("work-package", "close-task")))
                    .isInstanceOf(Outcome.Completed.class);
            assertThat(runner.run(worker(Outcome::completed), step("labeling-job", "close-job")))
                    .isInstanceOf(Outcome.Completed.class);
        }

        private void cancelApart() {
            Thread other = new Thread(StepRunnerTest.this::cancel);
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void a_step_that_is_stuck_in_a_job_that_goes_on_is_stuck() {
        assertThat(runner.run(worker(() -> new Outcome.Stuck("not so")), step("work-package", "assign-work")))
                .isEqualTo(new Outcome.Stuck("not so"));
    }

    @Test
    void a_failure_in_a_job_that_goes_on_is_a_failure() {
        assertThatThrownBy(() -> runner.run(
                        worker(() -> {
                            throw new WrongState("not now");
                        }),
                        step("work-package", "assign-work")))
                .isInstanceOf(WrongState.class);
    }
}
