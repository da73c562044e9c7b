package io.countersign.task;

import io.countersign.identity.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets a person's claims and commits run one at a time: what they have taken or done decides what they may take or do next, and two
 * at once would not see each other. To be taken before any row is locked.
 */
@Component
class Turns {
    /** An expression over {@code :person} that waits for the turn, and keeps it to the end of the transaction. */
    static final String TAKE = "pg_advisory_xact_lock(hashtextextended(:person, 0))";

    private final JdbcClient jdbc;

    Turns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void take(Actor.Person person) {
        take(person.subject());
    }

    /** @param person the subject of their tokens */
    void take(String person) {
        jdbc.sql("select 1 from (select " + TAKE + ") turn")
                .param("person", person)
                .query(Integer.class)
                .single();
    }
}
