package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/**
 * The agreement of every two of several people on one item.
 *
 * @param pairs one matching for each unordered pair of people, in the order in which the people were given
 */
public record PairwiseAgreement(List<Pair> pairs) {

    /** Two people and how their shapes match; the first one's shapes are the left side. */
    public record Pair(String first, String second, Matching matching) {}

    public PairwiseAgreement {
        pairs = List.copyOf(pairs);
    }

    /**
     * Matches what every two people have.
     *
     * @param labels each person's shapes; the map's order is the order of the pairs
     * @param match how two people's shapes are matched
     */
    public static <T> PairwiseAgreement of(Map<String, T> labels, BiFunction<T, T, Matching> match) {
        List<Map.Entry<String, T>> people = List.copyOf(new LinkedHashMap<>(labels).entrySet());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            for (int j = i + 1; j < people.size(); j++) {
                Matching matching =
                        match.apply(people.get(i).getValue(), people.get(j).getValue());
                pairs.add(new Pair(people.get(i).getKey(), people.get(j).getKey(), matching));
            }
        }
        return new PairwiseAgreement(pairs);
    }

    /** Mean F1 of the pairs, in [0, 1]; undefined for fewer than two people. */
    public Coefficient meanF1() {
        double sum = pairs.stream().mapToDouble(pair -> pair.matching().f1()).sum();
        return Coefficient.ratio(sum, pairs.size(), Reason.NO_PAIRS);
    }

    /** F1 of the pair that agrees least, in [0, 1]; undefined for fewer than two people. */
    public Coefficient leastF1() {
        OptionalDouble least =
                pairs.stream().mapToDouble(pair -> pair.matching().f1()).min();
        return least.isPresent() ? Coefficient.of(least.getAsDouble()) : Coefficient.undefined(Reason.NO_PAIRS);
    }
}
