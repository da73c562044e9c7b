package io.countersign.api.task;

import io.countersign.api.security.Allowed;
import io.countersign.identity.Actor;
import io.countersign.problem.Invalid;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@Tag(name = "Tasks")
class TaskEventController {
    private static final int LONGEST = 600;

    private final TaskSignals signals;

    TaskEventController(TaskSignals signals) {
        this.signals = signals;
    }

    @GetMapping(path = "/api/v1/tasks/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allowed
    @Operation(
            summary = "Says when the task lists of your organisation have changed (server-sent events)",
            description =
                    "An event `changed` says: ask for your lists again. It carries nothing else. Reconnecting with"
                            + " Last-Event-ID, you get one at once where something changed meanwhile.")
    SseEmitter listChanges(
            Actor.Person person,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen,
            @Parameter(description = "Seconds until the stream ends and is to be asked for anew, 0 to 600")
                    @RequestParam(defaultValue = "600")
                    int lasts) {
        if (lasts < 0 || lasts > LONGEST) {
            throw new Invalid("lasts", "must be {0} to {1}, was {2}", 0, LONGEST, lasts);
        }
        return signals.connect(person.organisation(), lastSeen, Duration.ofSeconds(lasts));
    }
}
