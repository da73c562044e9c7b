package io.countersign.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.JsonData;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.proof.Fault;
import io.countersign.proof.PublishedTrail;
import io.countersign.proof.Verifier;
import io.countersign.pseudonym.Pseudonyms;
import io.countersign.search.export.ExportFormat;
import io.countersign.search.export.ExportVerifier;
import io.countersign.search.export.HistoryExport;
import io.countersign.search.index.IndexRebuild;
import io.countersign.search.query.Facets;
import io.countersign.search.query.History;
import io.countersign.search.query.HistoryFacets;
import io.countersign.search.query.HistoryPage;
import io.countersign.search.query.HistoryQuestion;
import io.countersign.search.query.Inquiries;
import io.countersign.search.query.Scope;
import io.countersign.search.query.Scopes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From a commit in PostgreSQL over Kafka into Elasticsearch, with the real servers. */
@ExtendWith(RunningSearch.Shared.class)
class EventFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Scope MERIDIAN = Scope.of("meridian", true);
    private static final Actor.Person OWNER =
            new Actor.Person("s-1", "meridian-owner-1", "Li Mei", "meridian", Set.of(Role.JOB_OWNER));

    private static RunningSearch context;
    private static History history;

    @BeforeAll
    static void start(RunningSearch running) {
        context = running;
        history = context.getBean(History.class);
    }

    private static void append(long job, int count, String action) {
        Trail trail = context.getBean(Trail.class);
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            for (int i = 1; i <= count; i++) {
                trail.append(
                        OWNER,
                        Change.ofJob(job, action, "item", job + "/" + i)
                                .with("part", "凸轮轴 gearbox")
                                .because("第" + i + "件 scratched"));
            }
        });
    }

    @Test
    void every_event_of_a_job_can_be_read_page_by_page_newest_first() {
        append(1, 2_500, "item.excluded");
        append(2, 3, "item.excluded");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(history.count(1)).isEqualTo(2_500));

        List<Long> seqs = new ArrayList<>();
        @Nullable Long after = null;
        do {
            HistoryPage page = history.ask(MERIDIAN, HistoryQuestion.ofJob(1), after, 400);
            assertThat(page.total()).isEqualTo(2_500);
            page.events().forEach(event -> seqs.add(((Number) event.get("streamSeq")).longValue()));
            after = page.next();
        } while (after != null);
        assertThat(seqs).hasSize(2_500).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void an_event_that_is_sent_twice_is_found_once() {
        append(3, 50, "task.claimed");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(history.count(3)).isEqualTo(50));
        JdbcClient jdbc = context.getBean(JdbcClient.class);

        jdbc.sql("insert into unpublished_event (stream, first_seq, last_seq) values ('job:3', 1, 50)")
                .update();
        append(3, 1, "task.released");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(history.count(3)).isEqualTo(51));
        assertThat(jdbc.sql("select count(*) from unpublished_event where stream = 'job:3'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void what_elasticsearch_has_no_memory_for_now_is_written_when_it_has() throws Exception {
        ElasticsearchClient client = context.getBean(ElasticsearchClient.class);
        roomForRequests(client, "1kb");
        try {
            double refused = refusedRequests(client);
            append(90, 200, "item.excluded");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(refusedRequests(client)).isGreaterThan(refused + 2));
        } finally {
            roomForRequests(client, null);
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(history.count(90)).isEqualTo(200));
    }

    private static void roomForRequests(ElasticsearchClient client, @Nullable String limit) throws IOException {
        client.cluster()
                .putSettings(put -> put.persistent(
                        "network.breaker.inflight_requests.limit", JsonData.of(limit == null ? "100%" : limit)));
    }

    private static double refusedRequests(ElasticsearchClient client) throws IOException {
        return client.nodes().stats(stats -> stats.metric("breaker")).nodes().values().stream()
                .mapToDouble(node -> node.breakers().get("inflight_requests").tripped())
                .sum();
    }

    @Nested
    class what_kafka_has {
        private final JdbcClient jdbc = context.getBean(JdbcClient.class);

        @Test
        void contradicts_a_database_that_was_rewritten_with_its_checkpoints() {
            append(5, 3, "item.excluded");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(publishedUpTo(5)).isEqualTo(3));
            assertThat(verifier().verify().faults()).isEmpty();
            assertThat(faults()).isEmpty();

            tamper("delete from event where stream = 'job:5' and stream_seq = 3;"
                    + " update event_stream set last_seq = 2, last_hash = (select hash from event where stream = 'job:5'"
                    + " and stream_seq = 2) where stream = 'job:5';"
                    + " delete from checkpoint_head; delete from checkpoint where number > 0");

            assertThat(verifier().verifyJob(5).faults()).isEmpty();
            assertThat(faults())
                    .extracting(Fault::kind)
                    .contains(Fault.Kind.PUBLISHED_EVENT_DIFFERS, Fault.Kind.PUBLISHED_CHECKPOINT_DIFFERS);
        }

        /** How many events of a job are in a checkpoint that Kafka has, and in Kafka themselves. */
        private long publishedUpTo(long job) {
            return jdbc.sql("""
                            select coalesce(max(seq), 0) from checkpoint_head
                            join checkpoint on number = checkpoint and published_at is not null
                            where stream = :stream and not exists (select 1 from unpublished_event)""").param("stream", "job:" + job).query(Long.class).single();
        }

        private List<Fault> faults() {
            return new PublishedTrail(jdbc, context.addresses().kafkaBootstrapServers())
                    .faults("countersign.checkpoints", "countersign.events");
        }

        private Verifier verifier() {
            return context.getBean(Verifier.class);
        }

        private void tamper(String sql) {
            jdbc.sql("set session_replication_role = replica; " + sql + "; set session_replication_role = default")
                    .update();
        }
    }

    @Nested
    class a_question_narrows_by {
        @Test
        void action_actor_and_words_of_the_reason() {
            append(4, 20, "item.excluded");
            append(4, 5, "item.included");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(history.count(4)).isEqualTo(25));

            assertThat(ask(question(null, "item.included", null)).total()).isEqualTo(5);
            assertThat(ask(question("meridian-owner-1", null, null)).total()).isEqualTo(25);
            assertThat(ask(question("somebody-else", null, null)).total()).isZero();
            assertThat(ask(question(null, null, "scratched")).total()).isEqualTo(25);
        }

        @Test
        void words_of_what_changed_and_whether_it_was_refused() {
            append(6, 3, "access.refused");
            append(6, 2, "item.excluded");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(history.count(6)).isEqualTo(5));

            assertThat(ask(of(6, true, null)).total()).isEqualTo(3);
            assertThat(ask(of(6, false, null)).total()).isEqualTo(2);
            assertThat(ask(of(6, null, "凸轮轴 gearbox")).total()).isEqualTo(5);
            assertThat(ask(of(6, null, "凸轮轴 nowhere")).total()).isZero();
        }

        private HistoryQuestion of(long job, @Nullable Boolean refused, @Nullable String text) {
            return new HistoryQuestion(job, null, null, null, null, null, null, refused, text, null, null);
        }

        private HistoryQuestion question(@Nullable String actor, @Nullable String action, @Nullable String text) {
            return new HistoryQuestion(4L, null, actor, action, null, null, null, null, text, null, null);
        }

        private HistoryPage ask(HistoryQuestion question) {
            return history.ask(context.getBean(Scopes.class).of(OWNER, question), question, null, 10);
        }
    }

    @Test
    void nobody_sees_what_others_did_in_the_job_of_others() {
        append(7, 4, "item.excluded");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(history.count(7)).isEqualTo(4));

        assertThat(history.ask(MERIDIAN, HistoryQuestion.ofJob(7), null, 10).total())
                .isEqualTo(4);
        assertThat(history.ask(Scope.of("supplier-east", true), HistoryQuestion.ofJob(7), null, 10)
                        .total())
                .isZero();
    }

    @Nested
    class People_of_other_organisations {
        private static final Actor.Person SUPPLIER =
                new Actor.Person("s-9", "east-9", "Wang Fang", "supplier-east", Set.of(Role.ANNOTATOR));
        private static final Actor.Person AUDITOR =
                new Actor.Person("s-3", "meridian-auditor-1", "Zhao Lei", "meridian", Set.of(Role.AUDITOR));

        /** Other tests name theirs themselves. */
        private static final AtomicLong JOBS = new AtomicLong(9_000);

        private final Inquiries inquiries = context.getBean(Inquiries.class);

        /** @return the id of a job of Meridian in which both sides have done something */
        private long worked(boolean auditorsSeeNames) {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            long schema = jdbc.sql("""
                    insert into label_schema (owner, name, version, document, created_at, created_by)
                    values ('meridian', 'people ' || gen_random_uuid(), 1, '{}', now(), 's-1') returning id""").query(Long.class).single();
            long job = JOBS.incrementAndGet();
            jdbc.sql("""
                    insert into job (id, owner, name, schema_id, policy, deadline, state, created_at, created_by)
                    values (:job, 'meridian', 'people ' || gen_random_uuid(), :schema,
                            jsonb_build_object('auditorsSeeNames', cast(:open as boolean)), now(), 'RUNNING', now(), 's-1')""")
                    .param("job", job)
                    .param("schema", schema)
                    .param("open", auditorsSeeNames)
                    .update();
            append(job, 2, "item.excluded");
            Trail trail = context.getBean(Trail.class);
            context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
                trail.append(SUPPLIER, Change.ofJob(job, "task.claimed", "task", "1"));
                trail.append(
                        OWNER,
                        Change.ofJob(job, "task.reminded", "task", "1")
                                .with("assignee", "s-9")
                                .with("assigneeOrganisation", "supplier-east"));
                trail.append(SUPPLIER, Change.ofJob(job, "release.signed", "release", "1"));
            });
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(history.count(job)).isEqualTo(5));
            return job;
        }

        private HistoryQuestion question(long job, @Nullable String actor, @Nullable String text) {
            return new HistoryQuestion(job, null, actor, null, null, null, null, null, text, null, null);
        }

        private List<String> names(Actor.Person reader, HistoryQuestion question) {
            return inquiries.ask(reader, question, null, 10).events().stream()
                    .map(event -> (String) ((Map<?, ?>) event.get("actor")).get("name"))
                    .toList();
        }

        @Test
        void go_by_a_pseudonym_except_where_they_sign() {
            long job = worked(false);
            String pseudonym = context.getBean(Pseudonyms.class).of(job, "s-9");
            assertThat(names(AUDITOR, HistoryQuestion.ofJob(job)))
                    .containsExactly("Wang Fang", "Li Mei", pseudonym, "Li Mei", "Li Mei");
            String all = inquiries.ask(OWNER, question(job, pseudonym, null), null, 10).events().stream()
                    .filter(event -> !"release.signed".equals(event.get("action")))
                    .toList()
                    .toString();
            assertThat(all).contains(pseudonym).doesNotContain("s-9", "east-9", "Wang");
            assertThat(inquiries.ask(OWNER, HistoryQuestion.ofJob(job), null, 10).events().stream()
                            .filter(event -> event.get("action").equals("task.reminded"))
                            .map(event -> String.valueOf(((Map<?, ?>) event.get("changed")).get("assignee"))))
                    .containsExactly(pseudonym);
        }

        @Test
        void are_found_by_their_pseudonym_and_not_by_their_name() {
            long job = worked(false);
            String pseudonym = context.getBean(Pseudonyms.class).of(job, "s-9");
            assertThat(names(OWNER, question(job, pseudonym, null))).hasSize(2);
            assertThat(names(OWNER, question(job, "P-000000", null))).isEmpty();
            assertThat(names(OWNER, question(job, "east-9", null))).isEmpty();
            assertThat(names(OWNER, question(job, null, "Wang"))).isEmpty();
            assertThat(names(OWNER, question(job, null, "Mei"))).hasSize(3);
            assertThat(inquiries
                            .facets(OWNER, HistoryQuestion.ofJob(job))
                            .fields()
                            .get("actor"))
                    .containsExactly(
                            new HistoryFacets.Count("meridian-owner-1", 3), new HistoryFacets.Count(pseudonym, 2));
        }

        @Test
        void are_known_to_their_own_organisation() {
            long job = worked(false);
            assertThat(names(SUPPLIER, question(job, "east-9", "fang"))).containsExactly("Wang Fang", "Wang Fang");
        }

        @Test
        void are_known_to_the_owners_auditors_where_the_policy_says_so() {
            long job = worked(true);
            assertThat(names(AUDITOR, question(job, "east-9", "Wang"))).containsExactly("Wang Fang", "Wang Fang");
            assertThat(names(OWNER, question(job, "east-9", null))).isEmpty();
            assertThat(inquiries
                            .facets(AUDITOR, HistoryQuestion.ofJob(job))
                            .fields()
                            .get("actor"))
                    .contains(new HistoryFacets.Count("east-9", 2));
        }
    }

    @Test
    void facets_count_every_event_once() {
        append(8, 30, "item.excluded");
        append(8, 12, "item.included");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(history.count(8)).isEqualTo(42));

        HistoryFacets facets = context.getBean(Facets.class).of(MERIDIAN, HistoryQuestion.ofJob(8));

        assertThat(facets.fields().get("action"))
                .containsExactly(
                        new HistoryFacets.Count("item.excluded", 30), new HistoryFacets.Count("item.included", 12));
        assertThat(facets.fields().get("organisation")).containsExactly(new HistoryFacets.Count("meridian", 42));
        assertThat(facets.timeline().stream()
                        .mapToLong(HistoryFacets.Stretch::events)
                        .sum())
                .isEqualTo(42);
        assertThat(context.getBean(Facets.class)
                        .of(MERIDIAN, HistoryQuestion.ofJob(4711))
                        .timeline())
                .isEmpty();
    }

    @Test
    void indices_are_built_anew_while_events_come_in() throws Exception {
        append(9, 3_000, "item.excluded");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(history.count(9)).isEqualTo(3_000));
        IndexRebuild rebuild =
                new IndexRebuild(context.getBean(JdbcClient.class), context.getBean(ElasticsearchClient.class));
        CountDownLatch underWay = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            underWay.countDown();
            for (int i = 0; i < 200; i++) {
                append(10, 5, "item.excluded");
            }
        });

        writer.start();
        underWay.await();
        rebuild.run(copied -> {});
        writer.join();

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(history.count(9)).isEqualTo(3_000);
            assertThat(history.count(10)).isEqualTo(1_000);
        });
        append(10, 1, "item.included");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(history.count(10)).isEqualTo(1_001));
    }

    @Nested
    class an_export {
        private final HistoryExport export = context.getBean(HistoryExport.class);

        @TempDir
        private Path directory;

        @ParameterizedTest
        @EnumSource(ExportFormat.class)
        void holds_every_event_and_proves_it(ExportFormat format) throws Exception {
            long job = format == ExportFormat.CSV ? 11 : 12;
            append(job, 1_234, "item.excluded");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(history.count(job)).isEqualTo(1_234));
            Path file = directory.resolve("history.zip");
            HistoryQuestion question = HistoryQuestion.ofJob(job);
            export.begin(OWNER, question, format);
            try (OutputStream out = Files.newOutputStream(file)) {
                export.write(OWNER, question, format, out);
            }

            assertThat(ExportVerifier.isExport(file)).isTrue();
            ExportVerifier.Result result = ExportVerifier.verify(file);
            assertThat(result.problems()).isEmpty();
            assertThat(result.events()).isEqualTo(1_234);
            assertThat(lines(file)).hasSize(format == ExportFormat.CSV ? 1_235 : 1_234);

            replace(file, "events." + (format == ExportFormat.CSV ? "csv" : "jsonl"), "nothing happened");
            assertThat(ExportVerifier.verify(file).problems()).isNotEmpty();
        }

        @Test
        void keeps_spreadsheets_from_taking_words_for_formulas() throws Exception {
            Trail trail = context.getBean(Trail.class);
            context.getBean(TransactionTemplate.class)
                    .executeWithoutResult(status -> trail.append(
                            OWNER,
                            Change.ofJob(13, "item.excluded", "item", "13/1").because("=HYPERLINK(\"http://x\")")));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(history.count(13)).isEqualTo(1));
            Path file = directory.resolve("history.zip");
            try (OutputStream out = Files.newOutputStream(file)) {
                export.write(OWNER, HistoryQuestion.ofJob(13), ExportFormat.CSV, out);
            }
            assertThat(lines(file).get(1)).contains("'=HYPERLINK");
        }

        private List<String> lines(Path file) throws Exception {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return new String(
                                zip.getInputStream(zip.entries().nextElement()).readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            }
        }

        private void replace(Path file, String entry, String content) throws Exception {
            try (FileSystem zip = FileSystems.newFileSystem(file)) {
                Files.writeString(zip.getPath(entry), content);
            }
        }
    }
}
