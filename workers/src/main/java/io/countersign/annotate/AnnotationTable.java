package io.countersign.annotate;

import io.countersign.assign.Place;
import io.countersign.identity.Actor;
import io.countersign.item.Item;
import io.countersign.schema.Shape;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code annotation}: added to, never changed. */
@Component
class AnnotationTable {
    private static final TypeReference<List<Shape>> SHAPES = new TypeReference<>() {};
    private static final int BATCH = 200;
    private static final String INSERT = """
            insert into annotation (job_id, item_no, package_id, assignment_id, round, revision, author, organisation, shapes,
                                    active_seconds, tool, model_version, submitted_at)
            values (?, ?, ?, ?, ?,
                    (select coalesce(max(revision), 0) + 1 from annotation where assignment_id = ? and item_no = ?),
                    ?, ?, ?::jsonb, ?, ?,
                    (select model_version from prediction where job_id = ? and item_no = ? order by predicted_at desc limit 1), ?)""";

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    AnnotationTable(JdbcTemplate batches, JdbcClient jdbc, JsonMapper json) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** An item that a model had labelled before keeps the model's version beside what the person made of it. */
    void add(Actor.Person author, Place place, List<ItemLabels> labels, Instant at) {
        batches.batchUpdate(INSERT, labels, BATCH, (statement, item) -> {
            statement.setLong(1, place.jobId());
            statement.setInt(2, item.itemNo());
            statement.setLong(3, place.packageId());
            statement.setLong(4, place.id());
            statement.setInt(5, place.round());
            statement.setLong(6, place.id());
            statement.setInt(7, item.itemNo());
            statement.setString(8, author.subject());
            statement.setString(9, author.organisation());
            statement.setString(10, json.writeValueAsString(item.shapes()));
            statement.setDouble(11, item.activeSeconds());
            statement.setString(12, item.tool());
            statement.setLong(13, place.jobId());
            statement.setInt(14, item.itemNo());
            statement.setTimestamp(15, Timestamp.from(at));
        });
    }

    /** What was submitted for a place, by item. */
    Map<Integer, List<Shape>> ofPlace(long assignmentId) {
        Map<Integer, List<Shape>> byItem = new LinkedHashMap<>();
        jdbc.sql("""
                select distinct on (item_no) item_no, shapes::text shapes from annotation
                where assignment_id = :assignment order by item_no, revision desc""")
                .param("assignment", assignmentId)
                .query((row, n) -> Map.entry(row.getInt("item_no"), json.readValue(row.getString("shapes"), SHAPES)))
                .list()
                .forEach(entry -> byItem.put(entry.getKey(), entry.getValue()));
        return byItem;
    }

    /**
     * Items that a submission must hold: of a rework those that the last review sent back, or all where an inspection returned the
     * whole package; of an annotation all.
     */
    Set<Integer> expected(Place place, List<Item> all) {
        if (place.kind() == Place.Kind.REWORK) {
            Set<Integer> returned = returnedBefore(place);
            if (!returned.isEmpty()) {
                return returned;
            }
        }
        return all.stream().map(Item::no).collect(Collectors.toSet());
    }

    private Set<Integer> returnedBefore(Place place) {
        return new TreeSet<>(jdbc.sql("""
                select item_no from verdict
                where package_id = :package and round = :round and outcome = 'RETURNED'
                  and exists (select 1 from work_package p where p.id = :package and p.state <> 'RETURNED')""")
                .param("package", place.packageId())
                .param("round", place.round() - 1)
                .query(Integer.class)
                .list());
    }
}
