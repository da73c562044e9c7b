package io.countersign.infra.local.issuer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;

/**
 * Which addresses a client may be sent back to, by Keycloak's rules: a registered address ending in {@code *} allows every
 * address that begins like it, and on the loopback address any port will do (RFC 8252, section 7.3).
 */
final class Redirects {
    private static final String LOOPBACK = "127.0.0.1";

    private Redirects() {}

    static boolean allows(Collection<String> registered, String asked) {
        try {
            URI uri = new URI(asked);
            if (uri.getFragment() != null
                    || uri.getUserInfo() != null
                    || !uri.normalize().equals(uri)) {
                return false;
            }
            String comparable = withoutLoopbackPort(uri);
            return registered.stream().anyMatch(pattern -> matches(pattern, asked) || matches(pattern, comparable));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean matches(String pattern, String asked) {
        return pattern.endsWith("*")
                ? asked.startsWith(pattern.substring(0, pattern.length() - 1))
                : asked.equals(pattern);
    }

    private static String withoutLoopbackPort(URI uri) throws URISyntaxException {
        return LOOPBACK.equals(uri.getHost())
                ? new URI(uri.getScheme(), null, LOOPBACK, -1, uri.getPath(), uri.getQuery(), null).toString()
                : uri.toString();
    }
}
