package io.countersign.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.countersign.api.testing.Answer;
import io.countersign.api.testing.Caller;
import io.countersign.api.testing.Jobs;
import io.countersign.api.testing.TestSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A supplier's own system, told by the running product through Kafka. */
class WebhookApiTest {
    private final TestSystem system = TestSystem.shared();
    private final Caller admin = system.person(Jobs.ANNOTATES, "webhook-admin", "org-admin");
    private final Caller owner = system.person(Jobs.OWNER, "webhook-owner", "job-owner");
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    private record Told(String id, String timestamp, String signature, String body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            told.add(new Told(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void is_told_of_each_task_for_its_people_once_and_signed() throws Exception {
        JsonNode webhook = create("task.opened");
        String job = Jobs.running(owner, 3);
        await().untilAsserted(() -> assertThat(ofJob(job)).hasSize(3));
        assertThat(ofJob(job)).extracting(Told::id).doesNotHaveDuplicates();
        for (Told one : ofJob(job)) {
            assertThat(one.json().path("type").asString()).isEqualTo("task.opened");
            assertThat(one.json().path("data").path("kind").asString()).isEqualTo("annotate");
            assertThat(one.signature())
                    .isEqualTo(signature(webhook.get("secret").asString(), one));
        }
        JsonNode delivered = admin.get(address(webhook) + "/deliveries?limit=2").body();
        assertThat(delivered.get("items")).hasSize(2);
        assertThat(delivered.get("next").asString()).isNotEmpty();
        remove(webhook);
    }

    @Test
    void shows_its_secret_only_as_it_is_made_and_to_a_repeat_of_that_request() {
        Caller once = admin.with("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, Object> draft = draft("release.sealed");
        JsonNode made = once.post("/api/v1/webhooks", draft).is(201).json();
        assertThat(once.post("/api/v1/webhooks", draft).is(201).json()).isEqualTo(made);
        assertThat(made.get("secret").asString()).startsWith("whsec_");
        assertThat(admin.get(address(made)).body().path("secret").isNull()).isTrue();
        remove(made);
    }

    @Test
    void names_what_is_wrong_in_the_language_of_the_reader() {
        Answer refused = admin.with("Accept-Language", "zh-CN")
                .post("/api/v1/webhooks", Map.of("address", "gopher://example.com/", "events", List.of()))
                .isProblem(400, "invalid");
        assertThat(refused.fields()).containsExactly("address", "events");
        assertThat(refused.messageOf("events")).isEqualTo("须至少指明一个事件");
        admin.post("/api/v1/webhooks", Map.of("address", "https://example.com/", "events", List.of("everything")))
                .is(400);
    }

    private JsonNode create(String event) {
        return admin.post("/api/v1/webhooks", draft(event)).is(201).json();
    }

    private Map<String, Object> draft(String event) {
        return Map.of(
                "address",
                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/countersign",
                "events",
                List.of(event));
    }

    private void remove(JsonNode webhook) {
        admin.with("If-Match", admin.get(address(webhook)).header("ETag"))
                .send("DELETE", address(webhook), null, null)
                .is(204);
    }

    private static String address(JsonNode webhook) {
        return "/api/v1/webhooks/" + webhook.get("id").asString();
    }

    private List<Told> ofJob(String job) {
        return told.stream()
                .filter(one -> one.json().path("data").path("jobId").asString().equals(job))
                .toList();
    }

    /** As a receiver computes it, from the specification alone. */
    private static String signature(String secret, Told one) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        byte[] signed =
                mac.doFinal((one.id() + "." + one.timestamp() + "." + one.body()).getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(signed);
    }
}
