package io.countersign.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Deliveries from the event on, until they are taken or given up. */
@Component
class DeliveryQueue {
    static final String PING = "webhook.ping";
    private static final int LONGEST_FAILURE = 500;
    private static final int SWEPT_AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource clock;
    private final WebhookSettings settings;

    DeliveryQueue(JdbcClient jdbc, JsonMapper json, InstantSource clock, WebhookSettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
    }

    /** One for each webhook of the organisations that wants such. An event that comes again adds nothing. */
    int add(Announcement announcement, List<String> organisations) {
        return jdbc.sql("""
                insert into webhook_delivery (webhook_id, event_id, type, body, state, created_at, next_attempt_at)
                select id, :event, :type, :body, 'WAITING', :now, :now from webhook
                where active and organisation = any(:organisations) and :type = any(events)
                on conflict (webhook_id, event_id) do nothing""")
                .param("event", announcement.eventId())
                .param("type", announcement.event().id())
                .param("body", announcement.body(json))
                .param("organisations", organisations.toArray(String[]::new))
                .param("now", now())
                .update();
    }

    Delivery ping(Webhook webhook) {
        String body = json.writeValueAsString(
                Map.of("type", PING, "timestamp", clock.instant(), "data", Map.of("webhookId", webhook.id() + "")));
        return jdbc.sql("""
                insert into webhook_delivery (webhook_id, event_id, type, body, state, created_at, next_attempt_at)
                values (:webhook, :event, :type, :body, 'WAITING', :now, :now) returning *""")
                .param("webhook", webhook.id())
                .param("event", UUID.randomUUID())
                .param("type", PING)
                .param("body", body)
                .param("now", now())
                .query(DeliveryQueue::read)
                .single();
    }

    /** @param secrets that it is signed with, the present one first */
    record Due(Delivery delivery, long webhookId, String address, List<WebhookSecret> secrets) {}

    /**
     * Takes deliveries whose time has come, a few of each receiver. They belong to the caller until the lease is over: whoever dies
     * with them loses none.
     */
    List<Due> take(int most) {
        return jdbc.sql("""
                with due as (
                    select d.id from webhook w
                    cross join lateral (select id from webhook_delivery
                                        where webhook_id = w.id and state = 'WAITING' and next_attempt_at <= :now
                                        order by next_attempt_at, id limit :each for update skip locked) d
                    where w.active and w.paused_until <= :now
                    limit :most)
                update webhook_delivery d set attempts = attempts + 1, next_attempt_at = :lease
                from due, webhook w where d.id = due.id and w.id = d.webhook_id
                returning d.*, w.address, w.secret, case when w.former_until > :now then w.former_secret end former""")
                .param("now", now())
                .param("lease", Timestamp.from(clock.instant().plus(settings.lease())))
                .param("each", settings.perWebhook())
                .param("most", most)
                .query((row, n) ->
                        new Due(read(row, n), row.getLong("webhook_id"), row.getString("address"), secrets(row)))
                .list();
    }

    void delivered(Due due, int status) {
        jdbc.sql("""
                update webhook_delivery set state = 'DELIVERED', status = :status, failure = null, next_attempt_at = null, ended_at = :now
                where id = :id""")
                .param("status", status)
                .param("now", now())
                .param("id", due.delivery().id())
                .update();
        jdbc.sql("update webhook set refusals = 0 where id = :id and refusals > 0")
                .param("id", due.webhookId())
                .update();
    }

    /** @param status that was answered; null where nothing was */
    void failed(Due due, @Nullable Integer status, String failure) {
        int attempts = due.delivery().attempts();
        boolean dead = attempts >= settings.attempts();
        Instant now = clock.instant();
        jdbc.sql("""
                update webhook_delivery set state = :state, status = :status, failure = :failure, next_attempt_at = :next, ended_at = :ended
                where id = :id""")
                .param("state", (dead ? Delivery.State.DEAD : Delivery.State.WAITING).name())
                .param("status", status, Types.INTEGER)
                .param("failure", failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE)))
                .param("next", dead ? null : Timestamp.from(now.plus(settings.pauseAfter(attempts))), Types.TIMESTAMP)
                .param("ended", dead ? Timestamp.from(now) : null, Types.TIMESTAMP)
                .param("id", due.delivery().id())
                .update();
    }

    /** The receiver is not well: all that waits for it waits, longer with each attempt in a row that failed. */
    void pause(Due due) {
        Integer refusals = jdbc.sql("update webhook set refusals = refusals + 1 where id = :id returning refusals")
                .param("id", due.webhookId())
                .query(Integer.class)
                .optional()
                .orElse(1);
        jdbc.sql("update webhook set paused_until = greatest(paused_until, :until) where id = :id")
                .param("until", Timestamp.from(clock.instant().plus(settings.receiverPause(refusals))))
                .param("id", due.webhookId())
                .update();
    }

    List<Delivery> list(long webhook, boolean deadOnly, long before, int limit) {
        return jdbc.sql("select * from webhook_delivery where webhook_id = :webhook and id < :before"
                        + (deadOnly ? " and state = 'DEAD'" : "") + " order by id desc limit :limit")
                .param("webhook", webhook)
                .param("before", before)
                .param("limit", limit)
                .query(DeliveryQueue::read)
                .list();
    }

    Optional<Delivery> replay(long webhook, long delivery) {
        return jdbc.sql(REPLAY + " and id = :id and state <> 'WAITING' returning *")
                .param("webhook", webhook)
                .param("id", delivery)
                .param("now", now())
                .query(DeliveryQueue::read)
                .optional();
    }

    int replayDead(long webhook) {
        return jdbc.sql(REPLAY + " and state = 'DEAD'")
                .param("webhook", webhook)
                .param("now", now())
                .update();
    }

    private static final String REPLAY = """
            update webhook_delivery set state = 'WAITING', attempts = 0, next_attempt_at = :now, ended_at = null
            where webhook_id = :webhook""";

    /** Forgets some of what was delivered long ago; true where there may be more. */
    boolean sweep() {
        return jdbc.sql("""
                delete from webhook_delivery where id in (
                    select id from webhook_delivery where state = 'DELIVERED' and ended_at < :before limit :most)""")
                        .param("before", Timestamp.from(clock.instant().minus(settings.kept())))
                        .param("most", SWEPT_AT_ONCE)
                        .update()
                == SWEPT_AT_ONCE;
    }

    long count(Delivery.State state) {
        return jdbc.sql("select count(*) from webhook_delivery where state = :state")
                .param("state", state.name())
                .query(Long.class)
                .single();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static List<WebhookSecret> secrets(ResultSet row) throws SQLException {
        WebhookSecret present = new WebhookSecret(row.getString("secret"));
        String former = row.getString("former");
        return former == null ? List.of(present) : List.of(present, new WebhookSecret(former));
    }

    private static Delivery read(ResultSet row, int n) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("body"),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("status", Integer.class),
                row.getString("failure"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "next_attempt_at"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
