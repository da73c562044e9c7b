package io.countersign.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Stale;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import io.countersign.testing.SampleJob;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From an event to a receiver that really listens; the clock of the domain stands still and is moved. */
class WebhooksTest {
    private static final Domain domain = new Domain(Map.of("countersign.webhooks.private-addresses", "true"));
    private static final JsonMapper json = domain.get(JsonMapper.class);
    private static int names;

    private final Webhooks webhooks = domain.get(Webhooks.class);
    private final Announcements announcements = domain.get(Announcements.class);
    private final WebhookSettings settings = domain.get(WebhookSettings.class);
    private final Receivers receivers = new Receivers(settings, domain.clock());
    private final WebhookSender sender = new WebhookSender(
            domain.get(DeliveryQueue.class),
            new Attempts(
                    receivers,
                    domain.get(DeliveryQueue.class),
                    domain.get(WebhookTable.class),
                    domain.get(Trail.class),
                    domain.get(TransactionTemplate.class)),
            domain.get(WebhookPulse.class),
            settings,
            domain.clock());
    private final Receiver receiver = new Receiver();
    private final SampleJob job = new SampleJob(domain, "webhooks-" + ++names);
    private final Actor.Person admin = People.person("meridian", "admin", Role.ORG_ADMIN);
    private final Actor.Person east = People.person("supplier-east", "admin", Role.ORG_ADMIN);

    @BeforeEach
    void start() {
        sender.start();
    }

    @AfterEach
    void stop() throws Exception {
        sender.stop();
        receivers.destroy();
        receiver.close();
        domain.jdbc().sql("delete from webhook").update();
    }

    @AfterAll
    static void close() {
        domain.close();
    }

    @Test
    void tells_of_an_event_once_however_often_it_comes() {
        Webhooks.WithSecret made = webhooks.create(admin, draft("hook", WebhookEvent.RELEASE_SEALED));
        byte[] event = event("release.sealed", "release", 3, Map.of());
        announce(event);
        announce(event, event);
        Receiver.Message told = awaitMessages(1).get(0);
        JsonNode body = json.readTree(told.body());
        assertThat(told.id()).isEqualTo(json.readTree(event).path("id").asString());
        assertThat(body.path("type").asString()).isEqualTo("release.sealed");
        assertThat(body.path("data").path("jobId").asString()).isEqualTo(String.valueOf(job.id()));
        assertThat(body.path("data").path("releaseId").asString()).isEqualTo("3");
        assertThat(told.signature())
                .isEqualTo(new WebhookSecret(made.secret()).sign(told.id(), told.timestamp(), told.body()));
        awaitDeliveries(made.webhook(), Delivery.State.DELIVERED);
    }

