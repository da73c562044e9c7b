package io.countersign.infra.engine.message;

import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.Tables;
import io.countersign.infra.engine.variable.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message that waits in the buffer, with the processes that had it. */
record BufferedMessage(long key, Map<String, @Nullable Object> variables, List<String> processes) {

    /** The messages of an address that are not over their time, the oldest first. */
    static List<BufferedMessage> of(Tables tables, MessageAddress address) {
        return tables.query("""
                select message_key, variables, correlated_processes from c8_message
                where event_name = ? and expires_at > ? order by message_key
                """, BufferedMessage::read, address.eventName(), Commands.now());
    }

    private static BufferedMessage read(ResultSet row) throws SQLException {
        return new BufferedMessage(row.getLong(1), Json.readObject(row.getString(2)), List.of((String[])
                row.getArray(3).getArray()));
    }
}
