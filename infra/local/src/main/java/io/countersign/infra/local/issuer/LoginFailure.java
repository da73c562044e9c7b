package io.countersign.infra.local.issuer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.util.UriComponentsBuilder;

/** Back to the form, in the language that was chosen there, and for how long the account is locked if it is. */
final class LoginFailure implements AuthenticationFailureHandler {
    private static final int LONGEST_NAME = 255;

    private final LoginGuard guard;

    LoginFailure(LoginGuard guard) {
        this.guard = guard;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String username = request.getParameter("username");
        Duration locked = username == null ? Duration.ZERO : guard.lockedFor(username);
        if (username != null && username.length() <= LONGEST_NAME) {
            request.getSession().setAttribute(LoginPage.NAME, username);
        }
        UriComponentsBuilder form = UriComponentsBuilder.fromPath(LoginPage.PATH);
        if (locked.isZero()) {
            form.queryParam(LoginPage.FAILED);
        } else {
            form.queryParam(LoginPage.LOCKED, locked.plusSeconds(59).toMinutes());
        }
        if (request.getParameter(LoginPage.LANGUAGE) != null) {
            form.queryParam(LoginPage.LANGUAGE, "{language}");
        }
        response.sendRedirect(form.encode()
                .buildAndExpand(request.getParameter(LoginPage.LANGUAGE))
                .toUriString());
    }
}
