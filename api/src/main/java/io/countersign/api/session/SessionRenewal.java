package io.countersign.api.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gets a session's next access token shortly before the old one expires. The issuer refuses it once the person is disabled, has signed
 * out there, or was signed in for too long; then the session is over. So it never outlives what the issuer says by more than the
 * life of an access token.
 */
final class SessionRenewal extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRenewal.class);
    private static final Duration AHEAD = Duration.ofSeconds(30);

    private final RefreshedTokens tokens;
    private final SessionToken session;
    private final Clock clock;

    SessionRenewal(RefreshedTokens tokens, SessionToken session, Clock clock) {
        this.tokens = tokens;
        this.session = session;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getSession(false) != null
                && SecurityContextHolder.getContext().getAuthentication() instanceof PageAuthentication signedIn) {
            renew(signedIn.getToken(), request);
        }
        chain.doFilter(request, response);
    }

    private void renew(Jwt access, HttpServletRequest request) {
        Instant expiry = access.getExpiresAt();
        Instant now = clock.instant();
        if (expiry == null || now.isBefore(expiry.minus(AHEAD))) {
            return;
        }
        try {
            session.actBy(tokens.after(access, request.getSession().getId()));
        } catch (OAuth2AuthorizationException | JwtException e) {
            boolean ended = e instanceof OAuth2AuthorizationException refused
                    && refused.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT);
            if (ended || !now.isBefore(expiry)) {
                LOG.info("The session of {} is over: {}", access.getSubject(), e.getMessage());
                session.forget(request);
            } else {
                LOG.warn(
                        "No new token for the session of {}, to be tried again: {}",
                        access.getSubject(),
                        e.getMessage());
            }
        }
    }
}
