package io.countersign.task;

import io.countersign.problem.NotFound;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code task}, by id and by the engine's key. */
@Component
class TaskStore {
    private final JdbcClient jdbc;

    TaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<TaskRow> find(long id) {
        return jdbc.sql("select * from task where id = :id")
                .param("id", id)
                .query(TaskRow::read)
                .optional();
    }

    /** @throws NotFound where there is none */
    TaskRow lock(long id) {
        return jdbc.sql("select * from task where id = :id for update")
                .param("id", id)
                .query(TaskRow::read)
                .optional()
                .orElseThrow(() -> new NotFound("task", id));
    }

    Optional<TaskRow> lockByKey(long userTaskKey) {
        return jdbc.sql("select * from task where user_task_key = :key for update")
                .param("key", userTaskKey)
                .query(TaskRow::read)
                .optional();
    }
}
