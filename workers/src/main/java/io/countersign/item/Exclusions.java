package io.countersign.item;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import java.util.List;
import java.util.Map;
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

    /** @param detail what exactly is wrong, or which item it repeats */
    record Found(int no, String detail) {}

    /**
     * @param found a query of {@code no} and {@code detail} over items of job {@code :job} that are NEW
     * @param parameters of the query besides
     */
    void exclude(Actor actor, long jobId, ExclusionReason reason, String found, Map<String, ?> parameters) {
        List<Found> excluded = jdbc.sql("with found as (" + found + ")"
                        + " update item set state = 'EXCLUDED', excluded_for = :reason from found"
                        + " where item.job_id = :job and item.no = found.no and item.state = 'NEW'"
                        + " returning item.no, found.detail")
                .param("job", jobId)
                .param("reason", reason.id())
                .params(parameters)
                .query(Found.class)
                .list();
        excluded.stream().sorted(java.util.Comparator.comparingInt(Found::no)).forEach(each -> {
            String id = jobId + "/" + each.no();
            trail.append(
                    actor,
                    Change.ofJob(jobId, "item.excluded", "item", id)
                            .from(Map.of("state", ItemState.NEW.id()))
                            .to(Map.of("state", ItemState.EXCLUDED.id(), "excludedFor", reason.id()))
                            .with("state", List.of(ItemState.NEW.id(), ItemState.EXCLUDED.id()))
                            .with("reason", reason.id())
                            .with("detail", each.detail()));
        });
    }
}
