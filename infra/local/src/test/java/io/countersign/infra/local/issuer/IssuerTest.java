package io.countersign.infra.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTest {
    private static final String KEYS = SigningKeys.generate();
    private static final String PASSWORD = "countersign-demo";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final MovableClock CLOCK = new MovableClock(Instant.now());

    @TempDir
    static Path folder;

    private static Issuer issuer;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        issuer = Issuer.start(new IssuerSettings(port, KEYS, RealmFile.read(Map.of()), folder, CLOCK));
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @Nested
    class A_person_who_signs_in {
        @Test
        void gets_an_access_token_with_the_claims_that_Keycloak_gives() throws Exception {
            JWTClaimsSet claims = verified(
                    SignIn.person(issuer.uri(), "east-annotator-1", PASSWORD).accessToken());
            assertThat(claims.getIssuer()).isEqualTo(issuer.uri().toString());
            assertThat(claims.getSubject())
                    .isEqualTo(RealmFile.read()
                            .user("east-annotator-1")
                            .orElseThrow()
                            .id());
            assertThat(claims.getAudience()).containsExactly("countersign-api");
            assertThat(claims.getStringClaim("azp")).isEqualTo("countersign-page");
            assertThat(claims.getStringClaim("preferred_username")).isEqualTo("east-annotator-1");
            assertThat(claims.getStringClaim("name")).isEqualTo("伟 王");
            assertThat(claims.getClaim("realm_access")).isEqualTo(Map.of("roles", List.of("annotator")));
            assertThat(claims.getStringListClaim("organization")).containsExactly("supplier-east");
            assertThat(List.of(claims.getStringClaim("scope").split(" "))).contains("openid", "organization");
        }

        @Test
        void gets_a_token_that_lasts_as_long_as_the_realm_says() throws Exception {
            JWTClaimsSet claims = verified(
                    SignIn.person(issuer.uri(), "meridian-owner-1", PASSWORD).accessToken());
            assertThat(Duration.between(
                            claims.getIssueTime().toInstant(),
                            claims.getExpirationTime().toInstant()))
                    .isEqualTo(Duration.ofMinutes(15));
        }

        @Test
        void gets_an_ID_token_for_the_page() throws Exception {
            JWTClaimsSet claims = verified(
                    SignIn.person(issuer.uri(), "meridian-owner-2", PASSWORD).idToken());
            assertThat(claims.getAudience()).containsExactly("countersign-page");
            assertThat(claims.getStringListClaim("organization")).containsExactly("meridian");
            assertThat(claims.getStringClaim("family_name")).isEqualTo("林");
        }

        @ParameterizedTest
        @CsvSource({"east-annotator-1, guess", "nobody, countersign-demo", "service-account-countersign-program, ''"})
        void is_refused_with_a_wrong_name_or_password(String username, String password) {
            assertThatThrownBy(() -> SignIn.person(issuer.uri(), username, password))
                    .isInstanceOf(SignInRefused.class);
        }

        @Test
        void is_locked_out_after_five_wrong_passwords_for_a_minute() throws Exception {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> SignIn.person(issuer.uri(), "west-reviewer-1", "guess"))
                        .isInstanceOf(SignInRefused.class);
            }
            assertThatThrownBy(() -> SignIn.person(issuer.uri(), "west-reviewer-1", PASSWORD))
                    .isInstanceOf(SignInRefused.class);
            assertThat(SignIn.person(issuer.uri(), "west-reviewer-2", PASSWORD).accessToken())
                    .isNotEmpty();
            CLOCK.advance(Duration.ofSeconds(60));
            assertThat(SignIn.person(issuer.uri(), "west-reviewer-1", PASSWORD).accessToken())
                    .isNotEmpty();
        }
    }

    @Nested
    class A_program {
        @Test
        void gets_a_token_for_its_service_account() throws Exception {
            JWTClaimsSet claims =
                    verified(SignIn.program(issuer.uri(), "countersign-program", "countersign-program-demo"));
            assertThat(claims.getStringClaim("preferred_username")).isEqualTo("service-account-countersign-program");
            assertThat(claims.getClaim("realm_access")).isEqualTo(Map.of("roles", List.of("job-owner")));
            assertThat(claims.getStringListClaim("organization")).containsExactly("meridian");
            assertThat(claims.getAudience()).containsExactly("countersign-api");
        }

        @Test
        void is_refused_with_a_wrong_secret() {
            assertThatThrownBy(() -> SignIn.program(issuer.uri(), "countersign-program", "guess"))
                    .isInstanceOf(SignInRefused.class)
                    .hasMessageContaining("401");
        }
    }

    @Nested
    class The_authorization_endpoint {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://elsewhere.example/",
                    "http://127.0.0.1.elsewhere.example/",
                    "http://127.0.0.1:8080@elsewhere.example/",
                    "http://localhost:8080/"
                })
        void does_not_send_a_browser_where_the_client_has_no_business(String redirect) throws Exception {
            HttpResponse<String> answer =
                    authorize(redirect, "&code_challenge_method=S256&code_challenge=" + CHALLENGE);
            assertThat(answer.statusCode()).isEqualTo(400);
        }

        @Test
        void demands_PKCE() throws Exception {
            HttpResponse<String> answer = authorize("http://127.0.0.1:8080/back", "");
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .contains("error=invalid_request")
                    .contains("code_challenge");
        }

        @Test
        void sends_who_is_not_signed_in_to_the_login_page() throws Exception {
            HttpResponse<String> answer =
                    authorize("http://127.0.0.1:8080/back", "&code_challenge_method=S256&code_challenge=" + CHALLENGE);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
        }

        private HttpResponse<String> authorize(String redirect, String more) throws Exception {
            return get("/oauth2/authorize?response_type=code&client_id=countersign-page&scope=openid&redirect_uri="
                    + redirect + more);
        }
    }

    @Nested
    class The_login_page {
        @ParameterizedTest
        @CsvSource({"zh-CN, 用户名", "'zh-TW,zh;q=0.9', 用户名", "en-GB, User name", "fr, User name"})
        void speaks_the_language_of_the_browser(String accepted, String label) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(issuer.uri().resolve("/login"))
                    .header("Accept-Language", accepted)
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).body()).contains(">" + label + "<");
        }

        @Test
        void says_what_went_wrong_and_leaves_no_place_unfilled() throws Exception {
            String page = get("/login?lang=en&error").body();
            assertThat(page).contains("Signing in failed").doesNotContain("{{");
        }

        @ParameterizedTest
        @CsvSource({
            "en, 2, Try again in 2 min.",
            "zh-CN, 15, 请在 15 分钟后重试。",
        })
        void says_for_how_long_an_account_is_locked(String language, String minutes, String words) throws Exception {
            assertThat(get("/login?lang=" + language + "&locked=" + minutes).body())
                    .contains(words)
                    .contains("class=\"locked\"");
        }

        @Test
        void does_not_repeat_what_somebody_put_into_its_address() throws Exception {
            assertThat(get("/login?lang=en&locked=%3Cb%3E").body())
                    .doesNotContain("<b>")
                    .doesNotContain("min.");
        }

        @Test
        void keeps_the_name_and_the_language_after_a_wrong_password() throws Exception {
            HttpClient browser = HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            String form = browser.send(
                            HttpRequest.newBuilder(issuer.uri().resolve("/login?lang=zh-CN"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            String token = form.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
            HttpRequest wrong = HttpRequest.newBuilder(issuer.uri().resolve("/login?lang=zh-CN"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("username=%22%3Enobody&password=x&_csrf=" + token))
                    .build();
            assertThat(browser.send(wrong, BodyHandlers.ofString()).body())
                    .contains("登录失败")
                    .contains("value=\"&quot;&gt;nobody\"");
        }

        @Test
        void may_not_run_scripts_or_be_framed() throws Exception {
            assertThat(get("/login").headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy ->
                            assertThat(policy).contains("default-src 'none'").contains("frame-ancestors 'none'"));
        }

        @Test
        void brings_its_style() throws Exception {
            assertThat(get("/login.css").headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/css");
        }
    }

    @Test
    void nothing_else_is_served() throws Exception {
        HttpResponse<String> answer = get("/anything");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(issuer.uri().resolve(to)).hasPath("/login"));
    }

    @Test
    void tokens_are_still_valid_after_a_restart_with_the_same_keys() throws Exception {
        String token =
                SignIn.person(issuer.uri(), "meridian-auditor-1", PASSWORD).accessToken();
        issuer.close();
        start();
        assertThat(verified(token).getStringClaim("preferred_username")).isEqualTo("meridian-auditor-1");
    }

    @Test
    void who_is_signed_in_stays_so_over_a_restart() throws Exception {
        String refresh =
                SignIn.person(issuer.uri(), "meridian-auditor-1", PASSWORD).refreshToken();
        issuer.close();
        start();
        assertThat(verified(SignIn.renewed(issuer.uri(), refresh)).getStringClaim("preferred_username"))
                .isEqualTo("meridian-auditor-1");
        assertThatThrownBy(() -> SignIn.renewed(issuer.uri(), "guess")).isInstanceOf(SignInRefused.class);
    }

    @Test
    void what_cannot_be_read_of_another_version_is_given_up() throws Exception {
        Path unreadable = folder.resolve("authorizations").resolve("other-version");
        Files.writeString(unreadable, "bm90aGluZw==");
        issuer.close();
        start();
        assertThat(unreadable).doesNotExist();
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(issuer.uri().resolve(path))
                .header("Accept", "text/html")
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private JWTClaimsSet verified(String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        JWKSet keys = JWKSet.parse(get("/oauth2/jwks").body());
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        return jwt.getJWTClaimsSet();
    }
}
