package io.countersign.consolidate;

import io.countersign.schema.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what adjudicators decided. */
@Component
class Rulings {
    private static final TypeReference<List<Shape>> SHAPES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Rulings(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The newest of each item from one number to another, by number. */
    Map<Integer, Ruling> of(long packageId, int from, int to) {
        Map<Integer, Ruling> byItem = new HashMap<>();
        jdbc.sql("""
                select distinct on (d.item_no) d.item_no, d.id, d.choice, d.round, d.annotation_id,
                       coalesce(d.shapes, a.shapes)::text shapes
                from adjudication d left join annotation a on a.id = d.annotation_id
                where d.package_id = :packageId and d.item_no between :from and :to
                order by d.item_no, d.id desc""")
                .param("packageId", packageId)
                .param("from", from)
                .param("to", to)
                .query(Row.class)
                .list()
                .forEach(row -> byItem.put(row.itemNo(), ruling(row)));
        return byItem;
    }

    private Ruling ruling(Row row) {
        return new Ruling(
                row.id(),
                Ruling.Choice.valueOf(row.choice()),
                row.round(),
                row.annotationId() == null ? List.of() : List.of(row.annotationId()),
                row.shapes() == null ? List.of() : json.readValue(row.shapes(), SHAPES));
    }

    private record Row(
            int itemNo,
            long id,
            String choice,
            int round,
            @Nullable Long annotationId,
            @Nullable String shapes) {}
}
