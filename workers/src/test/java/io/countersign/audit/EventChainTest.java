package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.testing.Domain;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
        String previous = EventHash.START;
        for (EventRecord event : events) {
            assertThat(event.previousHash()).isEqualTo(previous);
            assertThat(event.hash()).isEqualTo(EventHash.of(event));
            previous = event.hash();
        }
        assertThat(domain.jdbc()
                        .sql("select encode(last_hash, 'hex') from event_stream where stream = 'job:81'")
                        .query(String.class)
                        .single())
                .isEqualTo(previous);
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
