package io.countersign.api.web;

import io.countersign.identity.Actor;
import io.countersign.person.KeepsNames;
import io.countersign.person.Known;
import io.countersign.problem.Invalid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does once what a person asks for under one Idempotency-Key: the key and the change are one transaction, so a repeat, even after a
 * crash, gets the first answer. A repeat that runs at the same time waits for the first.
 */
@Component
public class IdempotentRequests implements KeepsNames {
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

    private record Done() {}

    /**
     * @param key the header; without one the request is carried out each time it comes
     * @param operation what is done to which thing
     * @param body what is asked for: the same key with another operation or body is refused
     * @param type of the answer, as JSON keeps it
     */
    public <T> T once(
            Actor.Person person,
            @Nullable String key,
            String operation,
            Object body,
            Class<T> type,
            Supplier<T> action) {
        T answer = transaction.execute(status -> {
            if (key == null || key.isBlank()) {
                return action.get();
            }
            if (key.length() > LONGEST_KEY) {
                throw new Invalid("Idempotency-Key", "has more than {0} characters", LONGEST_KEY);
            }
            String digest = digest(operation, body);
            return reserve(person, key, digest)
                    ? remember(person, key, action.get())
                    : earlier(person, key, digest, type);
        });
        if (answer == null) {
            throw new IllegalStateException("nothing was answered");
        }
        return answer;
    }

    /** For what is answered with no content. */
    public void once(Actor.Person person, @Nullable String key, String operation, Object body, Runnable action) {
        once(person, key, operation, body, Done.class, () -> {
            action.run();
            return new Done();
        });
    }

    /** Also answers to others that were about them, and a repeat of which is done anew. */
    @Override
    public void forget(Known person) {
        jdbc.sql("delete from idempotency_key where actor = :subject or position(:subject in response::text) > 0")
                .param("subject", person.subject())
                .update();
    }

    /** The same in every process: a hash code of Java is not. */
    private String digest(String operation, Object body) {
        try {
            byte[] asked = (operation + "\n" + json.writeValueAsString(body)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(asked));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
