package io.countersign.inspect;

import io.countersign.processes.SupplierDecision;
import io.countersign.quality.sampling.SamplingPlan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes inspections. */
@Component
class InspectionTable {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ObjectReader plans;
    private final ObjectReader classPlans;

    InspectionTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.plans = json.readerFor(SamplingPlan.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.classPlans =
                json.readerForListOf(ClassPlan.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    long insert(Lot lot, LotPlans plans, long seed, Instant at) {
        return jdbc.sql("""
                insert into inspection (lot_id, submission, plan, class_plans, seed, state, drawn_at)
                values (:lot, :submission, cast(:plan as jsonb), cast(:classes as jsonb), :seed, 'DRAWN', :at) returning id""")
                .param("lot", lot.id())
                .param("submission", lot.submissions())
                .param("plan", json.writeValueAsString(plans.plan()))
                .param("classes", json.writeValueAsString(plans.classes()))
                .param("seed", seed)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    /** The newest first. */
    List<Inspection> ofLot(long lotId) {
        return jdbc.sql("select * from inspection where lot_id = :lot order by submission desc")
                .param("lot", lotId)
                .query((row, n) -> read(row))
                .list();
    }

    /** The newest of each lot, by lot; those that were never drawn from are missing. */
    Map<Long, Inspection> newest(List<Long> lotIds) {
        return lotIds.isEmpty()
                ? Map.of()
                : jdbc.sql("""
                        select distinct on (lot_id) * from inspection where lot_id in (:lots) order by lot_id, submission desc""").param("lots", lotIds).query((row, n) -> read(row)).list().stream()
                        .collect(Collectors.toMap(Inspection::lotId, one -> one));
    }

    /** That of the lot's present submission. */
    Optional<Inspection> present(Lot lot) {
        return jdbc.sql("select * from inspection where lot_id = :lot and submission = :submission")
                .param("lot", lot.id())
                .param("submission", lot.submissions())
                .query((row, n) -> read(row))
                .optional();
    }

    void inspected(long id, int found, List<ClassPlan> classes) {
        jdbc.sql("""
                update inspection set state = 'INSPECTED', defectives = :found, class_plans = cast(:classes as jsonb) where id = :id""")
                .param("found", found)
                .param("classes", json.writeValueAsString(classes))
                .param("id", id)
                .update();
    }

    void decided(long id, InspectionState state, Instant at) {
        jdbc.sql("update inspection set state = :state, decided_at = :at where id = :id")
                .param("state", state.name())
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    void decidedOnSupplier(long id, SupplierDecision decision, String reason) {
        jdbc.sql("update inspection set supplier_decision = :decision, decision_reason = :reason where id = :id")
                .param("decision", decision.name())
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    private Inspection read(ResultSet row) throws SQLException {
        String decision = row.getString("supplier_decision");
        return new Inspection(
                row.getLong("id"),
                row.getLong("lot_id"),
                row.getInt("submission"),
                plans.readValue(row.getString("plan")),
                classPlans.readValue(row.getString("class_plans")),
                row.getLong("seed"),
                InspectionState.valueOf(row.getString("state")),
                row.getObject("defectives", Integer.class),
                row.getTimestamp("drawn_at").toInstant(),
                instant(row.getTimestamp("decided_at")),
                decision == null ? null : SupplierDecision.valueOf(decision));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
