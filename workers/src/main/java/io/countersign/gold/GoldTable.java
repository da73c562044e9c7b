package io.countersign.gold;

import io.countersign.schema.Shape;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes gold items. */
@Component
class GoldTable {
    private static final TypeReference<List<Shape>> SHAPES = new TypeReference<>() {};
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    GoldTable(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** An answer that an item has already gives way. */
    void keep(long jobId, Map<Integer, List<Shape>> answers, String origin, String by, Instant at) {
        batches.batchUpdate("""
                insert into gold_item (job_id, item_no, shapes, origin, set_by, set_at) values (?, ?, ?::jsonb, ?, ?, ?)
                on conflict (job_id, item_no) do update
                set shapes = excluded.shapes, origin = excluded.origin, set_by = excluded.set_by, set_at = excluded.set_at""", answers.entrySet(), BATCH, (statement, answer) -> {
            statement.setLong(1, jobId);
            statement.setInt(2, answer.getKey());
            statement.setString(3, json.writeValueAsString(answer.getValue()));
            statement.setString(4, origin);
            statement.setString(5, by);
            statement.setTimestamp(6, Timestamp.from(at));
        });
    }

    int forgetAll(long jobId) {
        return jdbc.sql("delete from gold_item where job_id = :job")
                .param("job", jobId)
                .update();
    }

    List<Integer> numbers(long jobId) {
        return jdbc.sql("select item_no from gold_item where job_id = :job order by item_no")
                .param("job", jobId)
                .query(Integer.class)
                .list();
    }

    void use(long jobId, Collection<Integer> nos, GoldUse use) {
        jdbc.sql("update gold_item set use = :use where job_id = :job and item_no = any(:nos)")
                .param("use", use.name())
                .param("job", jobId)
                .param("nos", nos.toArray(Integer[]::new))
                .update();
    }

    /** By number. */
    Map<Integer, List<Shape>> hiddenIn(long packageId) {
        return answers("""
                select g.item_no, g.shapes from item i join gold_item g on g.job_id = i.job_id and g.item_no = i.no
                where i.package_id = :id and g.use = 'HIDDEN' order by g.item_no""", packageId);
    }

    /** By number. */
    Map<Integer, List<Shape>> onboarding(long jobId) {
        return answers("""
                select item_no, shapes from gold_item where job_id = :id and use = 'ONBOARDING' order by item_no""", jobId);
    }

    private Map<Integer, List<Shape>> answers(String sql, long id) {
        Map<Integer, List<Shape>> byItem = new LinkedHashMap<>();
        jdbc.sql(sql)
                .param("id", id)
                .query((row, n) -> Map.entry(row.getInt("item_no"), json.readValue(row.getString("shapes"), SHAPES)))
                .list()
                .forEach(answer -> byItem.put(answer.getKey(), answer.getValue()));
        return byItem;
    }

    /** How many items of a job have a known answer, and what they are used for. */
    GoldCounts counts(long jobId) {
        return jdbc.sql("""
                select count(*) known, count(*) filter (where use = 'HIDDEN') hidden,
                       count(*) filter (where use = 'ONBOARDING') onboarding
                from gold_item where job_id = :job""").param("job", jobId).query(GoldCounts.class).single();
    }
}
