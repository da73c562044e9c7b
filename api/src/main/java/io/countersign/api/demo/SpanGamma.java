package io.countersign.api.demo;

import io.countersign.quality.agreement.Gamma;
import io.countersign.quality.agreement.UnitizingAlpha.Unit;
import io.countersign.schema.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** Gamma of the entities of a package: its texts one behind the other are the line. */
final class SpanGamma {
    /** Lines made by chance for each package. */
    private static final int SAMPLES = 100;

    private SpanGamma() {}

    /**
     * Mean over packages where gamma is defined.
     *
     * @param error standard error of the mean; not a number below two packages
     */
    record Mean(double gamma, double error, int packages) {
        static Mean of(List<Double> gammas) {
            int n = gammas.size();
            double mean = gammas.stream().mapToDouble(x -> x).average().orElse(Double.NaN);
            double squares =
                    gammas.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
            return new Mean(mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n), n);
        }
    }

    /**
     * @param given by annotator and item; every annotator has every item
     * @return empty where it is undefined
     */
    static OptionalDouble of(Map<String, Map<String, List<Shape>>> given, Map<String, WorkOrder> orders, long seed) {
        List<Unit> units = new ArrayList<>();
        long end = 0;
        for (String item : given.values().iterator().next().keySet()) {
            for (Map.Entry<String, Map<String, List<Shape>>> person : given.entrySet()) {
                for (Shape shape : person.getValue().getOrDefault(item, List.of())) {
                    if (shape instanceof Shape.TextSpan span) {
                        units.add(new Unit(person.getKey(), span.label(), end + span.from(), end + span.to()));
                    }
                }
            }
            WorkOrder order = Objects.requireNonNull(orders.get(item));
            end += order.end(order.tokens().size() - 1) + 1;
        }
        return Gamma.of(new LinkedHashSet<>(given.keySet()), 0, end, units, seed, SAMPLES)
                .value();
    }
}
