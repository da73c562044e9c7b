package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.testing.Domain;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class EventChainTest {
    private static final Domain domain = new Domain();
    private static final Actor OWNER =
            new Actor.Person("s-1", "meridian-owner-1", "李梅", "meridian", Set.of(Role.JOB_OWNER));

    private final Trail trail = domain.get(Trail.class);
    private final TransactionTemplate transaction = domain.get(TransactionTemplate.class);

    @AfterAll
    static void close() {
        domain.close();
    }

    @Test
    void links_every_event_to_the_one_before_it() {
        for (int round = 0; round < 3; round++) {
            transaction.executeWithoutResult(status -> IntStream.range(0, 4)
                    .forEach(n -> trail.append(
                            OWNER,
                            Change.ofJob(81, "item.excluded", "item", "81/" + n)
                                    .with("score", 0.1 + 0.2)
                                    .with("tiny", 1e-7)
                                    .with("whole", 5.0)
                                    .with("nested", Map.of("b", List.of(1, -0.0), "a", "é\"\\\u2028"))
                                    .because("重复"))));
        }
        List<EventRecord> events = events("job:81");
        assertThat(events).hasSize(12);
        assertLinked(events);
        assertThat(domain.jdbc()
                        .sql("select encode(last_hash, 'hex') from event_stream where stream = 'job:81'")
                        .query(String.class)
                        .single())
                .isEqualTo(events.get(11).hash());
    }

    @Test
    void links_more_events_than_are_held_in_the_order_in_which_they_came() {
        transaction.executeWithoutResult(status -> IntStream.range(0, 2_345).forEach(n -> {
            trail.append(
                    OWNER, Change.ofJob(84, "item.excluded", "item", "84/" + n).from(Map.of("n", n)));
            if (n % 3 == 0) {
                trail.append(
                        OWNER,
                        Change.ofJob(85, "item.excluded", "item", "85/" + n).with("detail", "重复"));
            }
        }));
        transaction.executeWithoutResult(status -> trail.append(OWNER, Change.ofJob(84, "job.planned", "job", "84")));
        List<EventRecord> events = events("job:84");
        assertThat(events)
                .extracting(EventRecord::subjectId)
                .startsWith("84/0", "84/1")
                .endsWith("84/2344", "84")
                .hasSize(2_346);
        assertThat(events)
                .extracting(EventRecord::streamSeq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2_346).boxed().toList());
        assertThat(events.subList(0, 2_345).stream().map(event -> event.subjectId()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 2_345).mapToObj(n -> "84/" + n).toList());
        assertLinked(events);
        assertLinked(events("job:85"));
        assertThat(events("job:85")).hasSize(782);
    }

    @Test
    void holds_no_stream_up_before_the_commit() {
        transaction.executeWithoutResult(status -> {
            IntStream.range(0, 1_200)
                    .forEach(n -> trail.append(OWNER, Change.ofJob(86, "item.excluded", "item", "86/" + n)));
            CompletableFuture.runAsync(() -> transaction.executeWithoutResult(
                            other -> trail.append(OWNER, Change.ofJob(86, "job.escalated", "job", "86"))))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        });
        assertThat(events("job:86"))
                .hasSize(1_201)
                .first()
                .extracting(EventRecord::action)
                .isEqualTo("job.escalated");
        assertLinked(events("job:86"));
    }

    @Test
    void has_nothing_of_many_events_whose_change_was_rolled_back() {
        transaction.executeWithoutResult(status -> {
            IntStream.range(0, 1_200)
                    .forEach(n -> trail.append(OWNER, Change.ofJob(87, "item.excluded", "item", "87/" + n)));
            status.setRollbackOnly();
        });
        assertThat(events("job:87")).isEmpty();
    }

    private static void assertLinked(List<EventRecord> events) {
        String previous = EventHash.START;
        for (EventRecord event : events) {
            assertThat(event.previousHash()).isEqualTo(previous);
            assertThat(event.hash()).isEqualTo(EventHash.of(event));
            previous = event.hash();
        }
    }

    @Test
    void is_kept_by_the_database_too() {
        transaction.executeWithoutResult(status -> trail.append(OWNER, Change.ofJob(83, "job.started", "job", "83")));
        assertThatThrownBy(() -> domain.jdbc()
                        .sql("update event set reason = 'other' where stream = 'job:83'")
                        .update())
                .hasMessageContaining("event is a record");
    }

    private static List<EventRecord> events(String stream) {
        return domain.jdbc()
                .sql("select * from event where stream = :stream order by stream_seq")
                .param("stream", stream)
                .query(EventRows::read)
                .list();
    }
}
