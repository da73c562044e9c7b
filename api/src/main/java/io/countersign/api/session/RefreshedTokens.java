package io.countersign.api.session;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/** Asks the issuer for the next access token of a session. Two requests that do so at once both get one. */
@Component
class RefreshedTokens {
    private final RestClientRefreshTokenTokenResponseClient issuerClient =
            new RestClientRefreshTokenTokenResponseClient();
    private final IssuerRegistration issuer;
    private final JwtDecoder decoder;

    RefreshedTokens(IssuerRegistration issuer, JwtDecoder decoder) {
        this.issuer = issuer;
        this.decoder = decoder;
    }

    /** @throws OAuth2AuthorizationException with {@code invalid_grant} where the session is over for the issuer */
    Jwt after(Jwt old, HttpSession session) {
        PageTokens known = PageTokens.of(session);
        if (known == null || known.refresh() == null) {
            throw new OAuth2AuthorizationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT, "the issuer gave no refresh token", null));
        }
        Instant issued = old.getIssuedAt();
        OAuth2AccessTokenResponse answer = issuerClient.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                issuer.get(),
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER, old.getTokenValue(), issued, old.getExpiresAt()),
                new OAuth2RefreshToken(known.refresh(), issued)));
        Jwt access = decoder.decode(answer.getAccessToken().getTokenValue());
        OAuth2RefreshToken next = answer.getRefreshToken();
        Object id = answer.getAdditionalParameters().get("id_token");
        new PageTokens(
                        next == null ? known.refresh() : next.getTokenValue(),
                        id instanceof String newer ? newer : known.id())
                .keepIn(session);
        return access;
    }
}
