package io.countersign.process.cancel;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.outbox.Outward;
import io.countersign.problem.NotFound;
import io.countersign.problem.Reason;
import io.countersign.process.operation.Operation;
import io.countersign.process.operation.Operations;
import io.countersign.process.operation.Wish;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cancels instances, with what they are about. */
@Component
@Outward
public class Cancellations {
    private final Meanings meanings;
    private final Operations operations;

    Cancellations(Meanings meanings, Operations operations) {
        this.meanings = meanings;
        this.operations = operations;
    }

    /** @throws NotFound where there is no such instance */
    public Meaning meaning(long key) {
        return meanings.of(key);
    }

    /**
     * Wants it cancelled.
     *
     * @throws NotFound where there is no such instance
     * @throws Refused with the rule of its {@link Meaning}
     */
    public Operation cancel(Actor.Person person, long key, @Nullable String reason) {
        Reason.require(reason);
        Meaning meaning = meaning(key);
        if (!meaning.isPossible()) {
            throw new Refused(Objects.requireNonNull(meaning.rule()), meaning.words(), null);
        }
        return operations.ask(
                person,
                new Wish.Cancel(
                        meaning.instance().processId(), meaning.instance().version(), key),
                reason);
    }
}
