package io.countersign.api.session;

import io.countersign.api.problem.Languages;
import io.countersign.problem.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.util.HtmlUtils;

/** What a person sees who is signed out, or could not sign in. It needs neither the page's scripts nor the issuer. */
@Component(PagePaths.SIGNED_OUT)
class SignedOutPage implements HttpRequestHandler {
    static final String FAILED = "failed";

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="%s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
            <body><main><h1>%s</h1><p>%s</p><p><a href="%s">%s</a></p></main></body>
            </html>
            """;

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean failed = request.getParameter(FAILED) != null;
        Locale language = Languages.of(request);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag());
        Text title = failed ? Text.of("Signing in did not work") : Text.of("You are signed out");
        Text words = failed
                ? Text.of("The sign-in was given up, took too long, or your account belongs to no organisation here.")
                : Text.of("Close the browser if others use this computer.");
        String page = HTML.formatted(
                language.toLanguageTag(),
                "Countersign",
                said(title, language),
                said(words, language),
                PagePaths.SIGN_IN,
                said(Text.of("Sign in"), language));
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }

    private static String said(Text text, Locale language) {
        return HtmlUtils.htmlEscape(text.in(language));
    }
}
