package io.countersign.job;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many items of a job are in each state, without reading the items. */
@Component
class ItemTally {
    private final JdbcClient jdbc;

    ItemTally(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** State, in kebab-case, to items; a state without items is left out. */
    Map<String, Long> of(long jobId) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("select state, sum(items) from item_tally where job_id = :job group by state having sum(items) <> 0")
                .param("job", jobId)
                .query(row -> {
                    counts.put(row.getString(1).toLowerCase(Locale.ROOT).replace('_', '-'), row.getLong(2));
                });
        return counts;
    }

    /** Makes one row a state of the rows that were added since. Call it under the job's lock. */
    void gather(long jobId) {
        jdbc.sql("""
                with gone as (delete from item_tally where job_id = :job returning state, items)
                insert into item_tally (job_id, state, items) select :job, state, sum(items) from gone group by state""").param("job", jobId).update();
    }
}
