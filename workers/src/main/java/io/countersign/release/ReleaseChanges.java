package io.countersign.release;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a release changes of another of the same job, compared in the database. */
@Component
class ReleaseChanges {
    private static final int MOST_NAMED = 1_000;

    private final JdbcClient jdbc;

    ReleaseChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * {@code changes.json}.
     *
     * @param since version of the sealed release before, null where this is the first
     * @param named items that were added, removed or got other labels: the first thousand of each
     */
    record Changes(@Nullable Integer since, long added, long removed, long changed, Map<String, List<String>> named) {}

    /** Since the sealed release before. */
    Changes of(long releaseId, long jobId) {
        return jdbc.sql("""
                select id, version from release where job_id = :job and state = 'SEALED' and id < :release
                order by version desc limit 1""")
                .param("job", jobId)
                .param("release", releaseId)
                .query((row, n) -> since(row.getLong("id"), row.getInt("version"), releaseId))
                .optional()
                .orElseGet(() -> new Changes(null, 0, 0, 0, Map.of()));
    }

    /** @param version of the release before */
    Changes since(long before, int version, long releaseId) {
        String added = "(select item_no no from release_item where release_id = :now"
                + " except select item_no from release_item where release_id = :before)";
        String removed = "(select item_no no from release_item where release_id = :before"
                + " except select item_no from release_item where release_id = :now)";
        String changed = "(select a.item_no no from release_item a join release_item b using (item_no)"
                + " join consensus x on x.id = a.consensus_id join consensus y on y.id = b.consensus_id"
                + " where a.release_id = :now and b.release_id = :before and x.shapes <> y.shapes)";
        return new Changes(
                version,
                count(added, releaseId, before),
                count(removed, releaseId, before),
                count(changed, releaseId, before),
                Map.of(
                        "added", names(added, releaseId, before),
                        "removed", names(removed, releaseId, before),
                        "changed", names(changed, releaseId, before)));
    }

    private long count(String items, long now, long before) {
        return jdbc.sql("select count(*) from " + items + " i")
                .param("now", now)
                .param("before", before)
                .query(Long.class)
                .single();
    }

    private List<String> names(String items, long now, long before) {
        return jdbc.sql("select i.external_id from " + items + " c join release r on r.id = :now"
                        + " join item i on i.job_id = r.job_id and i.no = c.no order by i.no limit " + MOST_NAMED)
                .param("now", now)
                .param("before", before)
                .query(String.class)
                .list();
    }
}
