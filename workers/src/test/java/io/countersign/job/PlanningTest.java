package io.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.Outcome;
import io.countersign.testing.Domain;
import io.countersign.testing.Seed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PlanningTest {
    private static final Domain domain = new Domain();
    private final Seed seed = new Seed(domain);

    @AfterAll
    static void close() {
        domain.close();
    }

    private static Policy policy(int packageSize, int packagesPerLot, int maxOpenPackages) {
        return Policy.standard()
                .with(policy -> policy.packageSize(packageSize)
                        .packagesPerLot(packagesPerLot)
                        .maxOpenPackages(maxOpenPackages));
    }

    private static List<String> lines(String sql, long jobId) {
        return domain.jdbc().sql(sql).param("job", jobId).query(String.class).list();
    }

    private Outcome plan(Job job) {
        return seed.step("plan-work", Map.of("jobId", String.valueOf(job.id())));
    }

    @Test
    void cuts_consecutive_items_into_packages_and_packages_into_lots_of_one_supplier_each_in_turn() {
        Job job = seed.started(policy(3, 2, 10), 20);
        plan(job);
        assertThat(lines(
                        "select no || ' ' || first_item || '-' || last_item || ' ' || supplier from work_package where job_id = :job order by no",
                        job.id()))
                .containsExactly(
                        "1 1-3 supplier-east",
                        "2 4-6 supplier-east",
                        "3 7-9 supplier-west",
                        "4 10-12 supplier-west",
                        "5 13-15 supplier-east",
                        "6 16-18 supplier-east",
                        "7 19-20 supplier-west");
        assertThat(lines(
                        "select no || ' ' || supplier || ' ' || size from lot where job_id = :job order by no",
                        job.id()))
                .containsExactly("1 supplier-east 6", "2 supplier-west 6", "3 supplier-east 6", "4 supplier-west 2");
        assertThat(lines("select distinct state from item where job_id = :job", job.id()))
                .containsExactly("PLANNED");
        assertThat(lines(
                        "select count(*) from item i join work_package p on p.id = i.package_id"
                                + " where i.job_id = :job and i.no between p.first_item and p.last_item",
                        job.id()))
                .containsExactly("20");
    }

    @Test
    void passes_over_what_screening_took_out() {
        Job job = seed.started(policy(3, 2, 10), 9);
        domain.jdbc()
                .sql(
                        "update item set state = 'EXCLUDED', excluded_for = 'gaps' where job_id = :job and no in (2, 3, 9)")
                .param("job", job.id())
                .update();
        plan(job);
        assertThat(lines(
                        "select no || ' ' || first_item || '-' || last_item from work_package where job_id = :job order by no",
                        job.id()))
                .containsExactly("1 1-5", "2 6-8");
        assertThat(lines("select state from item where job_id = :job and no in (2, 3, 9)", job.id()))
                .containsOnly("EXCLUDED");
    }

    @Test
    void tells_the_process_what_the_release_needs_and_freezes_the_schema() {
        Job job = seed.started(policy(3, 2, 10), 20);
        assertThat(plan(job))
                .isEqualTo(Outcome.completed(Map.of(
                        "packagesPlanned",
                        7,
                        "lotsPlanned",
                        4,
                        "suppliers",
                        List.of("supplier-east", "supplier-west"),
                        "manufacturer",
                        "meridian",
                        "signaturesNeeded",
                        2,
                        "dueAfter",
                        "PT48H",
                        "expiresAfter",
                        "PT120H",
                        "priority",
                        50)));
        assertThat(lines(
                        "select s.frozen_at from job j join label_schema s on s.id = j.schema_id where j.id = :job",
                        job.id()))
                .doesNotContainNull();
    }

    @Test
    void plans_once() {
        Job job = seed.started(policy(3, 2, 10), 20);
        Outcome first = plan(job);
        assertThat(plan(job)).isEqualTo(first);
        assertThat(seed.actions(job.id()).stream().filter("job.planned"::equals))
                .hasSize(1);
    }

    @Test
    void counts_items_by_state_without_reading_them() {
        Job job = seed.started(policy(3, 2, 10), 20);
        JobProgress progress = domain.get(JobProgress.class);
        assertThat(progress.of(job.id()).items()).isEqualTo(Map.of("new", 20L));
        plan(job);
        assertThat(progress.of(job.id()))
                .isEqualTo(new JobProgress.Counts(Map.of("planned", 20L), Map.of("planned", 7L), Map.of("open", 4L)));
        domain.get(Packages.class).topUp(Seed.OWNER, job.id());
        assertThat(progress.of(job.id()).items()).isEqualTo(Map.of("planned", 20L));
        assertThat(lines("select count(*) from item_tally where job_id = :job and items <> 0", job.id()))
                .containsExactly("1");
    }

    @Test
    void gives_suppliers_their_quota_of_lots_from_every_part_of_the_job() {
        Job job = seed.started(
                policy(1, 1, 10)
                        .withDistribution(Policy.Distribution.USUAL.withQuotas(
                                List.of(new Policy.Quota("supplier-west", 75), new Policy.Quota("supplier-east", 25)))),
                8);
        plan(job);
        assertThat(lines("select supplier from lot where job_id = :job order by no", job.id()))
                .containsExactly(
                        "supplier-west",
                        "supplier-west",
                        "supplier-east",
                        "supplier-west",
                        "supplier-west",
                        "supplier-west",
                        "supplier-east",
                        "supplier-west");
    }

    @Test
    void refuses_quotas_that_leave_out_a_supplier() {
        Policy policy = policy(1, 1, 10)
                .withDistribution(
                        Policy.Distribution.USUAL.withQuotas(List.of(new Policy.Quota("supplier-west", 100))));
        assertThatThrownBy(() -> seed.started(policy, 2))
                .hasMessageContaining("policy.distribution.quotas")
                .hasMessageContaining("supplier-east");
    }

    @Test
    void draws_the_packages_that_one_annotator_labels_alone_and_keeps_the_seed() {
        Job job = seed.started(policy(1, 10, 10).withDistribution(Policy.Distribution.USUAL.withOverlapShare(0.3)), 20);
        plan(job);
        assertThat(lines("select count(*) from work_package where job_id = :job and overlap = 1", job.id()))
                .containsExactly("14");
        assertThat(lines("select count(*) from work_package where job_id = :job and overlap is null", job.id()))
                .containsExactly("6");
        assertThat(lines(
                        "select changed ->> 'oneAnnotator' from event where job_id = :job and action = 'job.planned'",
                        job.id()))
                .containsExactly("14");
        assertThat(lines(
                        "select changed ->> 'oneAnnotatorSeed' from event where job_id = :job and action = 'job.planned'",
                        job.id()))
                .containsExactly(String.valueOf(job.id()));
    }

    @Test
    void ends_a_package_where_its_series_ends() {
        Job job = seed.started(policy(3, 2, 10).withDistribution(Policy.Distribution.USUAL.withKeepSeries(true)), 9);
        domain.jdbc()
                .sql(
                        "update item set group_key = case when no <= 4 then 'pump-1' when no <= 6 then 'pump-2' end where job_id = :job")
                .param("job", job.id())
                .update();
        plan(job);
        assertThat(lines(
                        "select first_item || '-' || last_item || ' ' || coalesce(series, '') from work_package where job_id = :job order by no",
                        job.id()))
                .containsExactly("1-3 pump-1", "4-4 pump-1", "5-6 pump-2", "7-9 ");
    }

    @Test
    void opens_first_what_the_model_is_least_sure_of() {
        Job job = seed.started(
                policy(1, 10, 2)
                        .withModelAssistance(
                                new Policy.ModelAssistance("http://127.0.0.1:9", java.time.Duration.ofSeconds(1), true))
                        .withDistribution(Policy.Distribution.USUAL.withOrder(Policy.Order.UNCERTAIN)),
                4);
        domain.jdbc().sql("""
                insert into prediction (job_id, item_no, model_version, shapes, score, predicted_at)
                select :job, no, 'v1', '[]', score, now() from (values (1, 0.9), (2, 0.7), (3, 0.1)) said (no, score)""").param("job", job.id()).update();
        plan(job);
        domain.get(Packages.class).topUp(Seed.OWNER, job.id());
        assertThat(lines("select no from work_package where job_id = :job and state = 'OPEN' order by no", job.id()))
                .as("the one with a score of 0.1, then the one without")
                .containsExactly("3", "4");
    }

    @Test
    void plans_a_hundred_thousand_items_in_seconds() {
        Job job = seed.started(policy(20, 10, 200), 100_000);
        long before = System.nanoTime();
        plan(job);
        double seconds = (System.nanoTime() - before) / 1e9;
        System.out.printf("planned 100,000 items in %.1f s%n", seconds);
        assertThat(lines("select count(*) from work_package where job_id = :job", job.id()))
                .containsExactly("5000");
        assertThat(lines("select count(*) from item where job_id = :job and package_id is not null", job.id()))
                .containsExactly("100000");
        assertThat(seconds).isLessThan(60);
    }
}
