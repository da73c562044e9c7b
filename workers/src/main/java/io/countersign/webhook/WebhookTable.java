package io.countersign.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code webhook}. */
@Component
class WebhookTable {
    private static final String COLUMNS =
            "id, organisation, address, description, events, active, off_reason, revision, created_at";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    WebhookTable(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long insert(String organisation, WebhookDraft.Sound draft, WebhookSecret secret, String by) {
        return jdbc.sql("""
                insert into webhook (organisation, address, description, events, active, secret, created_at, created_by)
                values (:organisation, :address, :description, :events, :active, :secret, :now, :by) returning id""")
                .param("organisation", organisation)
                .param("address", draft.address())
                .param("description", draft.description())
                .param("events", ids(draft))
                .param("active", draft.active())
                .param("secret", secret.text())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    void update(long id, WebhookDraft.Sound draft) {
        jdbc.sql("""
                update webhook set address = :address, description = :description, events = :events, active = :active,
                                   off_reason = null, refusals = 0, paused_until = :now, revision = revision + 1
                where id = :id""")
                .param("id", id)
                .param("address", draft.address())
                .param("description", draft.description())
                .param("events", ids(draft))
                .param("active", draft.active())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** @param formerUntil until when deliveries are signed with the former secret, too */
    void changeSecret(long id, WebhookSecret secret, Instant formerUntil) {
        jdbc.sql("""
                update webhook set former_secret = secret, former_until = :until, secret = :secret, revision = revision + 1
                where id = :id""")
                .param("id", id)
                .param("secret", secret.text())
                .param("until", Timestamp.from(formerUntil))
                .update();
    }

    void turnOff(long id, String reason) {
        jdbc.sql("update webhook set active = false, off_reason = :reason, revision = revision + 1 where id = :id")
                .param("id", id)
                .param("reason", reason)
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from webhook where id = :id").param("id", id).update();
    }

    Optional<Webhook> find(long id) {
        return one(id, "");
    }

    Optional<Webhook> lock(long id) {
        return one(id, " for update");
    }

    private Optional<Webhook> one(long id, String lock) {
        return jdbc.sql("select " + COLUMNS + " from webhook where id = :id" + lock)
                .param("id", id)
                .query(WebhookTable::read)
                .optional();
    }

    List<Webhook> list(String organisation, long after, int limit) {
        return jdbc.sql("select " + COLUMNS
                        + " from webhook where organisation = :organisation and id > :after order by id limit :limit")
                .param("organisation", organisation)
                .param("after", after)
                .param("limit", limit)
                .query(WebhookTable::read)
                .list();
    }

    int count(String organisation) {
        return jdbc.sql("select count(*) from webhook where organisation = :organisation")
                .param("organisation", organisation)
                .query(Integer.class)
                .single();
    }

    /** What anybody at all wants to be told of. */
    Set<WebhookEvent> wanted() {
        return jdbc.sql("select distinct unnest(events) from webhook where active").query(String.class).list().stream()
                .map(WebhookEvent::ofId)
                .collect(Collectors.toSet());
    }

    private static String[] ids(WebhookDraft.Sound draft) {
        return draft.events().stream().map(WebhookEvent::id).toArray(String[]::new);
    }

    private static Webhook read(ResultSet row, int n) throws SQLException {
        return new Webhook(
                row.getLong("id"),
                row.getString("organisation"),
                row.getString("address"),
                row.getString("description"),
                Arrays.stream((String[]) row.getArray("events").getArray())
                        .map(WebhookEvent::ofId)
                        .toList(),
                row.getBoolean("active"),
                row.getString("off_reason"),
                row.getInt("revision"),
                row.getTimestamp("created_at").toInstant());
    }
}
