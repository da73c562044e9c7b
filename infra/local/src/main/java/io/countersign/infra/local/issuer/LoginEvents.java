package io.countersign.infra.local.issuer;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest sign-ins that failed, as Keycloak tells of them. Those of names that nobody has are not kept: a mistyped name may be a password. */
final class LoginEvents {
    private static final int MOST = 10_000;
    private static final int USUAL_PAGE = 100;
    private static final String FAILED = "LOGIN_ERROR";
    private static final String LOCKED = "USER_DISABLED_BY_TEMPORARY_LOCKOUT";

    private final Clock clock;
    private final Deque<EventView> events = new ArrayDeque<>();

    LoginEvents(Clock clock) {
        this.clock = clock;
    }

    /** @param time in milliseconds since 1970 */
    record EventView(
            long time, String type, String userId, @Nullable String error) {}

    void failed(Account account, String error) {
        add(FAILED, account, error);
    }

    void locked(Account account) {
        add(LOCKED, account, null);
    }

    private synchronized void add(String type, Account account, @Nullable String error) {
        events.add(new EventView(clock.millis(), type, account.id(), error));
        if (events.size() > MOST) {
            events.remove();
        }
    }

    /** The oldest first, whatever order is asked for. */
    synchronized AdminAnswer answer(AdminRequest request) {
        long from = Long.parseLong(request.text("dateFrom"));
        long to = Long.parseLong(request.text("dateTo"));
        List<EventView> page = events.stream()
                .filter(event -> event.time() >= from && event.time() <= to)
                .skip(request.number("first", 0))
                .limit(request.number("max", USUAL_PAGE))
                .toList();
        return AdminAnswer.of(page);
    }
}
