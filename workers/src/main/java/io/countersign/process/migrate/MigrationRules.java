package io.countersign.process.migrate;

import io.countersign.problem.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a Camunda 8 engine takes of a mapping: every element keeps its type, its implementation and its loop, events what they wait
 * for, and what stands in a scope or on an activity stays in or on what that is mapped to.
 */
final class MigrationRules {
    private final Map<String, Station> source;
    private final Map<String, Station> target;
    private final Map<String, String> mapping;
    private final String process;

    /** @param process id of the root scope, which is the same in both versions */
    MigrationRules(
            Map<String, Station> source, Map<String, Station> target, Map<String, String> mapping, String process) {
        this.source = source;
        this.target = target;
        this.mapping = mapping;
        this.process = process;
    }

    /** What is wrong with the mapping itself, whatever instances there are. */
    List<Finding> refusals(Map<String, Long> tokens) {
        List<Finding> refusals = new ArrayList<>();
        mapping.forEach(
                (from, to) -> refusal(from, to, tokens.getOrDefault(from, 0L)).ifPresent(refusals::add));
        return refusals;
    }

    private Optional<Finding> refusal(String from, String to, long tokens) {
        Station one = source.get(from);
        Station other = target.get(to);
        if (one == null) {
            return Optional.of(new Finding(
                    from,
                    to,
                    Finding.Code.UNKNOWN_SOURCE,
                    Text.of("The old version has no {0} to map.", from),
                    tokens));
        }
        if (other == null) {
            return Optional.of(new Finding(
                    from,
                    to,
                    Finding.Code.UNKNOWN_TARGET,
                    Text.of("The new version has no {0} to map to.", to),
                    tokens));
        }
        return fits(one, other).map(why -> new Finding(from, to, why.code, why.text, tokens));
    }

    /** Whether one may become the other with this mapping. */
    Optional<Reason> fits(Station from, Station to) {
        return firstOf(
                () -> kept(Finding.Code.TYPE_CHANGED, from, to, Station::type, TYPE),
                () -> kept(Finding.Code.IMPLEMENTATION_CHANGED, from, to, Station::implementation, IMPLEMENTATION),
                () -> kept(Finding.Code.EVENT_CHANGED, from, to, Station::event, EVENT),
                () -> kept(Finding.Code.LOOP_CHANGED, from, to, Station::loop, LOOP),
                () -> scope(from, to),
                () -> attachment(from, to));
    }

    /** Why not. */
    record Reason(Finding.Code code, Text text) {}

    @FunctionalInterface
    private interface Words {
        Text of(String from, String to, @Nullable String was, @Nullable String is);
    }

    private static final Words TYPE =
            (from, to, was, is) -> Text.of("{0} is a {1} and {2} a {3}: an element keeps its type.", from, was, to, is);
    private static final Words IMPLEMENTATION = (from, to, was, is) ->
            Text.of("{0} and {1} are carried out in different ways, which must not change under way.", from, to);
    private static final Words EVENT = (from, to, was, is) ->
            Text.of("{0} waits for a {1} and {2} for a {3}: an event keeps what it waits for.", from, was, to, is);
    private static final Words LOOP = (from, to, was, is) ->
            Text.of("{0} repeats as {1} and {2} as {3}: that must stay the same.", from, was, to, is);

    private static Optional<Reason> kept(
            Finding.Code code, Station from, Station to, Function<Station, @Nullable String> what, Words words) {
        String was = what.apply(from);
        String is = what.apply(to);
        return Objects.equals(was, is)
                ? Optional.empty()
                : Optional.of(new Reason(code, words.of(from.id(), to.id(), was, is)));
    }

    private Optional<Reason> scope(Station from, Station to) {
        String expected = from.scope().equals(process) ? process : mapping.get(from.scope());
        return expected == null || expected.equals(to.scope())
                ? Optional.empty()
                : Optional.of(new Reason(
                        Finding.Code.SCOPE_CHANGED,
                        Text.of(
                                "{0} stands in {1}, and {2} in {3}: an element stays in the scope that its own is mapped to.",
                                from.id(), from.scope(), to.id(), to.scope())));
    }

    private Optional<Reason> attachment(Station from, Station to) {
        String on = from.attachedTo();
        return on == null || Objects.equals(mapping.get(on), to.attachedTo())
                ? Optional.empty()
                : Optional.of(new Reason(
                        Finding.Code.ATTACHMENT_CHANGED,
                        Text.of(
                                "{0} sits on {1}, and {2} on {3}: an event stays on what its activity is mapped to.",
                                from.id(), on, to.id(), String.valueOf(to.attachedTo()))));
    }

    @FunctionalInterface
    private interface Rule {
        Optional<Reason> look();
    }

    private static Optional<Reason> firstOf(Rule... rules) {
        for (Rule rule : rules) {
            Optional<Reason> broken = rule.look();
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }
}
