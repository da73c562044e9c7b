package io.countersign.search.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.countersign.person.People;
import io.countersign.problem.Unavailable;
import io.countersign.search.RunningSearch;
import io.countersign.search.SearchClient;
import io.countersign.search.index.IndexRebuild;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of Elasticsearch are those of PostgreSQL. */
@ExtendWith(RunningSearch.Shared.class)
class ProgressTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningSearch system;
    private final JdbcClient jdbc;
    private final Progress progress;

    ProgressTest(RunningSearch system) {
        this.system = system;
        this.jdbc = system.getBean(JdbcClient.class);
        this.progress = system.getBean(Progress.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_124, 977_131})
    void of_any_history_are_those_of_the_tables(long seed) {
        RandomHistory history = new RandomHistory(system, seed);
        history.go(40);
        awaitEqual(history.jobId);
        history.go(10);
        awaitEqual(history.jobId);
    }

    @Test
    void are_the_same_after_a_rebuild_that_began_while_work_went_on() throws Exception {
        RandomHistory history = new RandomHistory(system, 4_711);
        history.go(20);
        Thread work = new Thread(() -> history.go(20));
        work.start();
        new IndexRebuild(jdbc, system.getBean(ElasticsearchClient.class)).run(copied -> {});
        work.join();
        awaitEqual(history.jobId);
    }

    @Test
    void of_a_supplier_are_its_own_part() {
        RandomHistory history = new RandomHistory(system, 815);
        history.go(30);
        awaitEqual(history.jobId);

        ProgressScope east = new ProgressScope(history.jobId, "east");
        assertThat(all(Dimension.SUPPLIER, east)).extracting(ProgressGroup::key).containsExactly("east");
        assertThat(all(Dimension.PERSON, east))
                .isNotEmpty()
                .allSatisfy(person -> assertThat(person.key()).startsWith("s-east-"));
        assertThat(all(Dimension.PACKAGE, east)).hasSize(4);
    }

    @Test
    void say_when_all_will_be_done() {
        RandomHistory history = new RandomHistory(system, 99);
        history.go(30);
        awaitEqual(history.jobId);
        Instant deadline = Instant.now().plus(Duration.ofDays(1));

        Forecast forecast = system.getBean(Forecasts.class).of(new ProgressScope(history.jobId, null), deadline);

        long open = count(
                "select count(*) from item i join work_package p on p.id = i.package_id"
                        + " where i.job_id = ? and p.closed_at is null",
                history.jobId);
        long settled = count(
                "select count(*) from item i join work_package p on p.id = i.package_id"
                        + " where i.job_id = ? and p.closed_at is not null",
                history.jobId);
        assertThat(forecast.remaining()).isEqualTo(open).isPositive();
        assertThat(forecast.settledPerDay()).isCloseTo(settled * 24.0, within(1e-6));
        assertThat(forecast.finish())
                .isCloseTo(
                        Instant.now().plusSeconds(Math.round(open * 86_400 / (settled * 24.0))),
                        within(Duration.ofMinutes(1)));
        assertThat(forecast.late()).isFalse();
        assertThat(forecast.timeline().stream()
                        .mapToLong(Forecast.Step::settled)
                        .sum())
                .isEqualTo(settled);
    }

    @Test
    void are_late_and_no_more_where_elasticsearch_is_down() throws Exception {
        try (SearchClient nobody = SearchClient.of(URI.create("http://127.0.0.1:9"))) {
            Aggregations aggregations = new Aggregations(nobody.client());
            Progress unreachable = new Progress(
                    aggregations,
                    new JobFigures(aggregations, jdbc, InstantSource.system()),
                    system.getBean(People.class));
            assertThatThrownBy(() -> unreachable.by(Dimension.SUPPLIER, new ProgressScope(1, null), null, 10))
                    .isInstanceOf(Unavailable.class);
        }
    }

    private void awaitEqual(long jobId) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            ProgressScope scope = new ProgressScope(jobId, null);
            assertThat(progress.by(Dimension.SUPPLIER, scope, null, 10).behind())
                    .isZero();
            same(jobId, Dimension.SUPPLIER, expected(jobId, "p.supplier", ""));
            same(jobId, Dimension.PACKAGE, expected(jobId, "p.id::text", ""));
            same(jobId, Dimension.CLASS, classes(jobId));
            people(jobId);
        });
    }

    private void same(long jobId, Dimension dimension, Map<String, Expected> expected) {
        Map<String, ProgressGroup> groups = byKey(all(dimension, new ProgressScope(jobId, null)));
        assertThat(groups).containsOnlyKeys(expected.keySet());
        expected.forEach((name, one) -> one.check(groups.get(name)));
    }

    private void people(long jobId) {
        Map<String, ProgressGroup> people = byKey(all(Dimension.PERSON, new ProgressScope(jobId, null)));
        Map<String, Expected> annotators = expected(jobId, "a.author", """
                join (select distinct item_no, author from annotation where job_id = :job) a on a.item_no = i.no""");
        assertThat(people.keySet()).containsAll(annotators.keySet());
        annotators.forEach((name, one) -> one.check(people.get(name)));
        jdbc.sql("select assignee, count(*) n from task where job_id = ? and state = 'DONE' group by assignee")
                .param(jobId)
                .query(row -> {
                    ProgressGroup person = people.get(row.getString("assignee"));
                    assertThat(person.tasks()).isEqualTo(Map.of("done", row.getLong("n")));
                    assertThat("s-" + person.name()).isEqualTo(person.key());
                });
    }

    /** What PostgreSQL says of a group. */
    private record Expected(
            Map<String, Long> items,
            long labelled,
            long returned,
            @Nullable Double agreement,
            double seconds) {
        void check(ProgressGroup group) {
            assertThat(group.items()).isEqualTo(items);
            assertThat(group.labelled()).isEqualTo(labelled);
            assertThat(group.returned()).isEqualTo(returned);
            assertThat(group.activeSeconds()).isCloseTo(seconds, within(1e-6));
            if (agreement == null) {
                assertThat(group.agreement()).isNull();
            } else {
                assertThat(group.agreement()).isCloseTo(agreement, within(1e-9));
            }
        }
    }

    private Map<String, Expected> classes(long jobId) {
        return expected(jobId, "l.label", """
                join (select distinct c.item_no, shape ->> 'label' as label
                      from consensus c, jsonb_array_elements(c.shapes) shape
                      where c.job_id = :job and not exists (
                          select 1 from consensus later where later.job_id = c.job_id and later.item_no = c.item_no
                                                          and later.revision > c.revision)) l on l.item_no = i.no""");
    }

    private Map<String, Expected> expected(long jobId, String key, String join) {
        Map<String, Map<String, Long>> states = new TreeMap<>();
        jdbc.sql("select " + key
                        + " as key, lower(i.state) state, count(*) n from item i join work_package p on p.id = i.package_id "
                        + join + " where i.job_id = :job group by 1, 2")
                .param("job", jobId)
                .query(row -> {
                    states.computeIfAbsent(row.getString("key"), k -> new TreeMap<>())
                            .put(row.getString("state"), row.getLong("n"));
                });
        Map<String, Expected> expected = new TreeMap<>();
        jdbc.sql("""
                select key, count(*) filter (where labelled) labelled, count(*) filter (where returned) returned, avg(value) agreement,
                       coalesce(sum(seconds), 0) seconds
                from (select %s as key,
                             exists (select 1 from annotation n where n.job_id = i.job_id and n.item_no = i.no) labelled,
                             exists (select 1 from verdict v where v.job_id = i.job_id and v.item_no = i.no
                                                               and v.outcome = 'RETURNED') returned,
                             (select value from agreement g where g.package_id = i.package_id and g.item_no = i.no
                              order by round desc, annotators desc limit 1) value,
                             (select sum(active_seconds) from annotation n where n.job_id = i.job_id and n.item_no = i.no) seconds
                      from item i join work_package p on p.id = i.package_id %s where i.job_id = :job) one
                group by key""".formatted(key, join)).param("job", jobId).query(row -> {
            expected.put(
                    row.getString("key"),
                    new Expected(
                            states.get(row.getString("key")),
                            row.getLong("labelled"),
                            row.getLong("returned"),
                            row.getObject("agreement", Double.class),
                            row.getDouble("seconds")));
        });
        return expected;
    }

    /** Page by page, two groups each. */
    private List<ProgressGroup> all(Dimension dimension, ProgressScope scope) {
        List<ProgressGroup> all = new ArrayList<>();
        @Nullable String after = null;
        do {
            ProgressPage page = progress.by(dimension, scope, after, 2);
            all.addAll(page.groups());
            after = page.next();
        } while (after != null);
        return all;
    }

    private static Map<String, ProgressGroup> byKey(List<ProgressGroup> groups) {
        Map<String, ProgressGroup> byKey = new TreeMap<>();
        groups.forEach(group -> assertThat(byKey.put(group.key(), group)).isNull());
        return byKey;
    }

    private long count(String sql, long jobId) {
        return jdbc.sql(sql).param(jobId).query(Long.class).single();
    }
}
