package io.countersign.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of the table {@code event}, all columns. */
public final class EventRows {
    private EventRows() {}

    public static EventRecord read(ResultSet row, int n) throws SQLException {
        EventRecord event =
                withoutPlace(row, row.getLong("seq"), row.getTimestamp("at").toInstant());
        String moves = row.getString("moves_digest");
        return (moves == null ? event : event.vouchingFor(moves))
                .at(
                        row.getLong("stream_seq"),
                        HexFormat.of().formatHex(row.getBytes("previous_hash")),
                        HexFormat.of().formatHex(row.getBytes("hash")));
    }

    /** What an event says, before it has a place in its stream. */
    static EventRecord withoutPlace(ResultSet row, long seq, Instant at) throws SQLException {
        return new EventRecord(
                seq,
                row.getObject("id", UUID.class),
                row.getString("stream"),
                0,
                number(row, "job_id"),
                at,
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("before_digest"),
                row.getString("after_digest"),
                row.getString("changed"),
                row.getString("reason"),
                number(row, "process_instance_key"),
                row.getString("element_id"),
                null,
                EventHash.START,
                "");
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
