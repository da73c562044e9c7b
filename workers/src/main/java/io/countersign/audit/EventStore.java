package io.countersign.audit;

import io.countersign.identity.Actor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes events: numbers them within their stream and inserts them in one batch. */
@Component
class EventStore {
    private static final String INSERT = """
            insert into event (stream, stream_seq, job_id, at, actor, action, subject_type, subject_id, before_digest, after_digest,
                               changed, reason, process_instance_key, element_id)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""";

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    EventStore(JdbcTemplate jdbc, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void write(List<Trail.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Timestamp at = Timestamp.from(clock.instant());
        // In the order of the names: two transactions that touch the same streams lock them in the same order.
        Map<String, List<Trail.Entry>> streams = entries.stream()
                .collect(Collectors.groupingBy(entry -> entry.change().stream(), TreeMap::new, Collectors.toList()));
        streams.forEach((stream, added) -> {
            long[] next = {reserve(stream, added.size())};
            jdbc.batchUpdate(INSERT, added, 500, (statement, entry) -> {
                Change change = entry.change();
                Actor.@Nullable Worker worker = entry.actor() instanceof Actor.Worker step ? step : null;
                statement.setString(1, stream);
                statement.setLong(2, next[0]++);
                statement.setObject(3, change.jobId());
                statement.setTimestamp(4, at);
                statement.setString(5, json.writeValueAsString(describe(entry.actor())));
                statement.setString(6, change.action());
                statement.setString(7, change.subjectType());
                statement.setString(8, change.subjectId());
                statement.setString(9, digest(change.before()));
                statement.setString(10, digest(change.after()));
                statement.setString(11, json.writeValueAsString(change.changed()));
                statement.setString(12, change.reason());
                statement.setObject(13, worker == null ? null : worker.processInstanceKey());
                statement.setString(14, worker == null ? null : worker.elementId());
            });
        });
    }

    private long reserve(String stream, int count) {
        Long last = jdbc.queryForObject("""
                insert into event_stream (stream, last_seq) values (?, ?)
                on conflict (stream) do update set last_seq = event_stream.last_seq + excluded.last_seq
                returning last_seq""", Long.class, stream, (long) count);
        if (last == null) {
            throw new IllegalStateException("no sequence for " + stream);
        }
        return last - count + 1;
    }

    private static Map<String, Object> describe(Actor actor) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("subject", actor.subject());
        if (actor instanceof Actor.Person person) {
            description.put("kind", "person");
            description.put("username", person.username());
            description.put("name", person.name());
            description.put("organisation", person.organisation());
            description.put(
                    "roles",
                    person.roles().stream().map(role -> role.id()).sorted().toList());
        } else {
            description.put("kind", actor instanceof Actor.Worker ? "worker" : "service");
        }
        return description;
    }

    private @Nullable String digest(@Nullable Object state) {
        if (state == null) {
            return null;
        }
        try {
            byte[] bytes = CanonicalJson.of(json.writeValueAsString(state)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
