package io.countersign.job;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which organisation owns a job. It never changes, so it is asked once. */
@Component
public class JobOwners {
    private final JdbcClient jdbc;
    private final Map<Long, String> known = new ConcurrentHashMap<>();

    public JobOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where there is no such job. */
    public Optional<String> of(long jobId) {
        return Optional.ofNullable(known.computeIfAbsent(
                jobId,
                id -> jdbc.sql("select owner from job where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .optional()
                        .orElse(null)));
    }
}
