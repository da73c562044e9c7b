package io.countersign.gold;

import io.countersign.identity.Actor;
import io.countersign.job.Job;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes attempts at onboardings. */
@Component
class AttemptTable {
    private static final TypeReference<List<Hint>> HINTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AttemptTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** In their order. */
    List<Attempt> of(long jobId, String person) {
        return jdbc.sql("select * from onboarding_attempt where job_id = :job and person = :person order by attempt")
                .param("job", jobId)
                .param("person", person)
                .query((row, n) -> new Attempt(
                        row.getInt("attempt"),
                        row.getInt("correct"),
                        row.getInt("answers"),
                        row.getBoolean("passed"),
                        json.readValue(row.getString("hints"), HINTS)))
                .list();
    }

    boolean hasPassed(String person, long schemaId) {
        return jdbc.sql("""
                select exists (select 1 from onboarding_attempt where person = :person and schema_id = :schema and passed)""")
                .param("person", person)
                .param("schema", schemaId)
                .query(Boolean.class)
                .single();
    }

    void add(Actor.Person person, Job job, Attempt attempt, Instant at) {
        jdbc.sql("""
                insert into onboarding_attempt (job_id, schema_id, person, organisation, attempt, correct, answers, passed, hints, at)
                values (:job, :schema, :person, :organisation, :attempt, :correct, :answers, :passed, cast(:hints as jsonb), :at)""")
                .param("job", job.id())
                .param("schema", job.schemaId())
                .param("person", person.subject())
                .param("organisation", person.organisation())
                .param("attempt", attempt.number())
                .param("correct", attempt.correct())
                .param("answers", attempt.answers())
                .param("passed", attempt.passed())
                .param("hints", json.writeValueAsString(attempt.hints()))
                .param("at", Timestamp.from(at))
                .update();
    }
}
