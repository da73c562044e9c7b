package io.countersign.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code member}. */
@Component
class MemberTable {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    MemberTable(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Row(List<String> skills, boolean disabled, int revision) {
        static final Row NONE = new Row(List.of(), false, 0);

        static Row read(ResultSet row, int n) throws SQLException {
            return new Row(
                    List.of((String[]) row.getArray("skills").getArray()),
                    row.getBoolean("disabled"),
                    row.getInt("revision"));
        }
    }

    Row find(String subject) {
        return jdbc.sql("select * from member where subject = :subject")
                .param("subject", subject)
                .query(Row::read)
                .optional()
                .orElse(Row.NONE);
    }

    /** Makes it where there is none, so that two changes of a person wait for each other. */
    Row lock(String subject, String organisation) {
        jdbc.sql("""
                insert into member (subject, organisation, skills, disabled, revision, changed_at)
                values (:subject, :organisation, '{}', false, 0, :now) on conflict (subject) do nothing""")
                .param("subject", subject)
                .param("organisation", organisation)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("select * from member where subject = :subject for update")
                .param("subject", subject)
                .query(Row::read)
                .single();
    }

    /** @return the new revision */
    int write(String subject, List<String> skills, boolean disabled) {
        return jdbc.sql("""
                update member set skills = :skills, disabled = :disabled, revision = revision + 1, changed_at = :now
                where subject = :subject returning revision""")
                .param("skills", skills.toArray(String[]::new))
                .param("disabled", disabled)
                .param("now", Timestamp.from(clock.instant()))
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }
}
