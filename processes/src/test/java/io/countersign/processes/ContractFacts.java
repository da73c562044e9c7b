package io.countersign.processes;

import io.countersign.processes.Fact.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a contract class says of its process. */
final class ContractFacts {

    static SortedSet<Fact> of(Class<?> contract) {
        SortedSet<Fact> facts = new TreeSet<>();
        facts.add(new Fact(Kind.PROCESS, (String) constant(contract, "PROCESS_ID")));
        add(facts, Kind.JOB_TYPE, (Collection<?>) constant(contract, "JOB_TYPES"));
        add(facts, Kind.TASK_KIND, (Collection<?>) constant(contract, "TASK_KINDS"));
        add(facts, Kind.ERROR_CODE, (Collection<?>) constant(contract, "ERRORS"));
        add(facts, Kind.ELEMENT, constants(contract, "Element").toList());
        add(facts, Kind.MESSAGE, constants(contract, "Messages").toList());
        add(facts, Kind.VARIABLE, constants(contract, "Variables").toList());
        return facts;
    }

    /** The constants of a nested class; none if there is no such class. */
    static Stream<Identified> constants(Class<?> contract, String nested) {
        return Arrays.stream(contract.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals(nested))
                .flatMap(type -> Arrays.stream(type.getFields()).map(field -> constant(type, field.getName())))
                .map(Identified.class::cast);
    }

    private static void add(SortedSet<Fact> facts, Kind kind, Collection<?> named) {
        named.forEach(one -> facts.add(new Fact(kind, ((Identified) one).id())));
    }

    private static Object constant(Class<?> type, String name) {
        try {
            return Objects.requireNonNull(type.getField(name).get(null));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " has no constant " + name, e);
        }
    }

    private ContractFacts() {}
}
