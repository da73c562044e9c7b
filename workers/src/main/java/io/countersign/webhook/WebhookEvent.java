package io.countersign.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a webhook can tell of. Each stands for one or more actions of the trail. */
public enum WebhookEvent {
    TASK_OPENED("task.opened", "task.opened"),
    PACKAGE_CLOSED("package.closed", "package.consolidated"),
    LOT_JUDGED("lot.judged", "lot.accepted", "lot.rejected"),
    RELEASE_SEALED("release.sealed", "release.sealed"),
    INCIDENT_RAISED("incident.raised", "incident.raised");

    private final String id;
    private final List<String> actions;

    WebhookEvent(String id, String... actions) {
        this.id = id;
        this.actions = List.of(actions);
    }

    /** As programs see it. */
    @JsonValue
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException where there is none of that id */
    @JsonCreator
    public static WebhookEvent ofId(String id) {
        return Arrays.stream(values())
                .filter(event -> event.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no webhook event is called " + id));
    }

    static Optional<WebhookEvent> ofAction(String action) {
        return Arrays.stream(values())
                .filter(event -> event.actions.contains(action))
                .findFirst();
    }
}
