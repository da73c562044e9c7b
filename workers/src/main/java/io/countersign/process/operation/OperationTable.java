package io.countersign.process.operation;

import io.countersign.identity.Actor;
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
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code process_operation}. */
@Component
class OperationTable {
    /** What people are called is looked up; of those who were erased the subject is left. */
    private static final String OPERATION = """
            select o.*, coalesce(a.name, o.asked_by) asked_by_name, coalesce(c.name, o.confirmed_by) confirmed_by_name,
                   case when o.failed > 0 then (select failure from process_operation_item i
                    where i.operation_id = o.id and i.state = 'FAILED' order by i.no limit 1) end first_failure
            from process_operation o
            left join person a on a.subject = o.asked_by
            left join person c on c.subject = o.confirmed_by\s""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OperationTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long add(Actor.Person person, Wish wish, String reason, Operation.State state, Instant now, Instant expires) {
        return jdbc.sql("""
                insert into process_operation (process_id, wish, reason, state, asked_by, organisation, asked_at, expires_at)
                values (:process, cast(:wish as jsonb), :reason, :state, :by, :organisation, :now, :expires) returning id""")
                .param("process", wish.processId())
                .param("wish", json.writerFor(Wish.class).writeValueAsString(wish))
                .param("reason", reason)
                .param("state", state.name())
                .param("by", person.subject())
                .param("organisation", person.organisation())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .query(Long.class)
                .single();
    }

    Optional<Operation> find(long id) {
        return jdbc.sql(OPERATION + "where o.id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** Locked to the end of the transaction. */
    Optional<Operation> lock(long id) {
        return jdbc.sql(OPERATION + "where o.id = :id for update of o")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** Newest first, those below an id. */
    List<Operation> list(Operation.@Nullable State state, @Nullable String processId, long below, int limit) {
        return jdbc.sql(OPERATION + """
                where o.id < :below and (cast(:state as text) is null or o.state = :state)
                  and (cast(:process as text) is null or o.process_id = :process)
                order by o.id desc limit :limit""")
                .param("below", below)
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("process", processId, Types.VARCHAR)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** Those to be listed or carried out, the oldest first. */
    List<Long> underWay() {
        return jdbc.sql(
                        "select id from process_operation where state in ('GATHERING', 'RUNNING') order by id limit 100")
                .query(Long.class)
                .list();
    }

    void move(long id, Operation.State state) {
        jdbc.sql("update process_operation set state = :state where id = :id")
                .param("state", state.name())
                .param("id", id)
                .update();
    }

    void decided(long id, Operation.State state, Actor.Person by) {
        jdbc.sql("update process_operation set state = :state, confirmed_by = :by where id = :id")
                .param("state", state.name())
                .param("by", by.subject())
                .param("id", id)
                .update();
    }

    void ended(long id, Operation.State state, Instant now) {
        jdbc.sql("update process_operation set state = :state, ended_at = :now where id = :id")
                .param("state", state.name())
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    Optional<String> gatheredAfter(long id) {
        return Optional.ofNullable(jdbc.sql("select gathered_after from process_operation where id = :id")
                .param("id", id)
                .query((row, n) -> new After(row.getString(1)))
                .single()
                .cursor());
    }

    private record After(@Nullable String cursor) {}

    /**
     * @param added how many items the page added
     * @param next null where that was the last page
     */
    void gathered(long id, int added, @Nullable String next) {
        jdbc.sql("""
                update process_operation set gathered_after = :next, gathered = :all,
                       total = total + :added,
                       state = case when :all and state = 'GATHERING' then 'RUNNING' else state end
                where id = :id""")
                .param("added", added)
                .param("next", next, Types.VARCHAR)
                .param("all", next == null)
                .param("id", id)
                .update();
    }

    boolean isGathered(long id) {
        return jdbc.sql("select gathered from process_operation where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void count(long id, int done, int failed) {
        jdbc.sql("update process_operation set done = done + :done, failed = failed + :failed where id = :id")
                .param("done", done)
                .param("failed", failed)
                .param("id", id)
                .update();
    }

    private Operation read(ResultSet row, int n) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Operation(
                row.getLong("id"),
                json.readValue(row.getString("wish"), Wish.class),
                row.getString("reason"),
                Operation.State.valueOf(row.getString("state")),
                row.getString("asked_by"),
                row.getString("asked_by_name"),
                row.getString("organisation"),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getString("confirmed_by_name"),
                ended == null ? null : ended.toInstant(),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("failed"),
                row.getString("first_failure"));
    }
}
