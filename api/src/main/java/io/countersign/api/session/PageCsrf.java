package io.countersign.api.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/**
 * The page reads the cookie {@code COUNTERSIGN_CSRF} and sends it back in the header {@code X-CSRF-Token}, or a form in the field
 * {@code _csrf}; foreign pages can't read it. Without a session there is nothing that a foreign page could make use of.
 */
final class PageCsrf extends CsrfTokenRequestAttributeHandler {
    static final String COOKIE = "COUNTERSIGN_CSRF";
    static final String HEADER = "X-CSRF-Token";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    static CookieCsrfTokenRepository cookie() {
        CookieCsrfTokenRepository repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieName(COOKIE);
        repository.setHeaderName(HEADER);
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return repository;
    }

    static boolean isRequired(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod()) && request.getSession(false) != null;
    }

    /** Spring makes the token only when somebody reads it; the page finds its cookie with the first answer. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        super.handle(request, response, token);
        if (request.getSession(false) != null) {
            token.get().getToken();
        }
    }
}
