package io.countersign.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads label schemas. */
@Component
class SchemaTable {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    SchemaTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Schema> find(long id) {
        return jdbc.sql("select * from label_schema where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    Optional<Schema> lock(long id) {
        return jdbc.sql("select * from label_schema where id = :id for no key update")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    boolean isUsedWith(long id, String organisation) {
        return jdbc.sql("select exists (select 1 from job j join participant p on p.job_id = j.id"
                        + " where j.schema_id = :id and j.state <> 'DRAFT' and p.organisation = :organisation)")
                .param("id", id)
                .param("organisation", organisation)
                .query(Boolean.class)
                .single();
    }

    List<Schema> list(String owner, long before, int limit) {
        return jdbc.sql(
                        "select * from label_schema where owner = :owner and id < :before order by id desc limit :limit")
                .param("owner", owner)
                .param("before", before)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    private Schema read(ResultSet row, int n) throws SQLException {
        Timestamp frozen = row.getTimestamp("frozen_at");
        return new Schema(
                row.getLong("id"),
                row.getString("owner"),
                row.getString("name"),
                row.getInt("version"),
                json.readValue(row.getString("document"), LabelSchema.class),
                row.getInt("revision"),
                frozen == null ? null : frozen.toInstant(),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"));
    }
}
