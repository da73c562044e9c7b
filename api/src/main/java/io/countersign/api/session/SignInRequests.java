package io.countersign.api.session;

import io.countersign.api.problem.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/** {@code GET /sign-in?to=/jobs/7} sends the browser to the issuer, in the language it prefers, with PKCE. */
@Component
class SignInRequests implements OAuth2AuthorizationRequestResolver {
    static final String TO = "to";

    /** Signing in must begin and end within it; until then a session is nobody's. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final DefaultOAuth2AuthorizationRequestResolver requests;

    SignInRequests(IssuerRegistration issuer) {
        requests = new DefaultOAuth2AuthorizationRequestResolver(issuer, PagePaths.SIGN_IN);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        if (!request.getRequestURI().equals(PagePaths.SIGN_IN)) {
            return null;
        }
        OAuth2AuthorizationRequest toIssuer = resolve(request, IssuerRegistration.ID);
        var session = request.getSession();
        session.setAttribute(TO, PagePaths.onwards(request.getParameter(TO)));
        if (session.isNew()) {
            session.setMaxInactiveInterval((int) PATIENCE.toSeconds());
        }
        return toIssuer;
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        OAuth2AuthorizationRequest resolved = requests.resolve(request, registration);
        if (resolved == null) {
            throw new IllegalStateException("no request to the issuer for " + registration);
        }
        String language = Languages.of(request).toLanguageTag();
        return OAuth2AuthorizationRequest.from(resolved)
                .additionalParameters(more -> more.putAll(Map.of("ui_locales", language)))
                .build();
    }
}