    @Test
    void signs_as_the_specification_does() {
        // The example of Standard Webhooks 1.0.0, "signature scheme".
        assertThat(new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @CsvSource({
        "task.opened,          task,    task.opened,     'supplier-west'",
        "package.consolidated, package, package.closed,  'meridian supplier-east'",
        "lot.accepted,         lot,     lot.judged,      'meridian supplier-east'",
        "lot.rejected,         lot,     lot.judged,      'meridian supplier-east'",
        "incident.raised,      incident, incident.raised, 'meridian'"
    })
    void tells_those_whose_business_it_is(String action, String subject, String type, String organisations) {
        long packageId = job.packageOf("supplier-east", 1);
        long lot = domain.jdbc()
                .sql("select lot_id from work_package where id = ?")
                .param(packageId)
                .query(Long.class)
                .single();
        for (String organisation : List.of("meridian", "supplier-east", "supplier-west")) {
            webhooks.create(
                    People.person(organisation, "admin", Role.ORG_ADMIN), draft(organisation, WebhookEvent.values()));
        }
        announce(event(
                action,
                subject,
                subject.equals("lot") ? lot : packageId,
                Map.of("groups", List.of("supplier-west/reviewer"), "kind", "review")));
        List<String> expected = Arrays.asList(organisations.split(" "));
        List<Receiver.Message> told = awaitMessages(expected.size());
        assertThat(told)
                .extracting(message -> message.path().substring(1))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(told)
                .allSatisfy(message -> assertThat(
                                json.readTree(message.body()).path("type").asString())
                        .isEqualTo(type));
    }

    @Test
    void says_nothing_of_what_nobody_wants_or_while_it_is_turned_off() {
        webhooks.create(admin, draft("hook", WebhookEvent.LOT_JUDGED));
        webhooks.create(
                admin, new WebhookDraft(receiver.address("off"), null, List.of(WebhookEvent.RELEASE_SEALED), false));
        announce(event("release.sealed", "release", 4, Map.of()), event("items.imported", "job", job.id(), Map.of()));
        assertThat(domain.jdbc()
                        .sql("select count(*) from webhook_delivery")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Nested
    class a_receiver_that_is_not_well {
        private final Webhook webhook = webhooks.create(admin, draft("hook", WebhookEvent.RELEASE_SEALED))
                .webhook();

        @Test
        void is_tried_again_with_growing_pauses_and_gets_the_same_message() {
            receiver.answer(503);
            announce(event("release.sealed", "release", 5, Map.of()));
            awaitMessages(1);
            awaitFailure(1);
            domain.clock().advance(settings.firstPause());
            awaitMessages(2);
            awaitFailure(2);
            receiver.answer(200);
            domain.clock().advance(settings.firstPause().multipliedBy(4));
            List<Receiver.Message> told = awaitMessages(3);
            assertThat(told)
                    .extracting(Receiver.Message::id)
                    .containsOnly(told.get(0).id());
            assertThat(told)
                    .extracting(Receiver.Message::body)
                    .containsOnly(told.get(0).body());
            assertThat(awaitDeliveries(webhook, Delivery.State.DELIVERED))
                    .singleElement()
                    .satisfies(delivery -> {
                        assertThat(delivery.attempts()).isEqualTo(3);
                        assertThat(delivery.status()).isEqualTo(200);
                    });
        }

        @Test
        void has_its_messages_kept_when_they_are_given_up_until_somebody_replays_them() {
            receiver.answer(500);
            announce(event("release.sealed", "release", 6, Map.of()), event("release.sealed", "release", 7, Map.of()));
            exhaust();
            assertThat(webhooks.deliveries(admin, webhook.id(), true, Long.MAX_VALUE, 10))
                    .hasSize(2)
                    .allSatisfy(dead -> {
                        assertThat(dead.attempts()).isEqualTo(settings.attempts());
                        assertThat(dead.failure()).isEqualTo("answered 500");
                    });
            receiver.answer(200);
            domain.clock().advance(Duration.ofHours(1));
            assertThat(webhooks.replayDead(admin, webhook.id())).isEqualTo(2);
            assertThat(webhooks.replayDead(admin, webhook.id())).isZero();
            assertThat(awaitDeliveries(webhook, Delivery.State.DELIVERED)).hasSize(2);
        }

        @Test
        void is_left_alone_once_it_says_that_it_is_gone() {
            receiver.answer(410);
            announce(event("release.sealed", "release", 8, Map.of()));
            await().untilAsserted(() ->
                    assertThat(webhooks.get(admin, webhook.id()).active()).isFalse());
            assertThat(webhooks.get(admin, webhook.id()).offReason()).isEqualTo("gone");
            assertThatThrownBy(() -> webhooks.ping(admin, webhook.id())).isInstanceOf(WrongState.class);
        }

        @Test
        void is_not_followed_elsewhere() {
            receiver.answer(307);
            webhooks.ping(admin, webhook.id());
            assertThat(awaitFailure(1).status()).isEqualTo(307);
            assertThat(receiver.messages()).extracting(Receiver.Message::path).containsOnly("/hook");
        }

        @Test
        void does_not_hold_up_the_messages_of_others() {
            receiver.close();
            try (Receiver other = new Receiver()) {
                webhooks.create(
                        admin,
                        new WebhookDraft(other.address("other"), null, List.of(WebhookEvent.RELEASE_SEALED), null));
                byte[][] many = new byte[40][];
                for (int i = 0; i < many.length; i++) {
                    many[i] = event("release.sealed", "release", 100 + i, Map.of());
                }
                announce(many);
                await().untilAsserted(() -> assertThat(other.messages()).hasSize(many.length));
                assertThat(other.messages()).extracting(Receiver.Message::id).doesNotHaveDuplicates();
            }
            assertThat(awaitFailure(1).status()).isNull();
        }

        private void exhaust() {
            for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
                awaitFailure(attempt);
                domain.clock().advance(settings.pauseAfter(attempt).plus(settings.receiverPause(Integer.MAX_VALUE)));
            }
        }

        /** The delivery that has failed so often. */
        private Delivery awaitFailure(int attempts) {
            List<Delivery> failed = new ArrayList<>();
            await().untilAsserted(() -> {
                List<Delivery> all = webhooks.deliveries(admin, webhook.id(), false, Long.MAX_VALUE, 100);
                failed.clear();
                all.stream()
                        .filter(delivery -> delivery.attempts() >= attempts && isSettled(delivery))
                        .forEach(failed::add);
                assertThat(failed).hasSizeGreaterThanOrEqualTo(1);
                if (all.size() == 2) {
                    assertThat(failed).hasSize(2);
                }
            });
            return failed.get(0);
        }

        /** One under way belongs to its sender for another time. */
        private boolean isSettled(Delivery delivery) {
            return delivery.state() == Delivery.State.DEAD
                    || domain.clock()
                            .instant()
                            .plus(settings.pauseAfter(delivery.attempts()))
                            .equals(delivery.nextAttemptAt());
        }
    }

    @Test
    void takes_up_what_a_sender_died_with_once_its_lease_is_over() {
        sender.stop();
        Webhook webhook = webhooks.create(admin, draft("hook", WebhookEvent.RELEASE_SEALED))
                .webhook();
        announce(event("release.sealed", "release", 9, Map.of()));
        assertThat(domain.get(DeliveryQueue.class).take(10)).hasSize(1);
        assertThat(domain.get(DeliveryQueue.class).take(10)).isEmpty();
        sender.start();
        domain.clock().advance(settings.lease());
        assertThat(awaitDeliveries(webhook, Delivery.State.DELIVERED))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.attempts()).isEqualTo(2));
    }

    @Test
    void signs_with_both_secrets_for_a_day_after_a_change() {
        Webhooks.WithSecret first = webhooks.create(admin, draft("hook", WebhookEvent.RELEASE_SEALED));
        Webhooks.WithSecret second =
                webhooks.changeSecret(admin, first.webhook().id());
        webhooks.ping(admin, first.webhook().id());
        Receiver.Message told = awaitMessages(1).get(0);
        assertThat(told.signature()).isEqualTo(signature(second, told) + " " + signature(first, told));
        domain.clock().advance(Duration.ofDays(1));
        webhooks.ping(admin, first.webhook().id());
        Receiver.Message later = awaitMessages(2).get(1);
        assertThat(later.signature()).isEqualTo(signature(second, later));
    }

    private static String signature(Webhooks.WithSecret secret, Receiver.Message told) {
        return new WebhookSecret(secret.secret()).sign(told.id(), told.timestamp(), told.body());
    }

    @Test
    void forgets_what_was_delivered_long_ago() {
        Webhook webhook = webhooks.create(admin, draft("hook", WebhookEvent.RELEASE_SEALED))
                .webhook();
        webhooks.ping(admin, webhook.id());
        awaitDeliveries(webhook, Delivery.State.DELIVERED);
        domain.get(DeliveryQueue.class).sweep();
        assertThat(webhooks.deliveries(admin, webhook.id(), false, Long.MAX_VALUE, 10))
                .hasSize(1);
        domain.clock().advance(settings.kept().plusSeconds(1));
        domain.get(DeliveryQueue.class).sweep();
        assertThat(webhooks.deliveries(admin, webhook.id(), false, Long.MAX_VALUE, 10))
                .isEmpty();
    }

    @Test
    void does_not_tell_again_of_what_it_has_forgotten() {
        webhooks.create(admin, draft("hook", WebhookEvent.RELEASE_SEALED));
        byte[] old = event("release.sealed", "release", 10, Map.of());
        domain.clock().advance(settings.kept());
        announce(old);
        assertThat(domain.jdbc()
                        .sql("select count(*) from webhook_delivery")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,                              address",
                "ftp://example.com/,             address",
                "/hooks,                         address",
                "https://user:pw@example.com/,   address",
                "https://example.com/#part,      address",
                "'https://exa mple.com/',        address",
            })
    void refuses_addresses_that_are_none(String address, String field) {
        assertThatThrownBy(() -> webhooks.create(
                        admin, new WebhookDraft(address, null, List.of(WebhookEvent.TASK_OPENED), null)))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .singleElement()
                                .satisfies(violation ->
                                        assertThat(violation.field()).isEqualTo(field)));
    }

