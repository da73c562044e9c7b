package io.countersign.audit;

import java.util.List;
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

    /** @param ids of the rows that say what is unpublished */
    record Batch(List<Long> ids, List<Unpublished> events) {}

    /**
     * @param row that says that it is unpublished
     * @param traceparent of the change that it tells of; null where that is not traced
     */
    record Unpublished(
            long row, EventRecord event, @Nullable String traceparent) {}

    /**
     * The oldest ones. Rows of different streams may become visible out of order; those of one stream never do, because the
     * stream's row is locked while they are written.
     */
    Batch oldest(int limit) {
        List<Unpublished> rows = jdbc.sql("""
                select u.id row_id, u.traceparent, e.*
                from (select *, sum(last_seq - first_seq + 1) over (order by id) - (last_seq - first_seq + 1) before
                      from (select * from unpublished_event order by id limit :limit) oldest) u
                cross join lateral (select * from event
                                    where stream = u.stream and stream_seq between u.first_seq and u.last_seq
                                    order by stream_seq limit :limit) e
                where u.before < :limit
                order by u.id, e.stream_seq""")
                .param("limit", limit)
                .query((row, n) ->
                        new Unpublished(row.getLong("row_id"), EventRows.read(row, n), row.getString("traceparent")))
                .list();
        return new Batch(rows.stream().map(Unpublished::row).distinct().toList(), rows);
    }

    void published(Batch batch) {
        jdbc.sql("delete from unpublished_event where id = any(:ids)")
                .param("ids", batch.ids().toArray(Long[]::new))
                .update();
    }
}
