package io.countersign.api.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Which requests are those of a person at the page. */
final class PagePaths {
    static final String SIGN_IN = "/sign-in";
    static final String SIGNED_IN = "/signed-in";
    static final String SIGN_OUT = "/sign-out";
    static final String SIGNED_OUT = "/signed-out";

    private static final Set<String> OF_SESSION = Set.of(SIGN_IN, SIGNED_IN, SIGN_OUT, SIGNED_OUT);

    private PagePaths() {}

    /** Programs' requests have been sorted out before. */
    static boolean isOfPage(HttpServletRequest request) {
        String path = request.getRequestURI();
        return isApi(request) || OF_SESSION.contains(path) || isNavigation(request);
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /** A browser that goes to an address, rather than a script that asks for something. */
    private static boolean isNavigation(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals(HttpMethod.GET.name())
                && accepted != null
                && accepted.contains("text/html")
                && !request.getRequestURI().startsWith("/actuator/")
                && !request.getRequestURI().startsWith("/v3/");
    }

    /** An address of ours to go on to, or the first page: never one elsewhere. */
    static String onwards(@Nullable String asked) {
        if (asked == null || !asked.startsWith("/") || asked.startsWith("//")) {
            return "/";
        }
        return asked.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\') ? asked : "/";
    }
}
