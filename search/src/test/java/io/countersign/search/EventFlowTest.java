package io.countersign.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.infra.local.Addresses;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.LocalStack;
import io.countersign.infra.local.PartName;
import io.countersign.processes.Role;
import io.countersign.proof.Fault;
import io.countersign.proof.PublishedTrail;
import io.countersign.proof.Verifier;
import io.countersign.search.query.History;
import io.countersign.search.query.HistoryPage;
import io.countersign.search.query.HistoryQuestion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From a commit in PostgreSQL over Kafka into Elasticsearch, with the real servers. */
class EventFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Actor OWNER =
            new Actor.Person("s-1", "meridian-owner-1", "Li Mei", "meridian", Set.of(Role.JOB_OWNER));

    private static LocalStack stack;
    private static ConfigurableApplicationContext context;
    private static History history;

    @Configuration
    @EnableAutoConfiguration
    @ComponentScan({
        "io.countersign.audit",
        "io.countersign.outbox",
        "io.countersign.json",
        "io.countersign.proof",
        "io.countersign.signing",
        "io.countersign.search.index",
        "io.countersign.search.query"
    })
    static class Application extends ElasticsearchConfiguration {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @BeforeAll
    static void start(@TempDir Path data) {
        stack = LocalStack.start(
                LocalSettings.only(data, PartName.POSTGRES, PartName.KAFKA, PartName.ELASTICSEARCH), progress -> {});
        Addresses addresses = stack.addresses();
        context = new SpringApplicationBuilder(Application.class)
                .properties(
                        "spring.main.banner-mode=off",
                        "spring.datasource.url=" + addresses.jdbcUrl(),
                        "spring.datasource.username=" + addresses.user(),
                        "spring.datasource.password=" + addresses.password(),
                        "countersign.kafka.bootstrap-servers=" + addresses.kafkaBootstrapServers(),
                        "countersign.elasticsearch.url=" + addresses.elasticsearchUrl(),
                        "countersign.checkpoint.interval=200ms",
                        "countersign.keys.directory=" + data.resolve("keys"))
                .run();
        history = context.getBean(History.class);
    }

    @AfterAll
    static void stop() {
        context.close();
        stack.close();
    }

    private static void append(long job, int count, String action) {
        Trail trail = context.getBean(Trail.class);
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            for (int i = 1; i <= count; i++) {
                trail.append(
                        OWNER, Change.ofJob(job, action, "item", job + "/" + i).because("第" + i + "件 scratched"));
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
            HistoryPage page = history.ask(HistoryQuestion.ofJob(1), after, 400);
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
            return new PublishedTrail(jdbc, stack.addresses().kafkaBootstrapServers())
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

        private HistoryQuestion question(@Nullable String actor, @Nullable String action, @Nullable String text) {
            return new HistoryQuestion(4, null, actor, action, null, null, text, null, null);
        }

        private HistoryPage ask(HistoryQuestion question) {
            return history.ask(question, null, 10);
        }
    }
}
