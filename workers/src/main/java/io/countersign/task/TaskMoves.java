package io.countersign.task;

import io.countersign.engine.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tasks of instances that went on to another version of their process: they go by the names that their steps have there, and so do
 * those that are done, since rules ask who did the same step before. A step that was given out before the instance moved is known by
 * its version, and its task is opened under the new name.
 */
@Component
public class TaskMoves {
    private static final TypeReference<LinkedHashMap<String, String>> ELEMENTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TaskMoves(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Until the end of the transaction no task of the instance is opened. To be called before the engine moves it. */
    @Transactional
    public void hold(long processInstanceKey) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:turn, 0))")
                .param("turn", turn(processInstanceKey))
                .query(row -> {});
    }

    /**
     * The engine moved the instance, which is held. May be repeated.
     *
     * @param elements new id by old one
     * @return how many tasks that are not over now go by another name
     */
    @Transactional
    public int move(long processInstanceKey, int fromVersion, int toVersion, Map<String, String> elements) {
        if (isKnown(processInstanceKey, fromVersion, toVersion)) {
            return 0;
        }
        jdbc.sql("delete from task_move where process_instance_key = :instance and from_version in (:from, :to)")
                .param("instance", processInstanceKey)
                .param("from", fromVersion)
                .param("to", toVersion)
                .update();
        jdbc.sql("""
                insert into task_move (process_instance_key, from_version, to_version, elements)
                values (:instance, :from, :to, cast(:elements as jsonb))""")
                .param("instance", processInstanceKey)
                .param("from", fromVersion)
                .param("to", toVersion)
                .param("elements", json.writeValueAsString(elements))
                .update();
        // All at once: one element's new id may be another's old one.
        return jdbc.sql("""
                with renamed as (
                    update task t set element_id = e.new, name = e.new
                    from unnest(cast(:old as text[]), cast(:new as text[])) as e (old, new)
                    where t.process_instance_key = :instance and t.element_id = e.old and e.old <> e.new
                    returning t.closed_at)
                select count(*) from renamed where closed_at is null""")
                .param("old", elements.keySet().toArray(String[]::new))
                .param("new", elements.values().toArray(String[]::new))
                .param("instance", processInstanceKey)
                .query(Integer.class)
                .single();
    }

    /** What the step's element is called by now. Until the end of the transaction its instance is not moved. */
    String elementNow(Step step) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtextextended(:turn, 0))")
                .param("turn", turn(step.processInstanceKey()))
                .query(row -> {});
        String element = step.elementId();
        Optional<Move> move = find(step.processInstanceKey(), step.processVersion());
        while (move.isPresent()) {
            element = move.get().elements().getOrDefault(element, element);
            move = find(step.processInstanceKey(), move.get().toVersion());
        }
        return element;
    }

    private record Move(int toVersion, Map<String, String> elements) {}

    /** A way back takes the way there out, so that following them comes to an end. */
    private Optional<Move> find(long instance, int version) {
        return jdbc.sql(
                        "select to_version, elements from task_move where process_instance_key = :instance and from_version = :version")
                .param("instance", instance)
                .param("version", version)
                .query((row, n) -> new Move(row.getInt(1), json.readValue(row.getString(2), ELEMENTS)))
                .optional();
    }

    private boolean isKnown(long instance, int from, int to) {
        return find(instance, from).filter(move -> move.toVersion() == to).isPresent();
    }

    private static String turn(long processInstanceKey) {
        return "process-instance/" + processInstanceKey;
    }
}
