package io.countersign.process.operation;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.outbox.Outward;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Reason;
import io.countersign.problem.WrongState;
import io.countersign.process.ProcessSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What admins want of running instances. Each wish has a reason, waits for a second person where the settings say so, and is then
 * carried out in the background; one that concerns a single thing is carried out before the answer.
 */
@Component
@Outward
public class Operations {
    static final String SUBJECT = "process-operation";

    private final OperationTable table;
    private final OperationItems items;
    private final OperationRunner runner;
    private final OperationPulse pulse;
    private final ProcessSettings settings;
    private final TransactionTemplate transaction;
    private final Trail trail;
    private final InstantSource clock;

    Operations(
            OperationTable table,
            OperationItems items,
            OperationRunner runner,
            OperationPulse pulse,
            ProcessSettings settings,
            TransactionTemplate transaction,
            Trail trail,
            InstantSource clock) {
        this.table = table;
        this.items = items;
        this.runner = runner;
        this.pulse = pulse;
        this.settings = settings;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Wants something. What it must not be wanted for was checked before.
     *
     * @throws Invalid without a reason
     */
    public Operation ask(Actor.Person person, Wish wish, @Nullable String reason) {
        String words = Reason.require(reason);
        Operation.State state = settings.secondPerson() ? Operation.State.WAITING : Operation.State.GATHERING;
        long id = Objects.requireNonNull(transaction.execute(status -> {
            Instant now = clock.instant();
            long added = table.add(person, wish, words, state, now, now.plus(settings.confirmWithin()));
            trail.append(
                    person,
                    event(person.organisation(), "process.operation-asked", added, wish)
                            .to(wish)
                            .because(words));
            return added;
        }));
        if (state == Operation.State.GATHERING) {
            begin(id, wish);
        }
        return get(id);
    }

    /**
     * Has carried out what another person wants. A repeat changes nothing.
     *
     * @throws Refused where it is the person's own wish
     * @throws WrongState where it was declined, or its time has run out
     */
    public Operation confirm(Actor.Person person, long id) {
        Wish wish = Objects.requireNonNull(transaction.execute(status -> {
            Operation asked = lock(id);
            if (asked.askedBy().equals(person.subject())) {
                throw new Refused("other-person", "Another process admin must confirm what you want done.");
            }
            if (asked.state() == Operation.State.DECLINED) {
                throw new WrongState("Operation {0} was declined.", id);
            }
            if (asked.state() == Operation.State.WAITING) {
                if (asked.isExpired(clock.instant())) {
                    throw new WrongState("Nobody confirmed operation {0} in time; it must be asked for again.", id);
                }
                table.decided(id, Operation.State.GATHERING, person);
                trail.append(person, event(asked, "process.operation-confirmed"));
            }
            return asked.wish();
        }));
        begin(id, wish);
        return get(id);
    }

    /** The own wish is withdrawn, another's declined. A repeat changes nothing. */
    public void decline(Actor.Person person, long id) {
        transaction.executeWithoutResult(status -> {
            Operation asked = lock(id);
            if (asked.state() == Operation.State.DECLINED) {
                return;
            }
            if (asked.state() != Operation.State.WAITING) {
                throw new WrongState("Operation {0} waits for nobody any more.", id);
            }
            table.decided(id, Operation.State.DECLINED, person);
            trail.append(person, event(asked, "process.operation-declined"));
        });
    }

    /** Nothing more of it is done until it is resumed. A repeat changes nothing. */
    public Operation suspend(Actor.Person person, long id) {
        return change(person, id, Operation.State.SUSPENDED, "process.operation-suspended");
    }

    /** It goes on. A repeat changes nothing. */
    public Operation resume(Actor.Person person, long id) {
        Operation resumed = change(person, id, Operation.State.GATHERING, "process.operation-resumed");
        pulse.pulse().beat();
        return resumed;
    }

    /** What is done stays, the rest is left as it was. A repeat changes nothing. */
    public Operation cancel(Actor.Person person, long id) {
        return change(person, id, Operation.State.CANCELLED, "process.operation-cancelled");
    }

    /**
     * Tries once more what failed, with the reason and the confirmation of the first time.
     *
     * @throws WrongState while it is under way, or where nothing failed
     */
    public Operation retry(Actor.Person person, long id) {
        transaction.executeWithoutResult(status -> {
            Operation over = lock(id);
            if (over.state() != Operation.State.COMPLETED || over.failed() == 0) {
                throw new WrongState(
                        "Operation {0} is {1}, and nothing of it waits to be tried again.",
                        id, over.state().id());
            }
            int again = items.tryFailedAgain(id);
            table.count(id, 0, -again);
            table.move(id, Operation.State.RUNNING);
            trail.append(person, event(over, "process.operation-retried").with("items", again));
        });
        pulse.pulse().beat();
        return get(id);
    }

    public Operation get(long id) {
        return table.find(id).orElseThrow(() -> new NotFound("operation", id));
    }

    /** Newest first, those below an id. */
    public List<Operation> list(Operation.@Nullable State state, @Nullable String processId, long below, int limit) {
        return table.list(state, processId, below, limit);
    }

    /** In their order, those after a number. */
    public List<Item> items(long id, Item.@Nullable State state, long after, int limit) {
        get(id);
        return items.list(id, state, after, limit);
    }

    private Operation change(Actor.Person person, long id, Operation.State to, String action) {
        transaction.executeWithoutResult(status -> {
            Operation before = lock(id);
            if (before.state() == to || to == Operation.State.GATHERING && isUnderWay(before.state())) {
                return;
            }
            boolean fits = to == Operation.State.GATHERING
                    ? before.state() == Operation.State.SUSPENDED
                    : isUnderWay(before.state())
                            || to == Operation.State.CANCELLED && before.state() == Operation.State.SUSPENDED;
            if (!fits) {
                throw new WrongState("Operation {0} is {1}.", id, before.state().id());
            }
            if (to == Operation.State.CANCELLED) {
                table.ended(id, to, clock.instant());
            } else {
                boolean listed = to == Operation.State.GATHERING && table.isGathered(id);
                table.move(id, listed ? Operation.State.RUNNING : to);
            }
            trail.append(person, event(before, action).with("done", before.done()));
        });
        return get(id);
    }

    private static boolean isUnderWay(Operation.State state) {
        return state == Operation.State.GATHERING || state == Operation.State.RUNNING;
    }

    private void begin(long id, Wish wish) {
        if (wish.concernsOne()) {
            runner.run(id);
        } else {
            pulse.pulse().beat();
        }
    }

    private Operation lock(long id) {
        return table.lock(id).orElseThrow(() -> new NotFound("operation", id));
    }

    private static Change event(Operation operation, String action) {
        return event(operation.organisation(), action, operation.id(), operation.wish());
    }

    private static Change event(String organisation, String action, long id, Wish wish) {
        return Change.ofOrganisation(organisation, action, SUBJECT, String.valueOf(id))
                .with("kind", wish.kind())
                .with("process", wish.processId());
    }
}
