package io.countersign.infra.local.issuer;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Signing out ends the refresh token too, as Keycloak does: the server by itself would only end the browser's session. */
final class SignOutAnswer implements AuthenticationSuccessHandler {
    private static final OAuth2TokenType ID_TOKEN = new OAuth2TokenType(OidcParameterNames.ID_TOKEN);

    private final AuthenticationSuccessHandler usual = new OidcLogoutAuthenticationSuccessHandler();
    private final OAuth2AuthorizationService authorizations;

    SignOutAnswer(OAuth2AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        if (authentication instanceof OidcLogoutAuthenticationToken asked) {
            OAuth2Authorization ended = authorizations.findByToken(asked.getIdTokenHint(), ID_TOKEN);
            if (ended != null) {
                authorizations.remove(ended);
            }
        }
        usual.onAuthenticationSuccess(request, response, authentication);
    }
}
