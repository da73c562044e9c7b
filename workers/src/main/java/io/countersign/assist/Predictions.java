package io.countersign.assist;

import io.countersign.item.Item;
import io.countersign.schema.Shape;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What models said of items, apart from what people say. */
@Component
public class Predictions {
    private static final TypeReference<List<Shape>> SHAPES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    Predictions(JdbcClient jdbc, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @param modelVersion as the model's server names itself */
    public record Predicted(String modelVersion, List<Shape> shapes) {}

    /** The newest prediction of each item that has one, by item. */
    public Map<Integer, Predicted> newest(long jobId, int from, int to) {
        Map<Integer, Predicted> byItem = new LinkedHashMap<>();
        jdbc.sql("""
                select distinct on (item_no) item_no, model_version, shapes::text shapes from prediction
                where job_id = :job and item_no between :from and :to order by item_no, predicted_at desc""")
                .param("job", jobId)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> Map.entry(
                        row.getInt("item_no"),
                        new Predicted(row.getString("model_version"), json.readValue(row.getString("shapes"), SHAPES))))
                .list()
                .forEach(entry -> byItem.put(entry.getKey(), entry.getValue()));
        return byItem;
    }

    /** Numbers of the next items that nobody has labelled yet and no model has predicted. */
    List<Integer> missing(long jobId, int after, int limit) {
        return jdbc.sql("""
                select no from item i
                where job_id = :job and no > :after and state in ('NEW', 'PLANNED')
                  and not exists (select 1 from prediction p where p.job_id = i.job_id and p.item_no = i.no)
                order by no limit :limit""")
                .param("job", jobId)
                .param("after", after)
                .param("limit", limit)
                .query(Integer.class)
                .list();
    }

    void keep(Item item, MlBackend.Prediction prediction, List<Shape> shapes) {
        jdbc.sql("""
                insert into prediction (job_id, item_no, model_version, shapes, score, predicted_at)
                values (:job, :no, :version, cast(:shapes as jsonb), :score, :now)
                on conflict (job_id, item_no, model_version) do nothing""")
                .param("job", item.jobId())
                .param("no", item.no())
                .param("version", prediction.modelVersion())
                .param("shapes", json.writeValueAsString(shapes))
                .param("score", prediction.score(), Types.DOUBLE)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    int count(long jobId) {
        return jdbc.sql("select count(distinct item_no) from prediction where job_id = :job")
                .param("job", jobId)
                .query(Integer.class)
                .single();
    }
}
