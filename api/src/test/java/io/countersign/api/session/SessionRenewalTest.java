package io.countersign.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.api.session.StoredSessions.Stored;
import io.countersign.api.testing.Browser;
import io.countersign.api.testing.TestSystem;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** The issuer and the refresh tokens are real; time passes by writing an earlier end into the session's token. */
class SessionRenewalTest {
    private static final TestSystem SYSTEM = TestSystem.shared();
    private static final String PERSON = "west-annotator-4";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration OVER = Duration.ofSeconds(-1);
    private static final int AT_ONCE = 8;

    private final Browser browser = new Browser();
    private final StoredSessions sessions = SYSTEM.get(StoredSessions.class);

    @BeforeEach
    void signIn() {
        Browser.Shown login = browser.open(at("/"));
        assertThat(browser.submit(login, Map.of("username", PERSON, "password", "countersign-demo"))
                        .at())
                .isEqualTo(at("/"));
    }

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource({"10", "-1", "-40"})
    void a_token_near_its_end_or_beyond_is_replaced_and_its_person_notices_nothing(long secondsLeft) {
        String old = stored().access().getTokenValue();
        endsIn(Duration.ofSeconds(secondsLeft));
        assertThat(me().statusCode()).isEqualTo(200);
        assertThat(stored().access().getTokenValue()).isNotEqualTo(old);
        assertThat(stored().access().getExpiresAt()).isAfter(Instant.now().plus(Duration.ofMinutes(10)));
        double asked = asked();
        assertThat(me().statusCode()).isEqualTo(200);
        assertThat(asked()).isEqualTo(asked);
    }

    @Test
    void a_token_that_lasts_is_kept() {
        String old = stored().access().getTokenValue();
        endsIn(Duration.ofMinutes(2));
        assertThat(me().statusCode()).isEqualTo(200);
        assertThat(stored().access().getTokenValue()).isEqualTo(old);
    }

    @Test
    void of_requests_that_come_at_once_one_asks_the_issuer() {
        endsIn(SOON);
        double before = asked();
        ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<CompletableFuture<Integer>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> SYSTEM.nobody()
                                    .with("Cookie", "COUNTERSIGN_SESSION=" + cookie())
                                    .get("/api/v1/me")
                                    .status(),
                            people))
                    .limit(AT_ONCE)
                    .toList();
            assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);
        } finally {
            people.shutdown();
        }
        assertThat(asked()).isEqualTo(before + 1);
    }

    @Test
    void that_the_issuer_refuses_ends_the_session() {
        String id = sessionId();
        Stored stored = stored();
        sessions.keep(
                id,
                new Stored(
                        stored.access(), new PageTokens("guess", stored.tokens().id())));
        endsIn(SOON);
        HttpResponse<String> answer = me();
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(sessions.find(id)).isEmpty();
    }

    @Test
    void after_a_sign_out_at_the_issuer_is_refused() {
        String idToken = stored().tokens().id();
        URI issuer = SYSTEM.running().addresses().issuerUri();
        browser.open(
                issuer.resolve("/connect/logout?id_token_hint=" + URLEncoder.encode(idToken, StandardCharsets.UTF_8)));
        endsIn(SOON);
        assertThat(me().statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"10, true", "-1, false"})
    void while_the_issuer_cannot_be_reached_waits_until_the_token_is_over(long secondsLeft, boolean stays)
            throws Exception {
        endsIn(Duration.ofSeconds(secondsLeft));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/me");
        request.setSession(new MockHttpSession(null, sessionId()));
        SecurityContextHolder.setContext(SessionToken.context(stored().access()));
        new SessionRenewal(ofNobody(), new SessionToken(), Clock.systemUTC())
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        assertThat(SecurityContextHolder.getContext().getAuthentication() != null)
                .isEqualTo(stays);
        assertThat(request.getSession(false) != null).isEqualTo(stays);
    }

    /** On the port where nobody listens. */
    private RefreshedTokens ofNobody() {
        return new RefreshedTokens(
                new IssuerRegistration(
                        new PageSettings("countersign-page", "countersign-page-demo"),
                        URI.create("http://127.0.0.1:1")),
                SYSTEM.get(JwtDecoder.class),
                sessions,
                SYSTEM.get(MeterRegistry.class));
    }

    @Test
    void gives_what_another_request_got_meanwhile() {
        Jwt seen = stored().access();
        endsIn(OVER);
        assertThat(me().statusCode()).isEqualTo(200);
        double before = asked();
        assertThat(SYSTEM.get(RefreshedTokens.class).after(seen, sessionId()).getTokenValue())
                .isEqualTo(stored().access().getTokenValue());
        assertThat(asked()).isEqualTo(before);
    }

    private void endsIn(Duration left) {
        Stored stored = stored();
        Jwt sooner = Jwt.withTokenValue(stored.access().getTokenValue())
                .headers(headers -> headers.putAll(stored.access().getHeaders()))
                .claims(claims -> claims.putAll(stored.access().getClaims()))
                .issuedAt(Instant.now().minus(Duration.ofMinutes(15)))
                .expiresAt(Instant.now().plus(left))
                .build();
        sessions.keep(sessionId(), new Stored(sooner, stored.tokens()));
    }

    private Stored stored() {
        return sessions.find(sessionId()).orElseThrow();
    }

    private HttpResponse<String> me() {
        return browser.script("GET", at("/api/v1/me"), null);
    }

    private String cookie() {
        return browser.cookie("COUNTERSIGN_SESSION").orElseThrow().getValue();
    }

    private String sessionId() {
        return new String(Base64.getDecoder().decode(cookie()), StandardCharsets.UTF_8);
    }

    private static double asked() {
        var counter =
                SYSTEM.get(MeterRegistry.class).find(RefreshedTokens.COUNTER).counter();
        return counter == null ? 0 : counter.count();
    }

    private static URI at(String path) {
        return SYSTEM.api().resolve(path);
    }
}
