package io.countersign.item;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of items. */
@Component
class ItemTable {
    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};
    private final JsonMapper json;

    ItemTable(JsonMapper json) {
        this.json = json;
    }

    Item read(ResultSet row, int n) throws SQLException {
        return new Item(
                row.getLong("job_id"),
                row.getInt("no"),
                row.getString("external_id"),
                Modality.valueOf(row.getString("modality")),
                row.getString("media_sha256"),
                row.getString("media_uri"),
                json.readValue(row.getString("metadata"), METADATA),
                row.getString("group_key"),
                ItemState.valueOf(row.getString("state")),
                row.getString("excluded_for"),
                row.getObject("package_id", Long.class));
    }
}