    @Test
    void refuses_addresses_without_tls_where_receivers_must_be_outside() {
        WebhookDraft draft = new WebhookDraft("http://example.com/", null, List.of(WebhookEvent.TASK_OPENED), null);
        assertThatThrownBy(() -> draft.check(false)).isInstanceOf(Invalid.class);
        assertThat(draft.check(true).address()).isEqualTo("http://example.com/");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "10.1.2.3, true",
        "172.16.0.1, true",
        "192.168.1.1, true",
        "169.254.169.254, true",
        "100.64.0.1, true",
        "0.0.0.0, true",
        "::1, true",
        "fe80::1, true",
        "fd12::1, true",
        "::ffff:10.0.0.1, true",
        "100.128.0.1, false",
        "203.0.113.5, false",
        "2001:db8::1, false"
    })
    void knows_addresses_that_are_inside(String address, boolean inside) throws Exception {
        assertThat(PublicAddresses.isInside(java.net.InetAddress.getByName(address)))
                .isEqualTo(inside);
    }

    @Test
    void is_hidden_from_other_organisations() {
        long id = webhooks.create(admin, draft("hook", WebhookEvent.TASK_OPENED))
                .webhook()
                .id();
        assertThatThrownBy(() -> webhooks.get(east, id)).isInstanceOf(Hidden.class);
        assertThatThrownBy(() -> webhooks.delete(east, id, 1)).isInstanceOf(Hidden.class);
        assertThatThrownBy(() -> webhooks.changeSecret(east, id)).isInstanceOf(Hidden.class);
        assertThatThrownBy(() -> webhooks.deliveries(east, id, false, 0, 1)).isInstanceOf(Hidden.class);
        assertThat(webhooks.list(east, 0, 10)).isEmpty();
    }

    @Test
    void keeps_an_edit_that_somebody_else_made_in_between() {
        Webhook seen =
                webhooks.create(admin, draft("hook", WebhookEvent.TASK_OPENED)).webhook();
        Webhook edited = webhooks.edit(admin, seen.id(), seen.revision(), draft("new", WebhookEvent.LOT_JUDGED));
        assertThat(edited.events()).containsExactly(WebhookEvent.LOT_JUDGED);
        assertThatThrownBy(
                        () -> webhooks.edit(admin, seen.id(), seen.revision(), draft("late", WebhookEvent.TASK_OPENED)))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> webhooks.delete(admin, seen.id(), seen.revision()))
                .isInstanceOf(Stale.class);
        webhooks.delete(admin, seen.id(), edited.revision());
        assertThatThrownBy(() -> webhooks.get(admin, seen.id())).isInstanceOf(NotFound.class);
    }

    private WebhookDraft draft(String path, WebhookEvent... events) {
        return new WebhookDraft(receiver.address(path), "for a test", List.of(events), null);
    }

    private void announce(byte[]... events) {
        announcements.announce(List.of(events));
    }

    private byte[] event(String action, String subjectType, long subjectId, Map<String, Object> changed) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", UUID.randomUUID());
        event.put("at", domain.clock().instant());
        event.put("jobId", String.valueOf(job.id()));
        event.put("action", action);
        event.put("subjectType", subjectType);
        event.put("subjectId", String.valueOf(subjectId));
        event.put("changed", changed);
        return json.writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
    }

    private List<Receiver.Message> awaitMessages(int count) {
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(count));
        return receiver.messages();
    }

    private List<Delivery> awaitDeliveries(Webhook webhook, Delivery.State state) {
        List<Delivery> found = new ArrayList<>();
        await().untilAsserted(() -> {
            found.clear();
            found.addAll(webhooks.deliveries(admin, webhook.id(), false, Long.MAX_VALUE, 100));
            assertThat(found)
                    .isNotEmpty()
                    .allSatisfy(delivery -> assertThat(delivery.state()).isEqualTo(state));
        });
        return found;
    }
}
