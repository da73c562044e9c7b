package io.countersign.gold;

import io.countersign.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What adjudicators of a job settled, of items that stand in another job as well. */
@Component
class AdjudicatedItems {
    private static final TypeReference<List<Shape>> SHAPES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AdjudicatedItems(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** By the number in the new job; media tells which items are the same. */
    Map<Integer, List<Shape>> of(long newJobId, long earlierJobId) {
        return jdbc
                .sql("""
                select distinct on (i.no) i.no, c.shapes
                from adjudication a
                join item e on e.job_id = a.job_id and e.no = a.item_no and e.state in ('ACCEPTED', 'RELEASED')
                join item i on i.job_id = :new and i.media_sha256 = e.media_sha256
                join consensus c on c.job_id = e.job_id and c.item_no = e.no
                where a.job_id = :earlier
                order by i.no, c.revision desc""")
                .param("new", newJobId)
                .param("earlier", earlierJobId)
                .query((row, n) -> Map.entry(row.getInt("no"), json.readValue(row.getString("shapes"), SHAPES)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
