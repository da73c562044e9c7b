package io.countersign.consolidate;

import io.countersign.agree.Version;
import io.countersign.schema.Shape.Classification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The vote of several people on the class of an item. Where each names one class at most, the class with most votes wins, and to name
 * none is an answer too. Where somebody names several, each class is voted on by itself.
 *
 * @param kept the votes of each class that wins, in the order in which the classes were first named
 * @param support of each decision, as {@link Merged#support()}
 * @param undecided whether two answers had the same most votes, or the winner had fewer than the threshold asks for
 */
record Ballot(Map<String, List<Classification>> kept, List<Double> support, boolean undecided) {

    static Ballot of(List<Version> versions, double threshold) {
        Map<String, List<Classification>> votes = new LinkedHashMap<>();
        boolean single = true;
        for (Version version : versions) {
            List<Classification> named = version.of(Classification.class);
            single &= named.size() <= 1;
            named.forEach(one -> votes.computeIfAbsent(one.label(), label -> new ArrayList<>())
                    .add(one));
        }
        if (votes.isEmpty()) {
            return new Ballot(Map.of(), List.of(), false);
        }
        return single ? plurality(votes, versions.size(), threshold) : each(votes, versions.size(), threshold);
    }

    private static Ballot plurality(Map<String, List<Classification>> votes, int people, double threshold) {
        int none = people - votes.values().stream().mapToInt(List::size).sum();
        int most = Math.max(
                none, votes.values().stream().mapToInt(List::size).max().orElse(0));
        long winners =
                votes.values().stream().filter(named -> named.size() == most).count() + (none == most ? 1 : 0);
        boolean undecided = winners > 1 || most < threshold * people - 1e-9;
        Map<String, List<Classification>> kept = new LinkedHashMap<>();
        votes.entrySet().stream()
                .filter(entry -> entry.getValue().size() == most)
                .findFirst()
                .ifPresent(winner -> kept.put(winner.getKey(), winner.getValue()));
        return new Ballot(kept, List.of((double) most / people), undecided);
    }

    private static Ballot each(Map<String, List<Classification>> votes, int people, double threshold) {
        Map<String, List<Classification>> kept = new LinkedHashMap<>();
        List<Double> support = new ArrayList<>();
        votes.forEach((label, named) -> {
            double share = (double) named.size() / people;
            boolean wins = share >= threshold - 1e-9;
            support.add(wins ? share : 1 - share);
            if (wins) {
                kept.put(label, named);
            }
        });
        return new Ballot(kept, support, false);
    }
}
