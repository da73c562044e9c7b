package io.countersign.process.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows how one kind of wish is carried out. */
public interface Carrier<W extends Wish> {

    Class<W> wish();

    /**
     * What the wish concerns, a page at a time.
     *
     * @param after as the page before gave it; null for the first
     */
    Targets targets(W wish, @Nullable String after);

    /**
     * Does it to one of them, in the transaction that marks it as done. May be repeated: what was done before is left alone.
     *
     * @throws io.countersign.problem.Problem where the domain refuses it
     * @throws io.camunda.client.api.command.ProblemException where the engine does
     */
    void carryOut(Operation operation, W wish, Target target);

    /** @param key of the instance, or of the incident */
    record Target(long key, long instance) {}

    /** @param next what the following page is asked with; null on the last one */
    record Targets(List<Target> items, @Nullable String next) {

        public static Targets one(long key, long instance) {
            return new Targets(List.of(new Target(key, instance)), null);
        }
    }
}
