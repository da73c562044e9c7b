package io.countersign.member;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may no longer work here, whatever tokens they still have. */
@Component
public class Standing {
    private final JdbcClient jdbc;

    Standing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param subject of a token */
    public boolean isDisabled(String subject) {
        return jdbc.sql("select disabled from member where subject = :subject")
                .param("subject", subject)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
