package io.countersign.api.session;

import io.countersign.api.security.PersonOfToken;
import io.countersign.member.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code POST /sign-out}: ends the session here, then sends the browser to the issuer to end it there (RP-initiated logout). */
@Component
class SignOut implements LogoutHandler, LogoutSuccessHandler {
    private static final String ID_TOKEN = SignOut.class.getName();

    private final IssuerRegistration issuer;
    private final PageSettings settings;
    private final SignIns signIns;

    SignOut(IssuerRegistration issuer, PageSettings settings, SignIns signIns) {
        this.issuer = issuer;
        this.settings = settings;
        this.signIns = signIns;
    }

    /** Comes before the session is ended. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        PageTokens tokens = PageTokens.of(request.getSession(false));
        if (tokens != null && authentication instanceof PageAuthentication signedIn) {
            request.setAttribute(ID_TOKEN, tokens.id());
            signIns.signedOut(PersonOfToken.of(signedIn.getToken()));
        }
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        String back = ServletUriComponentsBuilder.fromContextPath(request)
                .path(PagePaths.SIGNED_OUT)
                .build()
                .toUriString();
        Object there =
                issuer.get().getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        Object idToken = request.getAttribute(ID_TOKEN);
        if (there == null || idToken == null) {
            response.sendRedirect(back);
            return;
        }
        response.sendRedirect(UriComponentsBuilder.fromUriString(there.toString())
                .queryParam("id_token_hint", "{token}")
                .queryParam("client_id", "{client}")
                .queryParam("post_logout_redirect_uri", "{back}")
                .encode()
                .buildAndExpand(idToken, settings.client(), back)
                .toUriString());
    }
}
