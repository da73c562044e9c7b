package io.countersign.audit;

import io.countersign.digest.Sha256;
import io.countersign.identity.Actor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the event of a change: who did it, digests of before and after, and its link in the chain. */
@Component
class EventWriter {
    private final JsonMapper json;

    EventWriter(JsonMapper json) {
        this.json = json;
    }

    /** @param head what it follows in its stream */
    EventRecord event(Trail.Entry entry, Instant at, StreamHeads.Head head) {
        EventRecord open = open(entry, at, head);
        return open.withHash(EventHash.of(open));
    }

    private EventRecord open(Trail.Entry entry, Instant at, StreamHeads.Head head) {
        Change change = entry.change();
        Actor.@Nullable Worker worker = entry.actor() instanceof Actor.Worker step ? step : null;
        return new EventRecord(
                0,
                UUID.randomUUID(),
                change.stream(),
                head.seq() + 1,
                change.jobId(),
                at,
                json.writeValueAsString(describe(entry.actor())),
                change.action(),
                change.subjectType(),
                change.subjectId(),
                digest(change.before()),
                digest(change.after()),
                json.writeValueAsString(change.changed()),
                change.reason(),
                worker == null ? null : worker.processInstanceKey(),
                worker == null ? null : worker.elementId(),
                head.hash(),
                "");
    }

    private static Map<String, Object> describe(Actor actor) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("subject", actor.subject());
        if (actor instanceof Actor.Person person) {
            description.put("kind", "person");
            description.put("username", person.username());
            description.put("name", person.name());
            description.put("organisation", person.organisation());
            description.put(
                    "roles",
                    person.roles().stream().map(role -> role.id()).sorted().toList());
        } else {
            description.put("kind", actor instanceof Actor.Worker ? "worker" : "service");
        }
        return description;
    }

    private @Nullable String digest(@Nullable Object state) {
        return state == null ? null : Sha256.of(CanonicalJson.of(json.writeValueAsString(state)));
    }
}
