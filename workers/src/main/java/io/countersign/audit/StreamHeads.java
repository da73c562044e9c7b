package io.countersign.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The last event of each stream: its number and its hash. */
@Component
class StreamHeads {
    /** Events in one row for the relay, so that a round of it holds few, however many a transaction wrote. */
    static final long MOST_AT_ONCE = 500;

    private static final long NO_JOB = -1;

    private final JdbcTemplate jdbc;

    StreamHeads(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param hash {@link EventHash#START} and 0 for a stream without events */
    record Head(long seq, String hash) {}

    /** @param movesDigest of what the transaction has moved of the stream's job; null where it moved nothing */
    record Locked(Head head, @Nullable String movesDigest) {}

    /** Locks the stream until the transaction ends: nobody else adds to it meanwhile. */
    Locked lock(String stream) {
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                insert into event_stream (stream, last_seq, last_hash) values (?, 0, ?)
                on conflict (stream) do update set last_seq = event_stream.last_seq
                returning last_seq, last_hash, (select %s from state_move where job_id = ? and stream_seq is null)""".formatted(StateMoves.DIGEST),
                (row, n) -> new Locked(
                        new Head(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2))), row.getString(3)),
                stream,
                HexFormat.of().parseHex(EventHash.START),
                Streams.job(stream).orElse(NO_JOB)));
    }

    /**
     * The new head, what lies between for the relay to publish, and the place in the trail of what the transaction moved: moves
     * without a place are its own, those of others can't be seen yet.
     */
    void move(String stream, Head from, Head to, Instant at, @Nullable String traceparent) {
        jdbc.update(
                """
                with moved as (update event_stream set last_seq = ?, last_hash = ? where stream = ?),
                     placed as (update state_move set stream_seq = ?, at = ? where job_id = ? and stream_seq is null)
                insert into unpublished_event (stream, first_seq, last_seq, traceparent)
                select ?, first, least(first + ? - 1, ?), ? from generate_series(?, ?, ?) as first order by first""",
                to.seq(),
                HexFormat.of().parseHex(to.hash()),
                stream,
                to.seq(),
                Timestamp.from(at),
                Streams.job(stream).orElse(NO_JOB),
                stream,
                MOST_AT_ONCE,
                to.seq(),
                traceparent,
                from.seq() + 1,
                to.seq(),
                MOST_AT_ONCE);
    }
}
