package io.countersign.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.countersign.api.command.RunningSystem;
import io.countersign.api.demo.SignIn;
import io.countersign.api.member.MemberContract;
import io.countersign.api.session.StoredSessions.Stored;
import io.countersign.api.testing.Answer;
import io.countersign.api.testing.Browser;
import io.countersign.api.testing.Caller;
import io.countersign.api.testing.KeycloakServer;
import io.countersign.api.testing.NodeTests;
import io.countersign.api.testing.TestSystem;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.PartName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The application before a real Keycloak; its other parts are those that all tests share. */
@Tag("keycloak")
class KeycloakTest {
    private static final String PASSWORD = "countersign-demo";

    @TempDir
    static Path folder;

    private static KeycloakServer keycloak;
    private static RunningSystem system;

    @BeforeAll
    static void start() throws Exception {
        TestSystem shared = TestSystem.shared();
        keycloak = KeycloakServer.start(folder.resolve("keycloak"));
        // A second application on the same parts signs and stores like the first.
        for (String directory : List.of("keys", "media", "releases")) {
            System.setProperty(
                    "countersign." + directory + ".directory",
                    shared.data().resolve(directory).toString());
        }
        try {
            system = RunningSystem.start(
                    LocalSettings.only(folder.resolve("data"), PartName.values())
                            .withConfigured(shared.running().addresses().known().withIssuer(keycloak.issuer())),
                    0,
                    progress -> {});
        } finally {
            for (String directory : List.of("keys", "media", "releases")) {
                System.clearProperty("countersign." + directory + ".directory");
            }
        }
    }

    @AfterAll
    static void stop() {
        try {
            if (system != null) {
                system.close();
            }
        } finally {
            if (keycloak != null) {
                keycloak.close();
            }
        }
    }

    @Test
    @EnabledIf("io.countersign.api.testing.NodeTests#areInstalled")
    void signs_people_in_and_out_in_a_browser() throws Exception {
        NodeTests.run("issuer", system.api(), Map.of("COUNTERSIGN_ISSUER_NAME", "keycloak"));
    }

    @Test
    void is_the_only_issuer_that_there_is() {
        assertThat(system.addresses().issuerUri()).isEqualTo(keycloak.issuer());
        Answer answer = new Caller(
                        system.api(), TestSystem.shared().tokens().of("meridian", "of-the-embedded", "job-owner"))
                .get("/api/v1/me");
        answer.isProblem(401, "unauthenticated");
    }

