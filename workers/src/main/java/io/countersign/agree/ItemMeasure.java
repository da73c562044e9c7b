package io.countersign.agree;

import io.countersign.schema.Shape;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far several people's labels of one item agree: the F1 of the matching of every two people's shapes, the mean over the pairs,
 * and the mean of that over the kinds of shapes that occur. For one classification each that is the percent agreement. People who all
 * saw nothing agree.
 *
 * @param name {@code time-point-f1}, {@code iou-f1}, {@code exact-f1}, {@code percent-agreement}, {@code hausdorff-f1},
 *     {@code oks-f1}, {@code relation-f1}; {@code mixed} for more than one of them; {@code nothing-labelled}
 * @param value 0 to 1; null for fewer than two people
 */
record ItemMeasure(String name, @Nullable Double value) {
    private static final String MIXED = "mixed";
    private static final String NOTHING = "nothing-labelled";

    /** @param tolerance how far apart two time points may lie, in microseconds */
    static ItemMeasure of(List<Version> versions, long tolerance) {
        return of(versions, PairMatches.of(versions, tolerance));
    }

    /** @param matches of these versions */
    static ItemMeasure of(List<Version> versions, PairMatches matches) {
        List<List<Shape>> people = versions.stream().map(Version::shapes).toList();
        String name = name(people);
        if (people.size() < 2) {
            return new ItemMeasure(name, null);
        }
        double value = ShapeMatching.kinds(people).stream()
                .mapToDouble(kind -> meanF1(matches, kind))
                .average()
                .orElse(1);
        return new ItemMeasure(name, value);
    }

    /** A pair that has no shape of the kind agrees that there is none. */
    private static double meanF1(PairMatches matches, Class<? extends Shape> kind) {
        return matches.pairs().stream()
                .map(PairMatches.Pair::byKind)
                .mapToDouble(pair -> pair.containsKey(kind) ? pair.get(kind).f1() : 1)
                .average()
                .orElse(1);
    }

    private static String name(List<List<Shape>> people) {
        TreeSet<String> names = new TreeSet<>();
        people.forEach(shapes -> shapes.forEach(shape -> names.add(ShapeMatching.measure(shape))));
        return names.isEmpty() ? NOTHING : names.size() == 1 ? names.first() : MIXED;
    }
}
