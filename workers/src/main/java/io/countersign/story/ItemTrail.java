package io.countersign.story;

import io.countersign.audit.EventRows;
import io.countersign.audit.Streams;
import io.countersign.item.ItemState;
import io.countersign.schema.Shape;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the trail has on an item, up to an event of its job. */
@Component
class ItemTrail {
    private static final TypeReference<List<Shape>> SHAPES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ItemTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Of an import, those whose rows it was among; of a release, those that hold it. */
    List<TrailStep> steps(ItemPlace place, long last) {
        return jdbc
                .sql("""
                with subject (type, id) as (
                    values ('item', :job || '/' || :no), ('job', :job), ('package', :package), ('lot', :lot)
                    union all
                    select 'assignment', id::text from assignment where package_id = cast(:package as bigint)
                    union all
                    select 'task', id::text from task where package_id = cast(:package as bigint)
                    union all
                    select 'task', unnest(cast(:inspections as text[]))
                    union all
                    select 'release', r.id::text from release r
                    join release_item i on i.release_id = r.id and i.item_no = cast(:no as int)
                    where r.job_id = cast(:job as bigint))
                select e.* from subject s join event e on e.subject_id = s.id and e.subject_type = s.type
                where e.stream = :stream and e.stream_seq <= :last
                  and (e.action <> 'items.imported'
                       or cast(:no as int) between (e.changed ->> 'firstNo')::int and (e.changed ->> 'lastNo')::int)
                order by e.stream_seq""")
                .param("job", String.valueOf(place.jobId()))
                .param("no", String.valueOf(place.no()))
                .param("package", text(place.packageId()), Types.VARCHAR)
                .param("lot", text(place.lotId()), Types.VARCHAR)
                .param("inspections", place.inspectionTasks().toArray(String[]::new))
                .param("stream", Streams.ofJob(place.jobId()))
                .param("last", last)
                .query(EventRows::read)
                .stream()
                .map(event -> TrailStep.of(event, json))
                .toList();
    }

    List<StateStep> states(ItemPlace place, long last) {
        return jdbc.sql("""
                select m.from_state, m.to_state, e.stream_seq, e.at, e.actor
                from state_move m join event e on e.stream = :stream and e.stream_seq = m.stream_seq
                where m.subject = 'ITEM' and m.subject_id in (0, :package) and m.job_id = :job and m.items @> cast(:no as int)
                  and m.stream_seq <= :last
                order by m.id""")
                .param("stream", Streams.ofJob(place.jobId()))
                .param("package", place.packageId() == null ? 0L : place.packageId())
                .param("job", place.jobId())
                .param("no", place.no())
                .param("last", last)
                .query((row, n) -> new StateStep(
                        new Told(
                                row.getLong("stream_seq"),
                                row.getTimestamp("at").toInstant(),
                                json.readValue(row.getString("actor"), Who.class)),
                        state(row.getString("from_state")),
                        ItemState.valueOf(row.getString("to_state"))))
                .list();
    }

    /** Predictions have no event each; they have their own time. */
    List<PredictionRevision> predictions(ItemPlace place, @Nullable Instant at) {
        return jdbc.sql("""
                select model_version, score, shapes::text shapes, predicted_at from prediction
                where job_id = :job and item_no = :no and (cast(:at as timestamptz) is null or predicted_at <= cast(:at as timestamptz))
                order by predicted_at""")
                .param("job", place.jobId())
                .param("no", place.no())
                .param("at", at == null ? null : Timestamp.from(at), Types.TIMESTAMP)
                .query((row, n) -> new PredictionRevision(
                        row.getTimestamp("predicted_at").toInstant(),
                        row.getString("model_version"),
                        row.getObject("score", Double.class),
                        json.readValue(row.getString("shapes"), SHAPES)))
                .list();
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : String.valueOf(id);
    }

    private static @Nullable ItemState state(@Nullable String name) {
        return name == null ? null : ItemState.valueOf(name);
    }
}
