package io.countersign.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.infra.local.PostgresAddress;
import io.countersign.infra.local.ScratchStack;
import io.countersign.problem.Invalid;
import io.countersign.processes.TaskKind;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class IdempotentRequestsTest {
    private static final Actor.Person PERSON = new Actor.Person("s-1", "east-1", "East", "supplier-east", Set.of());

    private static JdbcClient jdbc;
    private static IdempotentRequests requests;

    private final AtomicInteger carriedOut = new AtomicInteger();

    private record Body(TaskKind kind, String text) {}

    private record Answer(int number) {}

    @BeforeAll
    static void migrate() {
        PostgresAddress database = ScratchStack.database();
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = JdbcClient.create(source);
        requests = new IdempotentRequests(
                jdbc,
                new TransactionTemplate(new JdbcTransactionManager(source)),
                JsonMapper.shared(),
                Clock.systemUTC());
    }

    @Test
    void a_repeat_gets_the_first_answer_and_does_nothing() {
        assertThat(review("a", "text")).isEqualTo(new Answer(1));
        assertThat(review("a", "text")).isEqualTo(new Answer(1));
        assertThat(carriedOut).hasValue(1);
    }

    @Test
    void what_has_no_answer_is_done_once_too() {
        for (int i = 0; i < 2; i++) {
            requests.once(PERSON, "b", "sign task 1", "manifest", () -> carriedOut.incrementAndGet());
        }
        assertThat(carriedOut).hasValue(1);
    }

    @Test
    void a_key_is_for_one_request() {
        review("c", "text");
        assertThatThrownBy(() -> review("c", "other text")).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> requests.once(PERSON, "c", "sign task 1", body("text"), () -> {}))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void without_a_key_everything_is_done() {
        review(null, "text");
        review(" ", "text");
        assertThat(carriedOut).hasValue(2);
    }

    @Test
    void a_request_that_failed_may_come_again() {
        assertThatThrownBy(() -> requests.once(PERSON, "d", "sign task 1", "manifest", () -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        requests.once(PERSON, "d", "sign task 1", "manifest", () -> carriedOut.incrementAndGet());
        assertThat(carriedOut).hasValue(1);
    }

    /** The repeat may come to another process, in which hash codes of enums are others. */
    @Test
    void knows_a_request_by_what_it_says_and_not_by_a_hash_code() {
        review("e", "text");
        assertThat(jdbc.sql("select request_digest from idempotency_key where key = 'e'")
                        .query(String.class)
                        .single())
                .isEqualTo("8ef75b01750e26ac47458eb296c8615c8a34a5fbebb7cd0bf5714b3a8a5e91af");
    }

    private Answer review(String key, String text) {
        return requests.once(
                PERSON, key, "review task 1", body(text), Answer.class, () -> new Answer(carriedOut.incrementAndGet()));
    }

    private static Body body(String text) {
        return new Body(TaskKind.REVIEW, text);
    }
}
