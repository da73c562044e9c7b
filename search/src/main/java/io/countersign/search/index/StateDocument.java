package io.countersign.search.index;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A thing as it stands.
 *
 * @param version number of the last event of its job when it stood so: whatever was read later has at least this one
 */
record StateDocument(String id, long version, byte[] source) {
    static StateDocument read(ResultSet row, int n) throws SQLException {
        return new StateDocument(
                row.getString("id"),
                row.getLong("version"),
                row.getString("document").getBytes(StandardCharsets.UTF_8));
    }
}
