package io.countersign.process.migrate;

import io.countersign.problem.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a mapping would do where so many tokens are. */
final class Effects {
    private final Map<String, Station> source;
    private final Map<String, Station> target;
    private final Map<String, String> mapping;
    private final String process;
    private final Map<String, Long> tokens;

    /** @param tokens by element; of the process itself, how many instances there are */
    Effects(
            Map<String, Station> source,
            Map<String, Station> target,
            Map<String, String> mapping,
            String process,
            Map<String, Long> tokens) {
        this.source = source;
        this.target = target;
        this.mapping = mapping;
        this.process = process;
        this.tokens = tokens;
    }

    List<MigrationPreview.Move> moves() {
        return mapping.entrySet().stream()
                .filter(pair -> at(pair.getKey()) > 0)
                .map(pair -> new MigrationPreview.Move(
                        pair.getKey(),
                        pair.getValue(),
                        at(pair.getKey()),
                        !pair.getKey().equals(pair.getValue()),
                        isHuman(pair.getKey()) ? at(pair.getKey()) : 0))
                .toList();
    }

    /** Elements where something is, and that are mapped to nothing. */
    List<Finding> unmapped() {
        return tokens.entrySet().stream()
                .filter(at -> at.getValue() > 0 && !at.getKey().equals(process) && !mapping.containsKey(at.getKey()))
                .map(at -> new Finding(
                        at.getKey(),
                        null,
                        Finding.Code.NOT_MAPPED,
                        Text.of(
                                "{0} instances of {1} are under way, which is mapped to nothing.",
                                at.getValue(), at.getKey()),
                        at.getValue()))
                .toList();
    }

    List<MigrationPreview.EventEffect> events() {
        Stream<MigrationPreview.EventEffect> old = source.values().stream()
                .filter(event -> event.event() != null && at(host(event)) > 0)
                .map(event -> {
                    String to = mapping.get(event.id());
                    return new MigrationPreview.EventEffect(
                            event.id(),
                            to,
                            host(event),
                            to == null ? "closed" : "kept",
                            String.valueOf(event.event()),
                            at(host(event)));
                });
        Stream<MigrationPreview.EventEffect> opened = target.values().stream()
                .filter(event -> event.event() != null && !mapping.containsValue(event.id()))
                .map(event -> new MigrationPreview.EventEffect(
                        null,
                        event.id(),
                        newHost(event),
                        "opened",
                        String.valueOf(event.event()),
                        comingTo(newHost(event))))
                .filter(event -> event.tokens() > 0);
        return Stream.concat(old, opened).toList();
    }

    List<Finding> warnings() {
        List<Finding> warnings = new ArrayList<>();
        for (MigrationPreview.Move move : moves()) {
            Station from = Objects.requireNonNull(source.get(move.source()));
            if (from.isHuman() || from.jobType() != null) {
                warnings.add(new Finding(
                        move.source(),
                        move.target(),
                        Finding.Code.SETTINGS_KEPT,
                        Text.of(
                                "What waits at {0} keeps its job type, groups, headers and due date; those of {1} hold for what comes later.",
                                move.source(), move.target()),
                        move.tokens()));
            }
            if (from.type().equals("callActivity")) {
                warnings.add(new Finding(
                        move.source(),
                        move.target(),
                        Finding.Code.CALLED_STAYS,
                        Text.of("What {0} called stays on its version; it is migrated on its own.", move.source()),
                        move.tokens()));
            }
        }
        for (MigrationPreview.EventEffect event : events()) {
            warning(event).ifPresent(warnings::add);
        }
        warnings.sort(Comparator.comparingLong((Finding one) -> -one.tokens()));
        return warnings;
    }

    private static Optional<Finding> warning(MigrationPreview.EventEffect event) {
        String id = String.valueOf(event.source() == null ? event.target() : event.source());
        return switch (event.effect()) {
            case "closed" ->
                Optional.of(new Finding(
                        id,
                        null,
                        Finding.Code.EVENT_CLOSED,
                        Text.of("{0} is mapped to nothing: nobody waits for it any more.", id),
                        event.tokens()));
            case "opened" ->
                Optional.of(new Finding(
                        id,
                        event.target(),
                        Finding.Code.EVENT_OPENED,
                        Text.of("{0} is new: it is waited for from the migration on, a timer with its whole time.", id),
                        event.tokens()));
            default ->
                event.kind().equals("timer")
                        ? Optional.of(new Finding(
                                id,
                                event.target(),
                                Finding.Code.TIMER_KEPT,
                                Text.of("The timer of {0} goes on with the time that is left of it.", id),
                                event.tokens()))
                        : Optional.empty();
        };
    }

    /** Where a token is while the event is waited for. */
    private String host(Station event) {
        if (event.attachedTo() != null) {
            return event.attachedTo();
        }
        Station scope = source.get(event.scope());
        return event.type().equals("startEvent") && scope != null ? scope.scope() : event.id();
    }

    private String newHost(Station event) {
        if (event.attachedTo() != null) {
            return event.attachedTo();
        }
        Station scope = target.get(event.scope());
        return event.type().equals("startEvent") && scope != null ? scope.scope() : event.id();
    }

    private long comingTo(String host) {
        if (host.equals(process)) {
            return at(process);
        }
        return mapping.entrySet().stream()
                .filter(pair -> pair.getValue().equals(host))
                .mapToLong(pair -> at(pair.getKey()))
                .sum();
    }

    private long at(@Nullable String element) {
        return tokens.getOrDefault(element, 0L);
    }

    private boolean isHuman(String element) {
        Station station = source.get(element);
        return station != null && station.isHuman();
    }
}