    @Test
    void gives_a_person_the_claims_that_the_API_reads() throws Exception {
        String token = token("east-annotator-3");
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(keycloak.issuer().toString());
        assertThat(claims.getAudience()).contains("countersign-api");
        assertThat(claims.getStringListClaim("organization")).containsExactly("supplier-east");
        assertThat(claims.getJSONObjectClaim("realm_access").get("roles"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("annotator");
        JsonNode me = new Caller(system.api(), token).get("/api/v1/me").body();
        assertThat(me.get("username").asString()).isEqualTo("east-annotator-3");
        assertThat(me.get("name").asString()).isEqualTo("Daniel Tan");
        assertThat(me.get("organisation").asString()).isEqualTo("supplier-east");
        assertThat(me.get("roles").valueStream().map(JsonNode::asString)).containsExactly("annotator");
        new Caller(system.api(), token).post("/api/v1/jobs", Map.of()).isProblem(403, "refused");
    }

    @Test
    void gives_a_program_a_token_that_the_API_takes() throws Exception {
        String token = client("countersign-program", "countersign-program-demo");
        JsonNode me = new Caller(system.api(), token).get("/api/v1/me").body();
        assertThat(me.get("organisation").asString()).isEqualTo("meridian");
        assertThat(me.get("roles").valueStream().map(JsonNode::asString)).containsExactly("job-owner");
    }

    @Test
    void refuses_a_wrong_password() {
        assertThatThrownBy(() -> new SignIn(keycloak.issuer()).token("west-reviewer-1", "guess"))
                .hasMessageContaining("Invalid");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> system.get(JdbcClient.class)
                        .sql("""
                                select exists (select 1 from event where action = 'person.sign-in-failed'
                                    and stream = 'organisation:supplier-west' and changed ->> 'rule' = 'invalid_user_credentials')""")
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void renews_a_session_until_its_person_signs_out_there() {
        Browser browser = new Browser();
        signIn(browser, "west-annotator-3");
        Supplier<String> id = () -> new String(
                Base64.getDecoder()
                        .decode(browser.cookie("COUNTERSIGN_SESSION")
                                .orElseThrow()
                                .getValue()),
                StandardCharsets.UTF_8);
        StoredSessions sessions = system.get(StoredSessions.class);
        Stored first = sessions.find(id.get()).orElseThrow();
        end(sessions, id.get());
        assertThat(me(browser)).isEqualTo(200);
        Stored second = sessions.find(id.get()).orElseThrow();
        assertThat(second.access().getTokenValue()).isNotEqualTo(first.access().getTokenValue());
        browser.open(URI.create(keycloak.issuer() + "/protocol/openid-connect/logout?id_token_hint="
                + URLEncoder.encode(second.tokens().id(), StandardCharsets.UTF_8)));
        end(sessions, id.get());
        assertThat(me(browser)).isEqualTo(401);
    }

    @Nested
    class Members extends MemberContract {
        @Override
        protected URI api() {
            return system.api();
        }

        @Override
        protected JdbcClient database() {
            return system.get(JdbcClient.class);
        }

        @Override
        protected String token(String username) {
            return KeycloakTest.token(username);
        }

        @Test
        void choose_their_own_password_when_they_first_sign_in() {
            Caller admin = new Caller(api(), token("east-org-admin-1"));
            Map<String, Object> invitation = Map.of(
                    "firstName", "小明",
                    "lastName", "王",
                    "mail", "first@supplier-east.example",
                    "language", "zh-CN",
                    "roles", List.of("annotator"));
            String id =
                    admin.post("/api/v1/members", invitation).body().get("id").asString();
            String password = admin.post("/api/v1/members/" + id + "/password")
                    .body()
                    .get("password")
                    .asString();
            Browser browser = new Browser();
            Map<String, String> first = Map.of("username", "first@supplier-east.example", "password", password);
            Browser.Shown asked = browser.submit(
                    browser.submit(browser.open(api().resolve("/sign-in?to=/signed-out")), first), first);
            assertThat(asked.document().selectFirst("html").attr("lang")).isEqualTo("zh-CN");
            Browser.Shown in =
                    browser.submit(asked, Map.of("password-new", "chosen-by-me", "password-confirm", "chosen-by-me"));
            assertThat(in.at()).as(in.document().text()).isEqualTo(api().resolve("/signed-out"));
            assertThat(me(browser)).isEqualTo(200);
        }
    }

    private static void end(StoredSessions sessions, String id) {
        Stored stored = sessions.find(id).orElseThrow();
        Jwt over = Jwt.withTokenValue(stored.access().getTokenValue())
                .headers(headers -> headers.putAll(stored.access().getHeaders()))
                .claims(claims -> claims.putAll(stored.access().getClaims()))
                .issuedAt(Instant.now().minus(Duration.ofMinutes(15)))
                .expiresAt(Instant.now())
                .build();
        sessions.keep(id, new Stored(over, stored.tokens()));
    }

    private static int me(Browser browser) {
        return browser.script("GET", system.api().resolve("/api/v1/me"), null).statusCode();
    }

    /** Keycloak asks for the name and the password on a page each. */
    private static void signIn(Browser browser, String username) {
        Browser.Shown shown = browser.open(system.api().resolve("/sign-in?to=/signed-out"));
        Browser.Shown next = browser.submit(shown, Map.of("username", username, "password", PASSWORD));
        if (next.document().selectFirst("input[type=password]") != null) {
            next = browser.submit(next, Map.of("username", username, "password", PASSWORD));
        }
        assertThat(next.at()).as(next.document().text()).isEqualTo(system.api().resolve("/signed-out"));
    }

    private static String token(String username) {
        try {
            return new SignIn(keycloak.issuer()).token(username, PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String client(String id, String secret) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).get("access_token").asString();
    }
}
