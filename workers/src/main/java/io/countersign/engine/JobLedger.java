package io.countersign.engine;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Remembers what each job of the engine came to, in the transaction that carried it out. */
@Component
class JobLedger {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    JobLedger(JdbcClient jdbc, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What the job came to before. A delivery that runs at the same time is waited for. */
    Optional<Outcome> reserve(Step step) {
        int added = jdbc.sql("""
                insert into handled_job (job_key, job_type, outcome, handled_at) values (:key, :type, '{}', :at)
                on conflict (job_key) do nothing""")
                .param("key", step.key())
                .param("type", step.jobType())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (added == 1) {
            return Optional.empty();
        }
        return Optional.of(read(jdbc.sql("select outcome from handled_job where job_key = :key")
                .param("key", step.key())
                .query(String.class)
                .single()));
    }

    void remember(Step step, Outcome outcome) {
        jdbc.sql("update handled_job set outcome = cast(:outcome as jsonb) where job_key = :key")
                .param("key", step.key())
                .param("outcome", json.writeValueAsString(write(outcome)))
                .update();
    }

    void forgetOlderThan(Duration age) {
        jdbc.sql("delete from handled_job where handled_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(age)))
                .update();
    }

    private static Map<String, Object> write(Outcome outcome) {
        Map<String, Object> row = new LinkedHashMap<>();
        if (outcome instanceof Outcome.Completed completed) {
            row.put("variables", completed.variables());
        } else if (outcome instanceof Outcome.Rejected rejected) {
            row.put("errorCode", rejected.errorCode());
            row.put("message", rejected.message());
            row.put("variables", rejected.variables());
        } else {
            throw new IllegalArgumentException("what changed nothing is not remembered: " + outcome);
        }
        return row;
    }

    private Outcome read(String text) {
        Map<String, Object> row = json.readValue(text, new TypeReference<Map<String, Object>>() {});
        Map<String, Object> variables = json.convertValue(row.get("variables"), new TypeReference<>() {});
        if (row.get("errorCode") instanceof String errorCode) {
            return new Outcome.Rejected(errorCode, String.valueOf(row.get("message")), variables);
        }
        return new Outcome.Completed(variables);
    }
}
