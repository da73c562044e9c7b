package io.countersign.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The part of the trail that Kafka doesn't have yet. */
@Component
class UnpublishedEvents {
    /** "event" in ASCII: one relay at a time, on however many machines. */
    private static final long LOCK = 0x6576656e74L;

    private final JdbcClient jdbc;

    UnpublishedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Held until the transaction ends. */
    boolean tryLock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    /**
     * The oldest ones. Numbers of different streams may become visible out of order; those of one stream never do, because the
     * stream's row is locked while they are given out.
     */
    List<EventRecord> oldest(int limit) {
        return jdbc.sql("select * from event where published_at is null order by seq limit :limit")
                .param("limit", limit)
                .query(EventRows::read)
                .list();
    }

    void published(List<EventRecord> events, Instant at) {
        jdbc.sql("update event set published_at = :at where seq = any(:seqs)")
                .param("at", Timestamp.from(at))
                .param("seqs", events.stream().map(EventRecord::seq).toArray(Long[]::new))
                .update();
    }
}
