package io.countersign.api.session;

import io.countersign.api.session.StoredSessions.Stored;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Asks the issuer for the next access token of a session. Of the requests of a session that come at once here, one asks and the others
 * wait for it.
 */
@Component
class RefreshedTokens {
    static final String COUNTER = "countersign.session.renewals";

    private static final int TURNS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Object[] turns = Stream.generate(Object::new).limit(TURNS).toArray();
    private final RestClientRefreshTokenTokenResponseClient issuerClient =
            new RestClientRefreshTokenTokenResponseClient();
    private final IssuerRegistration issuer;
    private final JwtDecoder decoder;
    private final StoredSessions sessions;
    private final MeterRegistry meters;

    RefreshedTokens(IssuerRegistration issuer, JwtDecoder decoder, StoredSessions sessions, MeterRegistry meters) {
        this.issuer = issuer;
        this.decoder = decoder;
        this.sessions = sessions;
        this.meters = meters;
        issuerClient.setRestClient(impatient());
    }

    /**
     * @param old what the request's session held
     * @throws OAuth2AuthorizationException with {@code invalid_grant} where the session is over, here or for the issuer
     */
    Jwt after(Jwt old, String sessionId) {
        synchronized (turns[Math.floorMod(sessionId.hashCode(), TURNS)]) {
            Stored stored = sessions.find(sessionId).orElseThrow(() -> over("the session has ended meanwhile"));
            if (!stored.access().getTokenValue().equals(old.getTokenValue())) {
                return stored.access();
            }
            Stored next = ask(stored);
            sessions.keep(sessionId, next);
            return next.access();
        }
    }

    private Stored ask(Stored stored) {
        String refresh = stored.tokens().refresh();
        if (refresh == null) {
            throw over("the issuer gave no refresh token");
        }
        meters.counter(COUNTER).increment();
        Jwt old = stored.access();
        OAuth2AccessTokenResponse answer = issuerClient.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                registration(),
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER, old.getTokenValue(), old.getIssuedAt(), old.getExpiresAt()),
                new OAuth2RefreshToken(refresh, old.getIssuedAt())));
        OAuth2RefreshToken next = answer.getRefreshToken();
        Object id = answer.getAdditionalParameters().get("id_token");
        return new Stored(
                decoder.decode(answer.getAccessToken().getTokenValue()),
                new PageTokens(
                        next == null ? refresh : next.getTokenValue(),
                        id instanceof String newer ? newer : stored.tokens().id()));
    }

    private ClientRegistration registration() {
        try {
            return issuer.get();
        } catch (IllegalArgumentException e) {
            throw new OAuth2AuthorizationException(
                    new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, e.getMessage(), null), e);
        }
    }

    private static OAuth2AuthorizationException over(String why) {
        return new OAuth2AuthorizationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT, why, null));
    }

    /** As the client would have it, but it gives up where the issuer does not answer: people wait for it. */
    private static RestClient impatient() {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(PATIENCE);
        return RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }
}
