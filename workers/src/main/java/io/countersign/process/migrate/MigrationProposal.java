package io.countersign.process.migrate;

import io.countersign.processes.drawing.Drawing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which element of the new version each of the old one most likely is. Scopes are settled before what stands in them and activities
 * before what sits on them, so that only what the engine would take is proposed; within a scope the likeliest pairs go first, and no
 * target is proposed twice.
 */
final class MigrationProposal {
    private static final int MOST_CANDIDATES = 5;
    /** Below it, two names have too little in common to be worth a proposal. */
    private static final double LEAST_LIKENESS = 0.3;

    private final Map<String, Station> source;
    private final Map<String, Station> target;
    private final Map<String, String> mapping = new LinkedHashMap<>();
    private final Map<String, List<Candidate>> candidates = new LinkedHashMap<>();
    private final MigrationRules rules;

    /** @param confidence 0 to 1; 1 for the same id */
    record Candidate(String target, double confidence, Why why) {}

    enum Why {
        SAME_ID,
        SAME_NAME,
        SAME_JOB,
        SAME_KIND,
        SAME_PLACE,
        SIMILAR,
        ONLY_ONE;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private record Pair(Station from, Candidate candidate) {}

    private MigrationProposal(Map<String, Station> source, Map<String, Station> target, String process) {
        this.source = source;
        this.target = target;
        this.rules = new MigrationRules(source, target, mapping, process);
    }

    static MigrationProposal between(Drawing from, Drawing to) {
        MigrationProposal proposal = new MigrationProposal(Station.of(from), Station.of(to), from.processId());
        proposal.propose(from.processId());
        return proposal;
    }

    /** Target by source, of those that found one. */
    Map<String, String> mapping() {
        return mapping;
    }

    /** Of each source, the best first. */
    Map<String, List<Candidate>> candidates() {
        return candidates;
    }

    private void propose(String scope) {
        List<Station> inside = source.values().stream()
                .filter(station -> station.scope().equals(scope))
                .toList();
        settle(inside.stream().filter(station -> !station.isBoundary()).toList());
        settle(inside.stream().filter(Station::isBoundary).toList());
        inside.stream()
                .filter(station ->
                        source.values().stream().anyMatch(other -> other.scope().equals(station.id())))
                .forEach(station -> propose(station.id()));
    }

    private void settle(List<Station> stations) {
        List<Pair> pairs = new ArrayList<>();
        for (Station from : stations) {
            List<Candidate> found = candidates(from);
            candidates.put(from.id(), found);
            found.forEach(candidate -> pairs.add(new Pair(from, candidate)));
        }
        Set<String> taken = new HashSet<>(mapping.values());
        pairs.stream()
                .sorted(Comparator.comparingDouble((Pair pair) -> -pair.candidate.confidence))
                .forEach(pair -> {
                    if (!mapping.containsKey(pair.from.id()) && taken.add(pair.candidate.target)) {
                        mapping.put(pair.from.id(), pair.candidate.target);
                    }
                });
    }

    private List<Candidate> candidates(Station from) {
        boolean homeless = source.containsKey(from.scope()) && !mapping.containsKey(from.scope());
        if (homeless || from.isBoundary() && !mapping.containsKey(from.attachedTo())) {
            return List.of();
        }
        List<Station> fitting = target.values().stream()
                .filter(to -> rules.fits(from, to).isEmpty())
                .toList();
        return fitting.stream()
                .flatMap(to -> likeness(from, to, fitting.size()).stream())
                .sorted(Comparator.comparingDouble((Candidate one) -> -one.confidence))
                .limit(MOST_CANDIDATES)
                .toList();
    }

    private Optional<Candidate> likeness(Station from, Station to, int fitting) {
        if (from.id().equals(to.id())) {
            return Optional.of(new Candidate(to.id(), 1.0, Why.SAME_ID));
        }
        if (source.containsKey(to.id()) && rules.fits(source.get(to.id()), to).isEmpty()) {
            // It has a namesake of its own, so it is no more than a choice.
            return Optional.of(new Candidate(to.id(), 0.2 * words(from, to), Why.SIMILAR));
        }
        if (isSame(from.name(), to.name()) || isSame(from.nameZh(), to.nameZh())) {
            return Optional.of(new Candidate(to.id(), keepsBoundary(from, to) ? 0.97 : 0.95, Why.SAME_NAME));
        }
        double words = words(from, to);
        if (isSame(from.jobType(), to.jobType())) {
            return Optional.of(new Candidate(to.id(), 0.7 + 0.2 * words, Why.SAME_JOB));
        }
        if (isSame(from.kind(), to.kind())) {
            return Optional.of(new Candidate(to.id(), 0.6 + 0.2 * words, Why.SAME_KIND));
        }
        if (from.isBoundary()) {
            return Optional.of(new Candidate(to.id(), 0.6 + 0.2 * words, Why.SAME_PLACE));
        }
        if (words >= LEAST_LIKENESS) {
            return Optional.of(new Candidate(to.id(), 0.7 * words, Why.SIMILAR));
        }
        return fitting == 1 ? Optional.of(new Candidate(to.id(), 0.3, Why.ONLY_ONE)) : Optional.empty();
    }

    /** Of two steps of one name, the one that kept an event at its boundary is the step of old. */
    private boolean keepsBoundary(Station from, Station to) {
        return source.values().stream()
                .filter(event -> event.isBoundary() && from.id().equals(event.attachedTo()))
                .map(event -> target.get(event.id()))
                .anyMatch(kept -> kept != null && to.id().equals(kept.attachedTo()));
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && Objects.equals(one, other);
    }

    /** Jaccard's coefficient of the words of id and name. */
    private static double words(Station one, Station other) {
        Set<String> both = words(one);
        Set<String> all = new TreeSet<>(both);
        both.retainAll(words(other));
        all.addAll(words(other));
        return all.isEmpty() ? 0 : (double) both.size() / all.size();
    }

    private static Set<String> words(Station station) {
        String text = station.id() + " " + (station.name() == null ? "" : station.name());
        Set<String> words = new TreeSet<>();
        for (String word : text.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }
}
