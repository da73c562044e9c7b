package io.countersign.gold;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes pauses. */
@Component
class PauseTable {
    private static final TypeReference<List<Hint>> HINTS = new TypeReference<>() {};
    private static final String SELECT = """
            select p.*, j.name job_name, coalesce((
                select jsonb_agg(jsonb_build_object('label', label, 'missed', missed, 'added', added) order by missed + added desc, label)
                from (select c.label, sum(c.expected - c.matched) missed, sum(c.given - c.matched) added
                      from (select assignment_id, item_no from gold_answer a
                            where a.job_id = p.job_id and a.person = p.person and a.at <= p.paused_at
                            order by a.at desc, a.item_no desc limit p.answers) latest
                      join gold_answer_class c using (assignment_id, item_no)
                      group by c.label
                      having sum(c.expected + c.given - 2 * c.matched) > 0) wrong), '[]') hints
            from annotator_pause p join job j on j.id = p.job_id
            where\s""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PauseTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those that are not lifted, newest first. */
    List<Pause> of(String person) {
        return jdbc.sql(SELECT + "p.person = :person and p.decision is distinct from 'LIFTED' order by p.id desc")
                .param("person", person)
                .query((row, n) -> read(row))
                .list();
    }

    /** Newest first; of one organisation, where it is given. */
    List<Pause> ofJob(long jobId, @Nullable String organisation) {
        return jdbc.sql(SELECT + """
                p.job_id = :job and (cast(:organisation as text) is null or p.organisation = :organisation)
                order by p.id desc""")
                .param("job", jobId)
                .param("organisation", organisation, java.sql.Types.VARCHAR)
                .query((row, n) -> read(row))
                .list();
    }

    /** Locks the row to the end of the transaction. */
    Optional<Pause> lock(long id) {
        return jdbc.sql(SELECT + "p.id = :id for no key update of p")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    void appeal(long id, String words, Instant at) {
        jdbc.sql("update annotator_pause set appeal = :words, appealed_at = :at where id = :id")
                .param("words", words)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    void decide(long id, boolean lift, String reason, String by, Instant at) {
        jdbc.sql("""
                update annotator_pause set decision = :decision, decision_reason = :reason, decided_by = :by, decided_at = :at
                where id = :id""")
                .param("decision", lift ? "LIFTED" : "KEPT")
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    private Pause read(ResultSet row) throws SQLException {
        String decision = row.getString("decision");
        return new Pause(
                row.getLong("id"),
                row.getLong("job_id"),
                row.getString("job_name"),
                row.getString("person"),
                row.getString("organisation"),
                row.getInt("correct"),
                row.getInt("answers"),
                row.getDouble("pass_mark"),
                row.getTimestamp("paused_at").toInstant(),
                json.readValue(row.getString("hints"), HINTS),
                row.getString("appeal"),
                decision == null ? null : decision.equals("LIFTED"),
                row.getString("decision_reason"));
    }
}
