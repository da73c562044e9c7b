package io.countersign.quality.aggregation;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The votes of several people on the category of one item.
 *
 * @param votes weight of the votes for each label that has any, by label
 */
public record MajorityVote(SortedMap<String, Double> votes) {

    /** Sums of weights that differ by no more than rounding are a tie. */
    private static final double ROUNDING = 1e-9;

    public MajorityVote {
        votes = new TreeMap<>(votes);
    }

    /** One vote for each label given, however often the same one. */
    public static MajorityVote of(Collection<String> labels) {
        SortedMap<String, Double> votes = new TreeMap<>();
        labels.forEach(label -> votes.merge(label, 1.0, Double::sum));
        return new MajorityVote(votes);
    }

    /**
     * Votes that weigh differently, such as by the past quality of who gave them.
     *
     * @param labels the label that each voter gave
     * @param weight weight of a voter, finite and at least 0
     */
    public static MajorityVote weighted(Map<String, String> labels, ToDoubleFunction<String> weight) {
        SortedMap<String, Double> votes = new TreeMap<>();
        labels.forEach((voter, label) -> {
            double of = weight.applyAsDouble(voter);
            if (!(of >= 0) || Double.isInfinite(of)) {
                throw new IllegalArgumentException("voter " + voter + " weighs " + of);
            }
            votes.merge(label, of, Double::sum);
        });
        return new MajorityVote(votes);
    }

    /** The label with the most votes; empty on a tie, which is for a person to decide, and where nobody voted. */
    public Optional<String> winner() {
        List<String> leaders = leaders();
        return leaders.size() == 1 ? Optional.of(leaders.get(0)) : Optional.empty();
    }

    /** All labels with the most votes, in their alphabetical order: two or more are a tie. */
    public List<String> leaders() {
        double most = most();
        return votes.entrySet().stream()
                .filter(vote -> vote.getValue() >= most - ROUNDING * most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Share of the votes that the leading label has, in (0, 1]; 1 where all agree; undefined where no vote weighs anything. */
    public Coefficient confidence() {
        double all = votes.values().stream().mapToDouble(Double::doubleValue).sum();
        return Coefficient.ratio(most(), all, Reason.NO_DATA);
    }

    private double most() {
        return votes.values().stream().max(Comparator.naturalOrder()).orElse(0.0);
    }
}
