package io.countersign.api.member;

import io.countersign.person.KeepsNames;
import io.countersign.person.Known;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is signed in to the page, as Spring Session keeps it. */
@Component
class PageSessions implements KeepsNames {
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    PageSessions(TransactionTemplate transaction, JdbcClient jdbc) {
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** Ends the sessions of a person in the transaction of what is done to them. */
    <T> T endingThoseOf(String subject, Supplier<T> action) {
        return Objects.requireNonNull(transaction.execute(status -> {
            T done = action.get();
            end(subject);
            return done;
        }));
    }

    @Override
    public void forget(Known person) {
        end(person.subject());
    }

    private void end(String subject) {
        jdbc.sql("delete from page_session where principal_name = :subject")
                .param("subject", subject)
                .update();
    }
}
