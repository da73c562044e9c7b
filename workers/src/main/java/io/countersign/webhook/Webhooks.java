package io.countersign.webhook;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.identity.Matter;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Stale;
import io.countersign.problem.WrongState;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The webhooks of an organisation: whoever administers it sets them up. */
@Component
@EnableConfigurationProperties(WebhookSettings.class)
public class Webhooks {
    private static final int MOST = 20;
    private static final Duration FORMER_SECRET_LASTS = Duration.ofDays(1);

    private final WebhookTable table;
    private final DeliveryQueue deliveries;
    private final WebhookPulse pulse;
    private final WebhookSettings settings;
    private final Trail trail;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Webhooks(
            WebhookTable table,
            DeliveryQueue deliveries,
            WebhookPulse pulse,
            WebhookSettings settings,
            Trail trail,
            InstantSource clock) {
        this.table = table;
        this.deliveries = deliveries;
        this.pulse = pulse;
        this.settings = settings;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param secret that deliveries are signed with; told this once */
    public record WithSecret(Webhook webhook, String secret) {}

    /** @throws Invalid naming the fields that can't be taken */
    @Transactional
    public WithSecret create(Actor.Person person, WebhookDraft draft) {
        WebhookDraft.Sound sound = draft.check(settings.privateAddresses());
        if (table.count(person.organisation()) >= MOST) {
            throw new WrongState("An organisation has at most {0} webhooks.", MOST);
        }
        WebhookSecret secret = WebhookSecret.generate(random);
        Webhook created = get(person, table.insert(person.organisation(), sound, secret, person.subject()));
        trail.append(person, change(created, "webhook.created").to(created));
        return new WithSecret(created, secret.text());
    }

    public List<Webhook> list(Actor.Person person, long after, int limit) {
        return table.list(person.organisation(), after, limit);
    }

    /**
     * @throws NotFound where there is none
     * @throws Hidden where it is another organisation's
     */
    public Webhook get(Actor.Person person, long id) {
        return own(person, table.find(id).orElseThrow(() -> new NotFound("webhook", id)));
    }

    /**
     * @param revision that the person has seen
     * @throws Stale where it was changed since
     */
    @Transactional
    public Webhook edit(Actor.Person person, long id, int revision, WebhookDraft draft) {
        Webhook before = seen(person, id, revision);
        table.update(id, draft.check(settings.privateAddresses()));
        Webhook after = get(person, id);
        trail.append(person, change(after, "webhook.edited").from(before).to(after));
        return after;
    }

    /** Its deliveries go, too. As for {@link #edit}, the person must have seen it as it is. */
    @Transactional
    public void delete(Actor.Person person, long id, int revision) {
        Webhook before = seen(person, id, revision);
        table.delete(id);
        trail.append(person, change(before, "webhook.deleted").from(before));
    }

    /** For a day deliveries are signed with the former secret as well, so that the receiver can change over in between. */
    @Transactional
    public WithSecret changeSecret(Actor.Person person, long id) {
        Webhook before = locked(person, id);
        WebhookSecret secret = WebhookSecret.generate(random);
        table.changeSecret(id, secret, clock.instant().plus(FORMER_SECRET_LASTS));
        trail.append(person, change(before, "webhook.secret-changed"));
        return new WithSecret(get(person, id), secret.text());
    }

    /** Posts a message that tells of nothing, to try the receiver. */
    @Transactional
    public Delivery ping(Actor.Person person, long id) {
        Webhook webhook = locked(person, id);
        requireActive(webhook);
        Delivery ping = deliveries.ping(webhook);
        pulse.beatAfterCommit();
        return ping;
    }

    /**
     * The newest first, beginning before an id.
     *
     * @param deadOnly only those that were given up
     */
    public List<Delivery> deliveries(Actor.Person person, long id, boolean deadOnly, long before, int limit) {
        get(person, id);
        return deliveries.list(id, deadOnly, before, limit);
    }

    /** Tries one again that was given up or delivered. */
    @Transactional
    public Delivery replay(Actor.Person person, long id, long delivery) {
        requireActive(locked(person, id));
        Delivery again = deliveries.replay(id, delivery).orElseThrow(() -> new NotFound("delivery", delivery));
        trail.append(person, replayed(person, id, 1));
        pulse.beatAfterCommit();
        return again;
    }

    /** Tries again all that were given up, and tells how many those are. */
    @Transactional
    public int replayDead(Actor.Person person, long id) {
        requireActive(locked(person, id));
        int count = deliveries.replayDead(id);
        if (count > 0) {
            trail.append(person, replayed(person, id, count));
            pulse.beatAfterCommit();
        }
        return count;
    }

    private static Change replayed(Actor.Person person, long id, int count) {
        return Change.ofOrganisation(person.organisation(), "webhook.replayed", "webhook", String.valueOf(id))
                .with("deliveries", count);
    }

    private Webhook seen(Actor.Person person, long id, int revision) {
        Webhook webhook = locked(person, id);
        if (webhook.revision() != revision) {
            throw new Stale("webhook", id);
        }
        return webhook;
    }

    private Webhook locked(Actor.Person person, long id) {
        return own(person, table.lock(id).orElseThrow(() -> new NotFound("webhook", id)));
    }

    private static Webhook own(Actor.Person person, Webhook webhook) {
        if (!webhook.organisation().equals(person.organisation())) {
            throw new Hidden("own-organisation", "webhook", new Matter("webhook", String.valueOf(webhook.id()), null));
        }
        return webhook;
    }

    private static void requireActive(Webhook webhook) {
        if (!webhook.active()) {
            throw new WrongState("Webhook {0} is turned off.", webhook.id());
        }
    }

    static Change change(Webhook webhook, String action) {
        return Change.ofOrganisation(webhook.organisation(), action, "webhook", String.valueOf(webhook.id()))
                .with("address", webhook.address())
                .with("events", webhook.events().stream().map(WebhookEvent::id).toList())
                .with("active", webhook.active());
    }
}
