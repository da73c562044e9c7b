package io.countersign.process.operation;

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

/** Rows of {@code process_operation_item}. */
@Component
class OperationItems {
    private final JdbcClient jdbc;

    OperationItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are listed already are left alone. @return how many were not */
    int add(long operation, List<Carrier.Target> targets) {
        return jdbc.sql("""
                insert into process_operation_item (operation_id, no, key, instance_key, state)
                select :operation, before.n + row_number() over (order by t.place), t.key, t.instance, 'PENDING'
                from unnest(cast(:keys as bigint[]), cast(:instances as bigint[])) with ordinality as t (key, instance, place),
                     (select coalesce(max(no), 0) n from process_operation_item where operation_id = :operation) before
                where not exists (select 1 from process_operation_item i where i.operation_id = :operation and i.key = t.key)""")
                .param("operation", operation)
                .param("keys", targets.stream().map(Carrier.Target::key).toArray(Long[]::new))
                .param(
                        "instances",
                        targets.stream().map(Carrier.Target::instance).toArray(Long[]::new))
                .update();
    }

    /** The next that nobody else is at, locked to the end of the transaction; none unless the operation runs. */
    Optional<Item> next(long operation) {
        return jdbc.sql("""
                select i.* from process_operation_item i
                where i.operation_id = :operation and i.state = 'PENDING'
                  and exists (select 1 from process_operation o where o.id = i.operation_id and o.state = 'RUNNING')
                order by i.no limit 1 for update of i skip locked""")
                .param("operation", operation)
                .query(OperationItems::read)
                .optional();
    }

    boolean hasPending(long operation) {
        return jdbc.sql(
                        "select exists (select 1 from process_operation_item where operation_id = :id and state = 'PENDING')")
                .param("id", operation)
                .query(Boolean.class)
                .single();
    }

    /** @return whether it was still to be done */
    boolean settle(long operation, int no, Item.State state, @Nullable String failure, Instant now) {
        return jdbc.sql("""
                update process_operation_item set state = :state, failure = :failure, at = :now
                where operation_id = :operation and no = :no and state = 'PENDING'""")
                        .param("state", state.name())
                        .param("failure", failure, Types.VARCHAR)
                        .param("now", Timestamp.from(now))
                        .param("operation", operation)
                        .param("no", no)
                        .update()
                == 1;
    }

    /** @return how many */
    int tryFailedAgain(long operation) {
        return jdbc.sql("""
                update process_operation_item set state = 'PENDING', failure = null, at = null
                where operation_id = :operation and state = 'FAILED'""").param("operation", operation).update();
    }

    /** In their order, those after a number. */
    List<Item> list(long operation, Item.@Nullable State state, long after, int limit) {
        return jdbc.sql("""
                select * from process_operation_item
                where operation_id = :operation and no > :after and (cast(:state as text) is null or state = :state)
                order by no limit :limit""")
                .param("operation", operation)
                .param("after", after)
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("limit", limit)
                .query(OperationItems::read)
                .list();
    }

    private static Item read(ResultSet row, int n) throws SQLException {
        Timestamp at = row.getTimestamp("at");
        return new Item(
                row.getInt("no"),
                row.getLong("key"),
                row.getLong("instance_key"),
                Item.State.valueOf(row.getString("state")),
                row.getString("failure"),
                at == null ? null : at.toInstant());
    }
}
