package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.testing.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class TrailTest {
    private static final Domain domain = new Domain();
    private static final Actor OWNER =
            new Actor.Person("s-1", "meridian-owner-1", "Li Mei", "meridian", Set.of(Role.JOB_OWNER));

    private final Trail trail = domain.get(Trail.class);
    private final TransactionTemplate transaction = domain.get(TransactionTemplate.class);

    @AfterAll
    static void close() {
        domain.close();
    }

    @Test
    void keeps_who_what_and_a_digest_of_the_state_after() {
        transaction.executeWithoutResult(status -> trail.append(
                OWNER,
                Change.ofJob(71, "job.started", "job", "71")
                        .from(Map.of("state", "DRAFT"))
                        .to(Map.of("b", 1, "a", 2))
                        .with("state", "RUNNING")
                        .because("pilot")));
        Map<String, Object> row = domain.jdbc()
                .sql(
                        "select *, actor->>'organisation' organisation, changed->>'state' state from event where job_id = 71")
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("stream", "job:71")
                .containsEntry("stream_seq", 1L)
                .containsEntry("action", "job.started")
                .containsEntry("organisation", "meridian")
                .containsEntry("state", "RUNNING")
                .containsEntry("reason", "pilot")
                // SHA-256 of {"a":2,"b":1}
                .containsEntry("after_digest", "d3626ac30a87e6f7a6428233b3c68299976865fa5508e4267c5415c76af7a772");
    }

    @Test
    void keeps_nothing_of_a_change_that_was_rolled_back() {
        transaction.executeWithoutResult(status -> {
            trail.append(OWNER, Change.ofJob(72, "job.started", "job", "72"));
            status.setRollbackOnly();
        });
        assertThat(seqs(72)).isEmpty();
    }

    @Test
    void refuses_an_event_without_a_transaction() {
        assertThatThrownBy(() -> trail.append(OWNER, Change.ofJob(73, "job.started", "job", "73")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void numbers_a_stream_without_gaps_while_many_write_to_it() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        List<Future<?>> writes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int n = i;
            writes.add(threads.submit(() -> transaction.executeWithoutResult(status -> {
                trail.append(OWNER, Change.ofJob(74, "item.excluded", "item", "74/" + n));
                trail.append(OWNER, Change.ofJob(75, "item.excluded", "item", "75/" + n));
                if (n % 10 == 0) {
                    status.setRollbackOnly();
                }
            })));
        }
        for (Future<?> write : writes) {
            write.get();
        }
        threads.shutdown();
        assertThat(seqs(74))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 90).boxed().toList());
        assertThat(seqs(75)).hasSize(90);
    }

    private static List<Long> seqs(long job) {
        return domain.jdbc()
                .sql("select stream_seq from event where job_id = :job order by seq")
                .param("job", job)
                .query(Long.class)
                .list();
    }
}
