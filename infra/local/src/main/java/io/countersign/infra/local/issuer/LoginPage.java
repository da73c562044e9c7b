package io.countersign.infra.local.issuer;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;

/** The page on which a person signs in, in the language that the browser prefers or that {@code ?lang=} names. */
final class LoginPage extends HttpServlet {
    static final String PATH = "/login";
    static final String STYLE_PATH = "/login.css";
    static final String FAILED = "error";
    static final String LOCKED = "locked";
    static final String LANGUAGE = "lang";
    static final String NAME = "name";
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setCharacterEncoding("UTF-8");
        if (request.getServletPath().equals(STYLE_PATH)) {
            response.setContentType("text/css");
            response.getWriter().write(LoginTemplate.style());
            return;
        }
        LoginTexts texts = LoginTexts.in(language(request));
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, texts.tag());
        response.getWriter()
                .write(LoginTemplate.page(
                        texts,
                        token.getParameterName(),
                        token.getToken(),
                        notice(request),
                        minutes(request),
                        name(request)));
    }

    /** The key of the sentence above the form. */
    private static String notice(HttpServletRequest request) {
        if (!minutes(request).isEmpty()) {
            return "locked";
        }
        if (request.getParameter(FAILED) != null) {
            return "failed";
        }
        if (request.getParameter("logout") != null) {
            return "signedOut";
        }
        return request.getRemoteUser() != null ? "signedIn" : "welcome";
    }

    /** For how long an account is locked; empty where none is. */
    private static String minutes(HttpServletRequest request) {
        String minutes = request.getParameter(LOCKED);
        return minutes != null && minutes.matches("\\d{1,4}") ? minutes : "";
    }

    /** As it was typed when it failed; once. */
    private static String name(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object name = session == null ? null : session.getAttribute(NAME);
        if (session == null || name == null) {
            return "";
        }
        session.removeAttribute(NAME);
        return name.toString();
    }

    private static Locale language(HttpServletRequest request) {
        String chosen = request.getParameter(LANGUAGE);
        return chosen != null ? Locale.forLanguageTag(chosen) : request.getLocale();
    }
}
