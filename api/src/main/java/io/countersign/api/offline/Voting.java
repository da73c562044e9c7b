package io.countersign.api.offline;

import io.countersign.quality.Coefficient;
import io.countersign.quality.aggregation.Estimated;
import io.countersign.quality.aggregation.MajorityVote;
import io.countersign.quality.agreement.Rating;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Decisions of all items, by votes or by an estimate. */
final class Voting {

    private Voting() {}

    static List<Decision> weighted(List<Rating> labels, ToDoubleFunction<String> weight, double least) {
        Map<String, Map<String, String>> byItem = new LinkedHashMap<>();
        labels.forEach(label -> byItem.computeIfAbsent(label.unit(), item -> new LinkedHashMap<>())
                .put(label.rater(), label.label()));
        return byItem.entrySet().stream()
                .map(item -> {
                    MajorityVote vote = MajorityVote.weighted(item.getValue(), weight);
                    List<String> leaders = vote.leaders();
                    return new Decision(
                            item.getKey(),
                            vote.winner().filter(winner -> vote.confidence().reaches(least)),
                            vote.confidence(),
                            leaders.size() > 1 ? leaders : List.of());
                })
                .toList();
    }

    static List<Decision> estimated(Estimated fit, double least) {
        return fit.items().stream()
                .map(item -> new Decision(
                        item, fit.label(item, least), Coefficient.of(fit.confidence(item)), tied(fit, item)))
                .toList();
    }

    private static List<String> tied(Estimated fit, String item) {
        if (fit.label(item, 0).isPresent()) {
            return List.of();
        }
        double most = fit.confidence(item);
        return fit.posterior(item).entrySet().stream()
                .filter(of -> of.getValue() >= most - 1e-9)
                .map(Map.Entry::getKey)
                .toList();
    }
}
