package io.countersign.infra.local.issuer;

import java.util.function.Consumer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;

/** Checks where the browser is sent after signing in or out with {@link Redirects}, in place of the server's exact comparison. */
final class RedirectCheck {
    private RedirectCheck() {}

    static Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> afterSignIn() {
        Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> redirect = RedirectCheck::checkSignIn;
        return redirect.andThen(OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR);
    }

    static void afterSignOut(OidcLogoutAuthenticationContext context) {
        OidcLogoutAuthenticationToken request = context.getAuthentication();
        String asked = request.getPostLogoutRedirectUri();
        if (asked != null
                && !asked.isEmpty()
                && !Redirects.allows(context.getRegisteredClient().getPostLogoutRedirectUris(), asked)) {
            throw new OAuth2AuthenticationException(invalid("post_logout_redirect_uri"));
        }
    }

    private static void checkSignIn(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        String asked = request.getRedirectUri();
        if (asked == null || !Redirects.allows(context.getRegisteredClient().getRedirectUris(), asked)) {
            // Without an address to be sent to, the error is shown here instead of being sent there.
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    invalid(OAuth2ParameterNames.REDIRECT_URI),
                    new OAuth2AuthorizationCodeRequestAuthenticationToken(
                            request.getAuthorizationUri(),
                            request.getClientId(),
                            (Authentication) request.getPrincipal(),
                            null,
                            request.getState(),
                            request.getScopes(),
                            request.getAdditionalParameters()));
        }
    }

    private static OAuth2Error invalid(String parameter) {
        return new OAuth2Error(
                OAuth2ErrorCodes.INVALID_REQUEST, "The client may not be sent back to this " + parameter, null);
    }
}
