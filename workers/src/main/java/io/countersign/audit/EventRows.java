package io.countersign.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of the table {@code event}, all columns. */
public final class EventRows {
    private EventRows() {}

    public static EventRecord read(ResultSet row, int n) throws SQLException {
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
                row.getString("element_id"),
                HexFormat.of().formatHex(row.getBytes("previous_hash")),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
