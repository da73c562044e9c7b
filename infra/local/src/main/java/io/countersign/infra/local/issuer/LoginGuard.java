package io.countersign.infra.local.issuer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Locks an account for a while after several wrong passwords in a row, by the realm's figures and Keycloak's rule: each time
 * the failures reach a multiple of the factor, the account waits that multiple of the increment.
 */
final class LoginGuard {
    private final Realm realm;
    private final Clock clock;
    private final Map<String, Failures> failures = new ConcurrentHashMap<>();

    LoginGuard(Realm realm, Clock clock) {
        this.realm = realm;
        this.clock = clock;
    }

    private record Failures(int count, Instant last, Instant lockedUntil) {}

    boolean isLocked(String username) {
        return !lockedFor(username).isZero();
    }

    /** Zero where it is not locked. */
    Duration lockedFor(String username) {
        Failures known = failures.get(username);
        Instant now = clock.instant();
        return known != null && now.isBefore(known.lockedUntil())
                ? Duration.between(now, known.lockedUntil())
                : Duration.ZERO;
    }

    void failed(String username) {
        failures.merge(username, first(), (known, one) -> next(known));
    }

    void succeeded(String username) {
        failures.remove(username);
    }

    private Failures first() {
        return counted(1);
    }

    private Failures next(Failures known) {
        Instant forgotten = known.last().plusSeconds(realm.maxDeltaTimeSeconds());
        return clock.instant().isAfter(forgotten) ? first() : counted(known.count() + 1);
    }

    private Failures counted(int count) {
        Instant now = clock.instant();
        return new Failures(count, now, count % realm.failureFactor() == 0 ? now.plus(wait(count)) : now);
    }

    private Duration wait(int count) {
        long seconds = (long) realm.waitIncrementSeconds() * (count / realm.failureFactor());
        return Duration.ofSeconds(Math.min(seconds, realm.maxFailureWaitSeconds()));
    }
}
