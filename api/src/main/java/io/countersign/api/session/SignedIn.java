package io.countersign.api.session;

import io.countersign.api.security.PersonOfToken;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.member.SignIns;
import io.countersign.member.Standing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** The issuer has said who it is: from here on the session stands for the access token, which is checked like a program's. */
@Component
class SignedIn implements AuthenticationSuccessHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SignedIn.class);

    private final JwtDecoder decoder;
    private final SessionToken token;
    private final SignIns signIns;
    private final Standing standing;
    private final Duration idle;

    SignedIn(
            JwtDecoder decoder,
            SessionToken token,
            SignIns signIns,
            Standing standing,
            @Value("${server.servlet.session.timeout}") Duration idle) {
        this.decoder = decoder;
        this.token = token;
        this.signIns = signIns;
        this.standing = standing;
        this.idle = idle;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        HttpSession session = request.getSession();
        OAuth2AuthorizedClient client = RequestTokens.in(request);
        try {
            Jwt access = decoder.decode(client.getAccessToken().getTokenValue());
            signIn(PersonOfToken.of(access));
            token.keep(access, request, response);
        } catch (JwtException | Refused e) {
            LOG.warn("{} can't sign in here: {}", authentication.getName(), e.getMessage());
            token.forget(request);
            response.sendRedirect(PagePaths.SIGNED_OUT + "?" + SignedOutPage.FAILED);
            return;
        }
        var refresh = client.getRefreshToken();
        new PageTokens(refresh == null ? null : refresh.getTokenValue(), idToken(authentication)).keepIn(session);
        session.setMaxInactiveInterval((int) idle.toSeconds());
        Object to = session.getAttribute(SignInRequests.TO);
        session.removeAttribute(SignInRequests.TO);
        response.sendRedirect(PagePaths.onwards((String) to));
    }

    private void signIn(Actor.Person person) {
        if (standing.isDisabled(person.subject())) {
            signIns.refused(person, "disabled");
            throw new Refused("disabled", "The account is disabled.");
        }
        signIns.signedIn(person);
    }

    private static String idToken(Authentication authentication) {
        if (authentication.getPrincipal() instanceof OidcUser person) {
            return person.getIdToken().getTokenValue();
        }
        throw new IllegalStateException("the issuer gave no ID token");
    }
}
