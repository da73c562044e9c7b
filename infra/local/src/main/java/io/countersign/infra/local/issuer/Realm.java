package io.countersign.infra.local.issuer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the issuer uses of the realm file. Names and units are Keycloak's: lifespans and waits are seconds.
 *
 * @param failureFactor wrong passwords in a row after which an account is locked for a while
 * @param waitIncrementSeconds how long it is locked, times the number of times that factor was reached
 * @param maxFailureWaitSeconds the longest that it is locked
 * @param maxDeltaTimeSeconds how long after the last wrong password the count starts anew
 */
public record Realm(
        String realm,
        int accessTokenLifespan,
        int ssoSessionIdleTimeout,
        int ssoSessionMaxLifespan,
        int failureFactor,
        int waitIncrementSeconds,
        int maxFailureWaitSeconds,
        int maxDeltaTimeSeconds,
        Roles roles,
        List<RealmClient> clients,
        List<RealmUser> users,
        List<RealmOrganization> organizations) {

    /** Those of the realm: what people may do. */
    public record Roles(List<Role> realm) {
        public record Role(String name) {}
    }

    public Optional<RealmUser> user(String username) {
        return users.stream().filter(user -> user.username().equals(username)).findFirst();
    }

    /** The account as which a client acts when it acts for nobody else. */
    public Optional<RealmUser> serviceAccount(String clientId) {
        return users.stream()
                .filter(user -> clientId.equals(user.serviceAccountClientId()))
                .findFirst();
    }

    /** The aliases of the organisations that the user is a member of. */
    public List<String> organizationsOf(RealmUser user) {
        return organizations.stream()
                .filter(organization -> organization.has(user))
                .map(RealmOrganization::alias)
                .toList();
    }

    Duration accessTokenTime() {
        return Duration.ofSeconds(accessTokenLifespan);
    }

    /** After it, a page must sign in anew. */
    Duration longestSession() {
        return Duration.ofSeconds(ssoSessionMaxLifespan);
    }

    Duration sessionIdleTime() {
        return Duration.ofSeconds(ssoSessionIdleTimeout);
    }
}
