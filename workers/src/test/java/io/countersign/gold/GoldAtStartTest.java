package io.countersign.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.job.Job;
import io.countersign.job.JobControl;
import io.countersign.job.Policy;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.schema.Shape;
import io.countersign.testing.Domain;
import io.countersign.testing.Policies;
import io.countersign.testing.Seed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GoldAtStartTest {
    private static final Domain domain = new Domain();
    private static final Policy.Gold POLICY = new Policy.Gold(0.1, 3, 0.6, 2, 5);
    private final Seed seed = new Seed(domain);
    private final GoldItems gold = domain.get(GoldItems.class);
    private final Onboarding onboarding = domain.get(Onboarding.class);
    private final Actor.Person annotator = Seed.person("onboarded", "supplier-east", Role.ANNOTATOR);

    @AfterAll
    static void close() {
        domain.close();
    }

    private static List<Shape> kind(String label) {
        return List.of(new Shape.Classification("c", label, Map.of()));
    }

    /** A draft whose last items have known answers, as an owner would put them. */
    private Job draft(int items, int known) {
        Job job = seed.imported(Policies.gold(POLICY), items);
        domain.jdbc().sql("""
                insert into media (sha256, bytes, content_type, stored_at)
                select encode(sha256(convert_to(:job || '/' || no, 'UTF8')), 'hex'), 1, 'text/plain', now() from item where job_id = :job""").param("job", job.id()).update();
        domain.jdbc().sql("""
                update item set media_sha256 = encode(sha256(convert_to(:job || '/' || no, 'UTF8')), 'hex') where job_id = :job""").param("job", job.id()).update();
        gold.know(
                Seed.OWNER,
                job.id(),
                IntStream.rangeClosed(items - known + 1, items)
                        .mapToObj(no -> new KnownAnswer("t-" + no, kind("kind")))
                        .toList());
        return job;
    }

    private List<String> column(String sql, Job job) {
        return domain.jdbc().sql(sql).param("job", job.id()).query(String.class).list();
    }

    @Test
    void known_items_are_spread_over_the_job_and_keep_their_answers() {
        Job job = draft(33, 8);
        domain.get(JobControl.class).start(Seed.OWNER, job.id());
        assertThat(gold.counts(Seed.OWNER, job.id())).isEqualTo(new GoldCounts(8, 3, 3));
        assertThat(column(
                        "select count(distinct (item_no - 1) * 3 / 33) from gold_item where job_id = :job and use = 'HIDDEN'",
                        job))
                .containsExactly("3");
        assertThat(column("""
                select i.external_id from gold_item g join item i on i.job_id = g.job_id and i.no = g.item_no
                where g.job_id = :job order by i.external_id""", job))
                .isEqualTo(
                        IntStream.rangeClosed(26, 33).mapToObj(no -> "t-" + no).toList());
        assertThat(column(
                        "select count(distinct no) || ' ' || min(no) || ' ' || max(no) from item where job_id = :job",
                        job))
                .containsExactly("33 1 33");
        assertThat(column("select excluded_for from item where job_id = :job and state = 'EXCLUDED'", job))
                .containsExactly("onboarding", "onboarding", "onboarding");
    }

    @Test
    void neither_trail_nor_package_tells_which_they_are() {
        Job job = draft(33, 8);
        domain.get(JobControl.class).start(Seed.OWNER, job.id());
        assertThat(column(
                        "select changed::text from event where job_id = :job and action like 'gold.%' order by seq",
                        job))
                .containsExactly("{\"items\": 8, \"known\": 8}", "{\"hidden\": 3, \"onboarding\": 3}");
    }

    @Test
    void a_job_that_knows_too_few_is_not_started() {
        Job job = seed.imported(Policies.gold(POLICY), 33);
        assertThatThrownBy(() -> domain.get(JobControl.class).start(Seed.OWNER, job.id()))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(
                        "policy.gold needs 6 items with a known answer, 3 of them for the onboarding; 0 are known")
                .hasMessageContaining("items must all have their media stored here");
    }

    @Test
    void answers_are_of_items_and_of_the_schema_or_not_kept_at_all() {
        Job job = draft(10, 0);
        assertThatThrownBy(() -> gold.know(
                        Seed.OWNER,
                        job.id(),
                        List.of(
                                new KnownAnswer("t-1", kind("kind")),
                                new KnownAnswer("t-99", kind("kind")),
                                new KnownAnswer("t-2", kind("none")))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("answers[1].externalId is no item of the job: t-99")
                .hasMessageContaining("answers[2].shapes[0].label");
        assertThat(gold.counts(Seed.OWNER, job.id()).known()).isZero();
    }

    @Test
    void people_are_tried_until_they_pass_or_have_no_attempt_left() {
        Job job = draft(33, 8);
        domain.get(JobControl.class).start(Seed.OWNER, job.id());
        assertThat(onboarding.due(annotator))
                .filteredOn(due -> due.jobId() == job.id())
                .containsExactly(new Onboarding.Due(job.id(), job.name(), 3, 0.6, 2));
        assertThatThrownBy(() -> onboarding.attempt(annotator, job.id(), Map.of()))
                .isInstanceOf(Invalid.class);
        Attempt failed = onboarding.attempt(annotator, job.id(), all(job, List.of()));
        assertThat(failed).isEqualTo(new Attempt(1, 0, 3, false, List.of(new Hint("kind", 3, 0))));
        Attempt passed = onboarding.attempt(annotator, job.id(), all(job, kind("kind")));
        assertThat(passed).isEqualTo(new Attempt(2, 3, 3, true, List.of()));
        assertThat(onboarding.due(annotator)).noneMatch(due -> due.jobId() == job.id());
        Actor.Person unlucky = Seed.person("unlucky", "supplier-east", Role.ANNOTATOR);
        onboarding.attempt(unlucky, job.id(), all(job, List.of()));
        onboarding.attempt(unlucky, job.id(), all(job, List.of()));
        assertThatThrownBy(() -> onboarding.attempt(unlucky, job.id(), all(job, kind("kind"))))
                .isInstanceOf(WrongState.class)
                .hasMessageContaining("used up");
    }

    @Test
    void nobody_else_is_tried() {
        Job job = draft(33, 8);
        domain.get(JobControl.class).start(Seed.OWNER, job.id());
        assertThatThrownBy(() -> onboarding.trial(Seed.OWNER, job.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void onboarding_shows_items_without_what_the_owner_wrote() {
        Job job = draft(33, 8);
        domain.get(JobControl.class).start(Seed.OWNER, job.id());
        assertThat(onboarding.trial(annotator, job.id()).items()).hasSize(3).allSatisfy(item -> {
            assertThat(item.externalId()).isEqualTo(String.valueOf(item.no()));
            assertThat(item.metadata()).doesNotContainKey("text");
        });
    }

    private Map<Integer, List<Shape>> all(Job job, List<Shape> shapes) {
        Map<Integer, List<Shape>> labels = new TreeMap<>();
        domain.jdbc()
                .sql("select item_no from gold_item where job_id = ? and use = 'ONBOARDING'")
                .param(job.id())
                .query(Integer.class)
                .list()
                .forEach(no -> labels.put(no, shapes));
        return labels;
    }
}
