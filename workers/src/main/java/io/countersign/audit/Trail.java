package io.countersign.audit;

import io.countersign.identity.Actor;
import io.countersign.person.People;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Appends events in the transaction of the change. They are gathered and written just before the commit, so that the row that
 * orders a job's stream is the last one locked: changes of one job queue only for the moment of their commit, and no two of them
 * can lock each other out. Of a transaction that changes very much, all but the last are put aside in the database until then.
 */
@Component
public class Trail {
    private static final int MOST_HELD = 500;

    private final EventStore store;
    private final People people;
    private final EventPulse pulse;

    Trail(EventStore store, People people, EventPulse pulse) {
        this.store = store;
        this.people = people;
        this.pulse = pulse;
    }

    /** @throws IllegalStateException outside a transaction: a change without its event, or the reverse, must not be possible */
    public void append(Actor actor, Change change) {
        gathered().add(new Entry(actor, change));
    }

    private Gathered gathered() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event is appended in the transaction of its change");
        }
        Gathered gathered = (Gathered) TransactionSynchronizationManager.getResource(this);
        if (gathered == null) {
            gathered = new Gathered();
            TransactionSynchronizationManager.bindResource(this, gathered);
            TransactionSynchronizationManager.registerSynchronization(gathered);
        }
        return gathered;
    }

    record Entry(Actor actor, Change change) {}

    private final class Gathered implements TransactionSynchronization {
        private final Set<Actor.Person> persons = new LinkedHashSet<>();
        private List<Entry> entries = new ArrayList<>();
        private boolean someAside;

        void add(Entry entry) {
            if (entries.size() == MOST_HELD) {
                store.putAside(taken());
                someAside = true;
            }
            entries.add(entry);
            if (entry.actor() instanceof Actor.Person person) {
                persons.add(person);
            }
        }

        private List<Entry> taken() {
            List<Entry> now = entries;
            entries = new ArrayList<>();
            return now;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Trail.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Trail.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            people.write(persons);
            if (someAside) {
                store.writeWithThoseAside(taken());
            } else {
                store.write(taken());
            }
        }

        @Override
        public void afterCommit() {
            people.committed(persons);
            pulse.pulse().beat();
        }

        @Override
        public void afterCompletion(int status) {
            @Nullable Object bound = TransactionSynchronizationManager.unbindResourceIfPossible(Trail.this);
            if (bound != this && bound != null) {
                throw new IllegalStateException("the trail of another transaction was bound");
            }
        }
    }
}
