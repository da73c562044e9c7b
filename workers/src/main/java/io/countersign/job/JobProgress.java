package io.countersign.job;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far a job has come. */
@Component
public class JobProgress {
    private final ItemTally tally;
    private final JdbcClient jdbc;

    JobProgress(ItemTally tally, JdbcClient jdbc) {
        this.tally = tally;
        this.jdbc = jdbc;
    }

    /** Counts by state, states in kebab-case; a state in which there is nothing is left out. */
    public record Counts(Map<String, Long> items, Map<String, Long> packages, Map<String, Long> lots) {}

    /** Exact, and all three of the same moment. */
    @Transactional(readOnly = true, isolation = org.springframework.transaction.annotation.Isolation.REPEATABLE_READ)
    public Counts of(long jobId) {
        return new Counts(tally.of(jobId), byState("work_package", jobId), byState("lot", jobId));
    }

    private Map<String, Long> byState(String table, long jobId) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("select state, count(*) from " + table + " where job_id = :job group by state")
                .param("job", jobId)
                .query(row -> {
                    counts.put(row.getString(1).toLowerCase(Locale.ROOT).replace('_', '-'), row.getLong(2));
                });
        return counts;
    }
}
