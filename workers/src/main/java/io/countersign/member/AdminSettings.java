package io.countersign.member;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How the issuer's accounts are managed: as the client {@code countersign.admin.client}, with Keycloak's administration API.
 *
 * @see io.countersign.member.Accounts
 */
@Component
record AdminSettings(
        @Value("${countersign.issuer.uri:}") URI issuer,

        @Value("${countersign.admin.client:countersign-admin}")
        String client,

        @Value("${countersign.admin.secret:countersign-admin-demo}")
        String secret) {
    private static final Pattern KEYCLOAK = Pattern.compile("(.+)/realms/([^/]+)/?");
    private static final String EMBEDDED_REALM = "countersign";

    /** Where Keycloak lies: the issuer's address up to its realm. The embedded issuer's address has no realm. */
    String server() {
        Matcher keycloak = KEYCLOAK.matcher(issuer.toString());
        return keycloak.matches() ? keycloak.group(1) : issuer.toString();
    }

    String realm() {
        Matcher keycloak = KEYCLOAK.matcher(issuer.toString());
        return keycloak.matches() ? keycloak.group(2) : EMBEDDED_REALM;
    }

    @Override
    public String toString() {
        return client + " at " + issuer;
    }
}
