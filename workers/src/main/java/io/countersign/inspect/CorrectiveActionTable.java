package io.countersign.inspect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes corrective actions. */
@Component
class CorrectiveActionTable {
    private static final String SELECT =
            "select a.*, l.no lot_no from corrective_action a join lot l on l.id = a.lot_id where ";

    private final JdbcClient jdbc;

    CorrectiveActionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(Lot lot, long inspectionId, Instant now, Instant due) {
        jdbc.sql("""
                insert into corrective_action (job_id, lot_id, inspection_id, supplier, state, opened_at, due_at)
                values (:job, :lot, :inspection, :supplier, 'OPEN', :now, :due)""")
                .param("job", lot.jobId())
                .param("lot", lot.id())
                .param("inspection", inspectionId)
                .param("supplier", lot.supplier())
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(due))
                .update();
    }

    /** Those that are not closed first, then the newest; of one supplier, where it is given. */
    List<CorrectiveAction> ofJob(long jobId, @Nullable String supplier) {
        return jdbc.sql(SELECT + """
                a.job_id = :job and (cast(:supplier as text) is null or a.supplier = :supplier)
                order by a.state = 'CLOSED', a.id desc""")
                .param("job", jobId)
                .param("supplier", supplier, Types.VARCHAR)
                .query((row, n) -> read(row))
                .list();
    }

    /** Locks the row to the end of the transaction. */
    Optional<CorrectiveAction> lock(long id) {
        return jdbc.sql(SELECT + "a.id = :id for no key update of a")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Whether a lot of the supplier other than this one has an action that is not closed. */
    boolean isAnyOpen(Lot lot) {
        return jdbc.sql("""
                select exists (select 1 from corrective_action
                               where job_id = :job and supplier = :supplier and lot_id <> :lot and state <> 'CLOSED')""")
                .param("job", lot.jobId())
                .param("supplier", lot.supplier())
                .param("lot", lot.id())
                .query(Boolean.class)
                .single();
    }

    /** Lots of a supplier that were handed in and not drawn from yet. */
    List<Long> waiting(long jobId, String supplier) {
        return jdbc.sql("""
                select id from lot l where job_id = :job and supplier = :supplier and state = 'INSPECTION' and submissions = 1
                  and not exists (select 1 from inspection i where i.lot_id = l.id) order by no""")
                .param("job", jobId)
                .param("supplier", supplier)
                .query(Long.class)
                .list();
    }

    void answer(long id, String responsible, String cause, String measure) {
        jdbc.sql("""
                update corrective_action set state = 'ANSWERED', responsible = :responsible, cause = :cause, measure = :measure
                where id = :id""")
                .param("responsible", responsible)
                .param("cause", cause)
                .param("measure", measure)
                .param("id", id)
                .update();
    }

    void decide(long id, CorrectiveActionState state, String note, @Nullable Instant closedAt) {
        jdbc.sql("update corrective_action set state = :state, note = :note, closed_at = :at where id = :id")
                .param("state", state.name())
                .param("note", note)
                .param("at", closedAt == null ? null : Timestamp.from(closedAt), Types.TIMESTAMP)
                .param("id", id)
                .update();
    }

    private static CorrectiveAction read(ResultSet row) throws SQLException {
        return new CorrectiveAction(
                row.getLong("id"),
                row.getLong("job_id"),
                row.getLong("lot_id"),
                row.getInt("lot_no"),
                row.getString("supplier"),
                CorrectiveActionState.valueOf(row.getString("state")),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getString("responsible"),
                row.getString("cause"),
                row.getString("measure"),
                row.getString("note"));
    }
}
