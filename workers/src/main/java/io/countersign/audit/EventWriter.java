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

/** Makes the event of a change: who did it, and digests of before and after. Its place in the chain follows. */
@Component
class EventWriter {
    private final JsonMapper json;

    EventWriter(JsonMapper json) {
        this.json = json;
    }

    /** An event without its place. */
    record Open(EventRecord event, EventHash hash) {
        static Open of(EventRecord event) {
            return new Open(event, EventHash.begin(event));
        }

        Open vouchingFor(String movesDigest) {
            return of(event.vouchingFor(movesDigest));
        }

        /** @param head what it follows in its stream */
        EventRecord after(StreamHeads.Head head) {
            long seq = head.seq() + 1;
            return event.at(seq, head.hash(), hash.at(seq, head.hash()));
        }
    }

    Open open(Trail.Entry entry, Instant at) {
        return Open.of(event(entry, at));
    }

    EventRecord event(Trail.Entry entry, Instant at) {
        Change change = entry.change();
        Actor.@Nullable Worker worker = entry.actor() instanceof Actor.Worker step ? step : null;
        return new EventRecord(
                0,
                UUID.randomUUID(),
                change.stream(),
                0,
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
                null,
                EventHash.START,
                "");
    }

    private static Map<String, Object> describe(Actor actor) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("subject", actor.subject());
        if (actor instanceof Actor.Person person) {
            description.put("kind", "person");
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
