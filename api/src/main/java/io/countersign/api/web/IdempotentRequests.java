package io.countersign.api.web;

import io.countersign.identity.Actor;
import io.countersign.problem.Invalid;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creates once for each Idempotency-Key of a person: the key and the thing are one transaction, so a repeat, even after a crash, gets
 * the first answer. A repeat that runs at the same time waits for the first.
 */
@Component
public class IdempotentRequests {
    private static final int LONGEST_KEY = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final InstantSource clock;

    IdempotentRequests(JdbcClient jdbc, TransactionTemplate transaction, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param key the header; without one the request is carried out each time it comes
     * @param digest of what is asked for: the same key with something else is refused
     * @param type of the answer, as JSON keeps it
     */
    public <T> T once(Actor.Person person, @Nullable String key, String digest, Class<T> type, Supplier<T> create) {
        T answer = transaction.execute(status -> {
            if (key == null || key.isBlank()) {
                return create.get();
            }
            if (key.length() > LONGEST_KEY) {
                throw new Invalid("Idempotency-Key", "has more than {0} characters", LONGEST_KEY);
            }
            return reserve(person, key, digest)
                    ? remember(person, key, create.get())
                    : earlier(person, key, digest, type);
        });
        if (answer == null) {
            throw new IllegalStateException("nothing was created");
        }
        return answer;
    }

    private boolean reserve(Actor.Person person, String key, String digest) {
        return jdbc.sql("""
                insert into idempotency_key (actor, key, request_digest, created_at) values (:actor, :key, :digest, :now)
                on conflict (actor, key) do nothing""")
                        .param("actor", person.subject())
                        .param("key", key)
                        .param("digest", digest)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private <T> T remember(Actor.Person person, String key, T created) {
        jdbc.sql("update idempotency_key set response = cast(:response as jsonb) where actor = :actor and key = :key")
                .param("response", json.writeValueAsString(created))
                .param("actor", person.subject())
                .param("key", key)
                .update();
        return created;
    }

    private <T> T earlier(Actor.Person person, String key, String digest, Class<T> type) {
        record Row(String requestDigest, String response) {}
        Row row = jdbc.sql("select request_digest, response from idempotency_key where actor = :actor and key = :key")
                .param("actor", person.subject())
                .param("key", key)
                .query(Row.class)
                .single();
        if (!row.requestDigest().equals(digest)) {
            throw new Invalid("Idempotency-Key", "was used for another request");
        }
        return json.readValue(row.response(), type);
    }
}
