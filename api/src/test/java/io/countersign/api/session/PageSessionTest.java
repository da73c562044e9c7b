package io.countersign.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.api.testing.Browser;
import io.countersign.api.testing.TestSystem;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PageSessionTest {
    private static final TestSystem SYSTEM = TestSystem.shared();
    private static final String SESSION = "COUNTERSIGN_SESSION";
    private static final String CSRF = "COUNTERSIGN_CSRF";
    private static final String PASSWORD = "countersign-demo";

    private final Browser browser = new Browser();

    @Nested
    class Signing_in {
        @Test
        void leads_through_the_issuer_back_to_the_address_asked_for() {
            Browser.Shown login = browser.open(at("/jobs/7?tab=people"));
            assertThat(login.at())
                    .hasPort(SYSTEM.running().addresses().issuerUri().getPort());
            Browser.Shown back = browser.submit(login, Map.of("username", "east-annotator-2", "password", PASSWORD));
            assertThat(back.at()).isEqualTo(at("/jobs/7?tab=people"));
        }

        @Test
        void asks_the_issuer_with_PKCE_a_state_and_a_nonce() {
            String location = browser.once(at("/sign-in"))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            assertThat(location)
                    .contains("response_type=code")
                    .contains("client_id=countersign-page")
                    .contains("code_challenge_method=S256")
                    .contains("code_challenge=")
                    .contains("state=")
                    .contains("nonce=");
        }

        @Test
        void says_who_it_is() {
            signIn("east-annotator-2");
            JsonNode me = me();
            assertThat(me.get("username").asString()).isEqualTo("east-annotator-2");
            assertThat(me.get("organisation").asString()).isEqualTo("supplier-east");
            assertThat(me.get("roles").valueStream().map(JsonNode::asString)).containsExactly("annotator");
            assertThat(me.get("subject").asString()).hasSize(36);
            assertThat(me.get("name").asString()).isNotBlank();
            assertThat(me.get("language").asString()).isEqualTo("en");
        }

        @Test
        void gives_a_new_session_id_and_a_cookie_that_scripts_cannot_read() {
            Browser.Shown login = browser.open(at("/"));
            String before = browser.cookie(SESSION).orElseThrow().getValue();
            browser.submit(login, Map.of("username", "east-annotator-2", "password", PASSWORD));
            HttpCookie after = browser.cookie(SESSION).orElseThrow();
            assertThat(after.getValue()).isNotEqualTo(before);
            assertThat(after.isHttpOnly()).isTrue();
            assertThat(browser.cookie(CSRF).orElseThrow().isHttpOnly()).isFalse();
        }

        @Test
        void sets_cookies_that_other_sites_cannot_send() {
            List<String> set = browser.once(at("/sign-in")).headers().allValues("Set-Cookie");
            assertThat(set).isNotEmpty().allMatch(cookie -> cookie.contains("SameSite=Lax"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "jobs"})
        void never_leads_elsewhere(String to) {
            Browser.Shown login = browser.open(
                    at("/sign-in?to=" + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8)));
            Browser.Shown back = browser.submit(login, Map.of("username", "east-annotator-2", "password", PASSWORD));
            assertThat(back.at()).isEqualTo(at("/"));
        }

        @Test
        void fails_with_an_answer_that_was_not_asked_for() {
            Browser.Shown shown = browser.open(at("/signed-in?code=guess&state=guess"));
            assertThat(shown.at()).isEqualTo(at("/signed-out?failed"));
            assertThat(shown.document().text()).contains("Signing in did not work");
            assertThat(browser.script("GET", at("/api/v1/me"), null).statusCode())
                    .isEqualTo(401);
        }

        @Test
        void is_kept_in_the_trail() {
            long before = events("person.signed-in", "west-reviewer-2");
            signIn("west-reviewer-2");
            assertThat(events("person.signed-in", "west-reviewer-2")).isEqualTo(before + 1);
        }
    }

    @Nested
    class A_request_of_the_page {
        @Test
        void that_changes_something_needs_the_CSRF_token() {
            signIn("meridian-owner-1");
            HttpResponse<String> without = browser.script("POST", at("/api/v1/jobs"), null);
            assertThat(without.statusCode()).isEqualTo(403);
            assertThat(without.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(browser.script("POST", at("/api/v1/jobs"), "guess").statusCode())
                    .isEqualTo(403);
            // The empty body is what is wrong now.
            assertThat(browser.script("POST", at("/api/v1/jobs"), csrf()).statusCode())
                    .isEqualTo(400);
        }

        @Test
        void is_held_to_the_rules_of_its_role() {
            signIn("east-annotator-2");
            assertThat(browser.script("POST", at("/api/v1/jobs"), csrf()).statusCode())
                    .isEqualTo(403);
        }

        @Test
        void without_a_session_gets_401_and_no_redirect() {
            for (String method : List.of("GET", "POST")) {
                HttpResponse<String> answer = browser.script(method, at("/api/v1/jobs"), null);
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
            }
        }

        @Test
        void to_an_address_of_the_API_is_not_led_to_sign_in_even_from_the_address_bar() {
            assertThat(browser.once(at("/api/v1/me")).statusCode()).isEqualTo(401);
        }

        @Test
        void from_another_origin_is_not_allowed_to_read_anything() throws Exception {
            HttpRequest preflight = HttpRequest.newBuilder(at("/api/v1/jobs"))
                    .header("Origin", "https://elsewhere.example")
                    .header("Access-Control-Request-Method", "POST")
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                    .build();
            // The client refuses to set an Origin unless told that it may.
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(preflight, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        }

        @Test
        void carries_the_policies_of_the_page() {
            Map<String, List<String>> headers =
                    browser.once(at("/signed-out")).headers().map();
            assertThat(headers.get("content-security-policy").get(0))
                    .contains("default-src 'self'")
                    .contains("object-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
            assertThat(headers.get("referrer-policy")).containsExactly("same-origin");
            assertThat(headers.get("cross-origin-opener-policy")).containsExactly("same-origin");
        }
    }

    @Nested
    class A_program {
        @Test
        void needs_no_CSRF_token_and_gets_no_cookie() {
            var owner = SYSTEM.person("meridian", "program-owner", "job-owner");
            var answer = owner.post("/api/v1/jobs", Map.of());
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }

        @Test
        void is_not_helped_by_a_session_when_its_token_is_wrong() {
            signIn("meridian-owner-1");
            String cookie =
                    SESSION + "=" + browser.cookie(SESSION).orElseThrow().getValue();
            SYSTEM.caller("guess").with("Cookie", cookie).get("/api/v1/me").isProblem(401, "unauthenticated");
        }
    }

    @Nested
    class Signing_out {
        @Test
        void ends_the_session_here_and_at_the_issuer() {
            signIn("west-reviewer-2");
            long before = events("person.signed-out", "west-reviewer-2");
            String old = browser.cookie(SESSION).orElseThrow().getValue();
            Browser.Shown out = browser.post(at("/sign-out"), Map.of("_csrf", csrf()));
            assertThat(out.at()).isEqualTo(at("/signed-out"));
            assertThat(out.document().text()).contains("You are signed out");
            assertThat(events("person.signed-out", "west-reviewer-2")).isEqualTo(before + 1);
            // The issuer asks for the password again: its own session has ended as well.
            assertThat(browser.open(at("/")).document().selectFirst("input[type=password]"))
                    .isNotNull();
            assertThat(SYSTEM.nobody()
                            .with("Cookie", SESSION + "=" + old)
                            .get("/api/v1/me")
                            .status())
                    .isEqualTo(401);
        }

        @Test
        void needs_the_CSRF_token() {
            signIn("west-reviewer-2");
            assertThat(browser.post(at("/sign-out"), Map.of()).response().statusCode())
                    .isEqualTo(403);
            assertThat(me().get("username").asString()).isEqualTo("west-reviewer-2");
        }

        @ParameterizedTest
        @CsvSource({"en, You are signed out", "zh-CN, 您已退出登录"})
        void speaks_the_language_of_the_browser(String language, String title) {
            assertThat(SYSTEM.nobody()
                            .with("Accept-Language", language)
                            .get("/signed-out")
                            .text())
                    .contains(title);
        }
    }

    @Test
    void a_session_is_kept_in_the_database_and_ends_with_its_row() {
        signIn("meridian-inspector-2");
        JdbcClient database = SYSTEM.get(JdbcClient.class);
        String subject = me().get("subject").asString();
        assertThat(database.sql(
                                "select count(*) from page_session where principal_name = ? and max_inactive_interval = 3600")
                        .param(subject)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        database.sql("update page_session set expiry_time = 0, last_access_time = 0 where principal_name = ?")
                .param(subject)
                .update();
        assertThat(browser.script("GET", at("/api/v1/me"), null).statusCode()).isEqualTo(401);
    }

    @Test
    void a_session_that_cannot_be_read_any_more_is_none() {
        signIn("meridian-inspector-2");
        SYSTEM.get(JdbcClient.class)
                .sql(
                        "update page_session_attributes set attribute_bytes = '\\xACED0005' where attribute_name like 'SPRING%'")
                .update();
        assertThat(browser.script("GET", at("/api/v1/me"), null).statusCode()).isEqualTo(401);
    }

    private void signIn(String username) {
        Browser.Shown back = browser.submit(browser.open(at("/")), Map.of("username", username, "password", PASSWORD));
        assertThat(back.at()).isEqualTo(at("/"));
    }

    private JsonNode me() {
        HttpResponse<String> answer = browser.script("GET", at("/api/v1/me"), null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private String csrf() {
        return browser.cookie(CSRF).orElseThrow().getValue();
    }

    private static URI at(String path) {
        return SYSTEM.api().resolve(path);
    }

    private static long events(String action, String username) {
        return SYSTEM.get(JdbcClient.class)
                .sql(
                        "select count(*) from event where action = ? and actor ->> 'subject' in (select subject from person where username = ?)")
                .param(action)
                .param(username)
                .query(Long.class)
                .single();
    }
}
