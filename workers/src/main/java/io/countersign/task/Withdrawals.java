package io.countersign.task;

import java.sql.Timestamp;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * User tasks that the process took back before they stood in the list. A timer may fire while the step that opens its task is still
 * under way, and that step may commit last.
 */
@Component
class Withdrawals {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Withdrawals(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Until the end of the transaction nobody else opens or closes the user task. */
    void takeTurn(long userTaskKey) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:turn, 0))")
                .param("turn", "user-task/" + userTaskKey)
                .query(row -> {});
    }

    void add(long userTaskKey) {
        jdbc.sql("insert into task_withdrawn (user_task_key, withdrawn_at) values (:key, :now) on conflict do nothing")
                .param("key", userTaskKey)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    boolean contain(long userTaskKey) {
        return jdbc.sql("select exists (select 1 from task_withdrawn where user_task_key = :key)")
                .param("key", userTaskKey)
                .query(Boolean.class)
                .single();
    }
}
