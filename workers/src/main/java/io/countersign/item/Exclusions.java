package io.countersign.item;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes items out, and says of each why. */
@Component
class Exclusions {
    private static final int PAGE = 1_000;

    private final JdbcClient jdbc;
    private final Trail trail;

    Exclusions(JdbcClient jdbc, Trail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    private record Found(int no, String detail) {}

    /**
     * @param found a query of {@code no} and {@code detail}, what exactly is wrong, over items of job {@code :job} that are NEW; each
     *     once
     * @param parameters of the query besides
     */
    void exclude(Actor actor, long jobId, ExclusionReason reason, String found, Map<String, ?> parameters) {
        jdbc.sql("create temporary table found_item on commit drop as " + found)
                .param("job", jobId)
                .params(parameters)
                .update();
        jdbc.sql("alter table found_item add primary key (no)").update();
        for (List<Found> page = page(0);
                !page.isEmpty();
                page = page(page.get(page.size() - 1).no())) {
            exclude(actor, jobId, reason, page);
        }
        jdbc.sql("drop table found_item").update();
    }

    private List<Found> page(int after) {
        return jdbc.sql("select no, detail from found_item where no > :after order by no limit :page")
                .param("after", after)
                .param("page", PAGE)
                .query(Found.class)
                .list();
    }

    private void exclude(Actor actor, long jobId, ExclusionReason reason, List<Found> page) {
        // By number, not by a join: freshly imported items are so few to the planner that it tries every pair.
        Set<Integer> excluded = jdbc.sql("""
                update item set state = 'EXCLUDED', excluded_for = :reason
                where job_id = :job and no = any(:nos) and state = 'NEW'
                returning no""")
                .param("job", jobId)
                .param("reason", reason.id())
                .param("nos", page.stream().map(Found::no).toArray(Integer[]::new))
                .query(Integer.class)
                .set();
        page.stream()
                .filter(found -> excluded.contains(found.no()))
                .forEach(found -> trail.append(
                        actor,
                        Change.ofJob(jobId, "item.excluded", "item", jobId + "/" + found.no())
                                .from(Map.of("state", ItemState.NEW.id()))
                                .to(Map.of("state", ItemState.EXCLUDED.id(), "excludedFor", reason.id()))
                                .with("state", List.of(ItemState.NEW.id(), ItemState.EXCLUDED.id()))
                                .with("reason", reason.id())
                                .with("detail", found.detail())));
    }
}
