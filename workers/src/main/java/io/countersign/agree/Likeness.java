package io.countersign.agree;

import io.countersign.item.Item;
import io.countersign.job.Policy;
import io.countersign.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** How far what somebody drew is what should have been drawn; by the measure that the agreement of people goes by. */
@Component
public class Likeness {
    private final SeriesTimes times;

    Likeness(SeriesTimes times) {
        this.times = times;
    }

    /**
     * @param value 0 to 1; 1 where neither has a shape
     * @param classes by class, those that either has
     */
    public record Result(double value, Map<String, OfClass> classes) {}

    /**
     * @param expected shapes that should be there
     * @param given shapes that are there
     * @param matched those that are the same, at most the smaller of the two
     */
    public record OfClass(int expected, int given, int matched) {}

    public Result of(Item item, List<Shape> expected, List<Shape> given, Policy.Consolidation policy) {
        List<Version> both = List.of(new Version(0, 0, expected), new Version(0, 1, given));
        LabelledItem labelled = new LabelledItem(
                item.jobId(),
                item.no(),
                item.externalId(),
                item.modality(),
                item.mediaSha256(),
                item.ownText(),
                item.state(),
                1,
                both);
        PairMatches matches = PairMatches.of(both, times.toleranceOfPoints(labelled, both, policy));
        Double value = ItemMeasure.of(both, matches).value();
        return new Result(value == null ? 1 : value, classes(expected, given, matches));
    }

    private static Map<String, OfClass> classes(List<Shape> expected, List<Shape> given, PairMatches matches) {
        Map<String, OfClass> classes = new TreeMap<>();
        expected.forEach(shape -> classes.merge(shape.label(), new OfClass(1, 0, 0), Likeness::sum));
        given.forEach(shape -> classes.merge(shape.label(), new OfClass(0, 1, 0), Likeness::sum));
        matches.pairs()
                .forEach(pair -> pair.byKind().forEach((kind, matching) -> {
                    List<? extends Shape> left = pair.first().of(kind);
                    matching.pairs()
                            .forEach(same ->
                                    classes.merge(left.get(same.left()).label(), new OfClass(0, 0, 1), Likeness::sum));
                }));
        return classes;
    }

    private static OfClass sum(OfClass one, OfClass other) {
        return new OfClass(
                one.expected() + other.expected(), one.given() + other.given(), one.matched() + other.matched());
    }
}
