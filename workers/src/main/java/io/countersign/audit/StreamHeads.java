package io.countersign.audit;

import java.util.HexFormat;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The last event of each stream: its number and its hash. */
@Component
class StreamHeads {
    /** Events in one row for the relay, so that a round of it holds few, however many a transaction wrote. */
    private static final long MOST_AT_ONCE = 500;

    private final JdbcTemplate jdbc;

    StreamHeads(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param hash {@link EventHash#START} and 0 for a stream without events */
    record Head(long seq, String hash) {}

    /** Locks the stream until the transaction ends: nobody else adds to it meanwhile. */
    Head lock(String stream) {
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                insert into event_stream (stream, last_seq, last_hash) values (?, 0, ?)
                on conflict (stream) do update set last_seq = event_stream.last_seq
                returning last_seq, last_hash""",
                (row, n) -> new Head(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2))),
                stream,
                HexFormat.of().parseHex(EventHash.START)));
    }

    /** The new head, and what lies between for the relay to publish. */
    void move(String stream, Head from, Head to) {
        jdbc.update(
                """
                with moved as (update event_stream set last_seq = ?, last_hash = ? where stream = ?)
                insert into unpublished_event (stream, first_seq, last_seq)
                select ?, first, least(first + ? - 1, ?) from generate_series(?, ?, ?) as first order by first""",
                to.seq(),
                HexFormat.of().parseHex(to.hash()),
                stream,
                stream,
                MOST_AT_ONCE,
                to.seq(),
                from.seq() + 1,
                to.seq(),
                MOST_AT_ONCE);
    }
}
