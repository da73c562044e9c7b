package io.countersign.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
                .query(UnpublishedEvents::read)
                .list();
    }

    void published(List<EventRecord> events, Instant at) {
        jdbc.sql("update event set published_at = :at where seq = any(:seqs)")
                .param("at", Timestamp.from(at))
                .param("seqs", events.stream().map(EventRecord::seq).toArray(Long[]::new))
                .update();
    }

    private static EventRecord read(ResultSet row, int n) throws SQLException {
        return new EventRecord(
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                row.getString("stream"),
                row.getLong("stream_seq"),
                number(row, "job_id"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("before_digest"),
                row.getString("after_digest"),
                row.getString("changed"),
                row.getString("reason"),
                number(row, "process_instance_key"),
                row.getString("element_id"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
