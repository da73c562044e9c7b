package io.countersign.item;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes items out, and says of each why. */
@Component
class Exclusions {
    private final JdbcClient jdbc;
    private final Trail trail;

    Exclusions(JdbcClient jdbc, Trail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /**
     * @param found a query of {@code no} and {@code detail}, what exactly is wrong, over items of job {@code :job} that are NEW
     * @param parameters of the query besides
     */
    void exclude(Actor actor, long jobId, ExclusionReason reason, String found, Map<String, ?> parameters) {
        // Not one statement: joined to the items again, freshly imported ones are so few to the planner that it tries
        // every pair.
        Map<Integer, String> details = new TreeMap<>();
        jdbc.sql(found).param("job", jobId).params(parameters).query(row -> {
            details.put(row.getInt("no"), row.getString("detail"));
        });
        if (details.isEmpty()) {
            return;
        }
        List<Integer> excluded = jdbc.sql("""
                update item set state = 'EXCLUDED', excluded_for = :reason
                where job_id = :job and no = any(:nos) and state = 'NEW'
                returning no""")
                .param("job", jobId)
                .param("reason", reason.id())
                .param("nos", details.keySet().toArray(Integer[]::new))
                .query(Integer.class)
                .list();
        excluded.stream().sorted().forEach(no -> {
            String id = jobId + "/" + no;
            trail.append(
                    actor,
                    Change.ofJob(jobId, "item.excluded", "item", id)
                            .from(Map.of("state", ItemState.NEW.id()))
                            .to(Map.of("state", ItemState.EXCLUDED.id(), "excludedFor", reason.id()))
                            .with("state", List.of(ItemState.NEW.id(), ItemState.EXCLUDED.id()))
                            .with("reason", reason.id())
                            .with("detail", details.get(no)));
        });
    }
}
