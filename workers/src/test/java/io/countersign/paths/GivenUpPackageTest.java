package io.countersign.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.process.cancel.Cancellations;
import io.countersign.process.cancel.Meaning;
import io.countersign.process.operation.Operation;
import io.countersign.processes.Role;
import io.countersign.testing.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process admin cancels the instance of a package or of a job, and the domain knows. */
@ExtendWith(InPlant.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GivenUpPackageTest {
    private static final Actor.Person ADA = People.person("meridian", "ada", Role.PROCESS_ADMIN);

    private final JobCases jobs;
    private final Cancellations cancellations;

    GivenUpPackageTest(JobCases jobs) {
        this.jobs = jobs;
        cancellations = jobs.plant().domain().get(Cancellations.class);
    }

    @AfterEach
    void end() {
        jobs.end();
    }

    @Test
    void a_package_is_given_up_and_its_lot_goes_on_with_the_others() {
        JobCase job = jobs.started(Terms.plain().with(policy -> policy.packagesPerLot(2)), 8);
        job.awaitTasks(8);
        long given = job.count("select min(id) from work_package where job_id = ?");
        long instance = job.count("select process_instance_key from work_package where job_id = ? and id = ?", given);

        Meaning meaning = cancellations.meaning(instance);
        assertThat(meaning.effect()).isEqualTo(Meaning.Effect.PACKAGE);
        assertThat(meaning.rule()).isNull();
        assertThat(meaning.items()).isEqualTo(2);
        assertThat(meaning.tasks()).hasSize(2);

        Operation done = cancellations.cancel(ADA, instance, "Its data must not be labelled");
        assertThat(done.state()).isEqualTo(Operation.State.COMPLETED);
        assertThat(done.failure()).isNull();
        job.plant.awaitTrue(
                "its tasks to be withdrawn",
                () -> job.count(
                                "select count(*) from task where job_id = ? and package_id = ? and state = 'CANCELLED'",
                                given)
                        == 2);
        assertThat(job.count(
                        "select count(*) from item where job_id = ? and package_id = ? and state = 'EXCLUDED'", given))
                .isEqualTo(2);
        job.plant.awaitTrue(
                "its instance to end",
                () -> "over".equals(cancellations.meaning(instance).rule()));

        long other = job.count(
                "select p.id from work_package p where p.job_id = ? and p.id <> ? and p.lot_id = (select lot_id from work_package where id = ?)",
                given,
                given);
        long last = job.count("select process_instance_key from work_package where job_id = ? and id = ?", other);
        assertThat(cancellations.meaning(last).rule()).isEqualTo("last-package");
        assertThatThrownBy(() -> cancellations.cancel(ADA, last, "too much"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("last one of its lot");

        String supplier = job.text("select min(supplier) from work_package where job_id = ? and id = " + other);
        job.crew.annotate(supplier, "anna", true);
        job.crew.annotate(supplier, "bert", true);
        job.awaitEvent("lot.ready");
        job.crew.inspect(false);
        job.awaitEvent("lot.accepted");
        assertThat(job.count("select count(*) from item where job_id = ? and state = 'ACCEPTED'"))
                .isEqualTo(2);
        assertThat(job.actions())
                .containsSubsequence("package.cancelled", "instance.cancelled", "lot.ready", "lot.accepted");
    }

    @Test
    void the_process_of_a_job_takes_the_job_with_it() {
        JobCase job = jobs.started(Terms.plain(), 4);
        job.awaitTasks(4);
        long instance = job.count("select process_instance_key from job where id = ?");

        assertThat(cancellations.meaning(instance).effect()).isEqualTo(Meaning.Effect.JOB);
        Operation done = cancellations.cancel(ADA, instance, "The order is void");

        assertThat(done.failure()).isNull();
        assertThat(job.jobState()).isEqualTo("CANCELLED");
        job.awaitNoInstance();
        job.plant.awaitTrue("tasks to be withdrawn", () -> job.tasks("CANCELLED") == 4);
        assertThat(job.state("work_package")).isEqualTo("CANCELLED");
        assertThat(job.text("select reason from event where job_id = ? and action = 'job.cancelled'"))
                .isEqualTo("The order is void");
    }
}
