package io.countersign.webhook;

import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person asks of a webhook. */
public record WebhookDraft(
        @Nullable String address,
        @Nullable String description,
        @Nullable List<WebhookEvent> events,
        @Nullable Boolean active) {
    private static final int LONGEST_ADDRESS = 2000;
    private static final int LONGEST_DESCRIPTION = 500;

    /** @throws Invalid naming each field that can't be taken */
    Sound check(boolean privateAddresses) {
        List<Violation> violations = new ArrayList<>();
        checkAddress(privateAddresses, violations);
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            violations.add(new Violation("description", "must have at most {0} characters", LONGEST_DESCRIPTION));
        }
        if (events == null || events.isEmpty()) {
            violations.add(new Violation("events", "must name at least one event"));
        } else if (new HashSet<>(events).size() < events.size()) {
            violations.add(new Violation("events", "names an event twice"));
        }
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
        return new Sound(
                String.valueOf(address),
                description == null ? "" : description,
                events == null ? List.of() : List.copyOf(events),
                active == null || active);
    }

    record Sound(String address, String description, List<WebhookEvent> events, boolean active) {}

    private void checkAddress(boolean privateAddresses, List<Violation> violations) {
        if (address == null || address.length() > LONGEST_ADDRESS) {
            violations.add(new Violation("address", "must have 1 to {0} characters", LONGEST_ADDRESS));
            return;
        }
        try {
            URI uri = new URI(address);
            boolean web = "https".equals(uri.getScheme()) || privateAddresses && "http".equals(uri.getScheme());
            if (!web || uri.getHost() == null) {
                violations.add(
                        new Violation("address", "must be an address that begins with https:// and names a host"));
            } else if (uri.getUserInfo() != null || uri.getFragment() != null) {
                violations.add(new Violation("address", "must have neither a user's name nor a fragment"));
            }
        } catch (URISyntaxException e) {
            violations.add(new Violation("address", "is no address: {0}", e.getReason()));
        }
    }
}
