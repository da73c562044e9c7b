package io.countersign.process.operation;

import io.camunda.client.api.command.ProblemException;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.outbox.Outward;
import io.countersign.problem.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries operations out: first lists what each concerns, then does one item after the other. An item is done under the lock of its
 * row, so that two replicas share an operation; whatever dies, the item is done again, which changes nothing that was done.
 */
@Component
@Outward
class OperationRunner {
    private static final int FIRST_SERVER_ERROR = 500;

    private final OperationTable table;
    private final OperationItems items;
    private final List<Carrier<?>> carriers;
    private final TransactionTemplate transaction;
    private final Trail trail;
    private final InstantSource clock;

    OperationRunner(
            OperationTable table,
            OperationItems items,
            List<Carrier<?>> carriers,
            TransactionTemplate transaction,
            Trail trail,
            InstantSource clock) {
        this.table = table;
        this.items = items;
        this.carriers = carriers;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    /** One step of each that is under way. */
    boolean round() {
        boolean more = false;
        for (long id : table.underWay()) {
            more |= step(id);
        }
        return more;
    }

    /** Until nothing of it is left to be done. */
    void run(long id) {
        boolean more = true;
        while (more) {
            more = step(id);
        }
    }

    /** @return whether there may be more to do at once */
    private boolean step(long id) {
        Operation operation = table.find(id).orElseThrow();
        return switch (operation.state()) {
            case GATHERING -> gather(operation, carrier(operation.wish()));
            case RUNNING -> next(operation, carrier(operation.wish()));
            default -> false;
        };
    }

    private <W extends Wish> boolean gather(Operation operation, Carrier<W> carrier) {
        transaction.executeWithoutResult(status -> {
            if (table.lock(operation.id()).orElseThrow().state() == Operation.State.GATHERING) {
                @Nullable String after = table.gatheredAfter(operation.id()).orElse(null);
                Carrier.Targets found = carrier.targets(carrier.wish().cast(operation.wish()), after);
                int added = items.add(operation.id(), found.items());
                table.gathered(operation.id(), added, found.next());
            }
        });
        return true;
    }

    private <W extends Wish> boolean next(Operation operation, Carrier<W> carrier) {
        @Nullable Failed failed;
        try {
            Optional<Item> done =
                    transaction.execute(status -> items.next(operation.id()).map(item -> {
                        carry(operation, carrier, item);
                        return item;
                    }));
            return done != null && done.isPresent() || complete(operation.id());
        } catch (Failed failure) {
            failed = failure;
        }
        settle(operation.id(), failed.no, failed.reason);
        return true;
    }

    private <W extends Wish> void carry(Operation operation, Carrier<W> carrier, Item item) {
        try {
            carrier.carryOut(
                    operation, carrier.wish().cast(operation.wish()), new Carrier.Target(item.key(), item.instance()));
        } catch (Problem refused) {
            throw new Failed(item.no(), refused.text().toString(), refused);
        } catch (ProblemException refused) {
            if (refused.code() >= FIRST_SERVER_ERROR) {
                throw refused;
            }
            throw new Failed(item.no(), String.valueOf(refused.details().getDetail()), refused);
        }
        items.settle(operation.id(), item.no(), Item.State.DONE, null, clock.instant());
        table.count(operation.id(), 1, 0);
    }

    private void settle(long operation, int no, String reason) {
        transaction.executeWithoutResult(status -> {
            if (items.settle(operation, no, Item.State.FAILED, reason, clock.instant())) {
                table.count(operation, 0, 1);
            }
        });
    }

    private boolean complete(long id) {
        transaction.executeWithoutResult(status -> {
            Operation operation = table.lock(id).orElseThrow();
            if (operation.state() == Operation.State.RUNNING && !items.hasPending(id)) {
                table.ended(id, Operation.State.COMPLETED, clock.instant());
                trail.append(
                        Concern.CARRIER,
                        Change.ofOrganisation(
                                        operation.organisation(),
                                        "process.operation-completed",
                                        Operations.SUBJECT,
                                        String.valueOf(id))
                                .with("kind", operation.wish().kind())
                                .with("process", operation.wish().processId())
                                .with("total", operation.total())
                                .with("done", operation.done())
                                .with("failed", operation.failed())
                                .because(operation.reason()));
            }
        });
        return false;
    }

    private Carrier<? extends Wish> carrier(Wish wish) {
        return carriers.stream()
                .filter(carrier -> carrier.wish().isInstance(wish))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody carries out " + wish.kind()));
    }

    /** What one item failed for; the transaction of its attempt is undone. */
    private static final class Failed extends RuntimeException {
        private final int no;
        private final String reason;

        Failed(int no, String reason, Throwable cause) {
            super(reason, cause);
            this.no = no;
            this.reason = reason;
        }
    }
}
