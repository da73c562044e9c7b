package io.countersign.api.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/** Hands the issuer's tokens on to {@link SignedIn} within the request. The usual place, the session, would hold our secret too. */
final class RequestTokens implements OAuth2AuthorizedClientRepository {
    private static final String ATTRIBUTE = RequestTokens.class.getName();

    static OAuth2AuthorizedClient in(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof OAuth2AuthorizedClient client) {
            return client;
        }
        throw new IllegalStateException("signed in without a token");
    }

    @Override
    @SuppressWarnings("unchecked") // The interface lets the caller name the type.
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request) {
        return (T) request.getAttribute(ATTRIBUTE);
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        request.setAttribute(ATTRIBUTE, client);
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request, HttpServletResponse response) {
        request.removeAttribute(ATTRIBUTE);
    }
}
