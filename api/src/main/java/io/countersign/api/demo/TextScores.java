package io.countersign.api.demo;

import io.countersign.agree.ShapeMatching;
import io.countersign.quality.agreement.Matching;
import io.countersign.schema.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How near labels of texts are to other labels of them, summed over texts: an entity is the same where its stretch and its class are, a
 * relation where its class is and the entities that it relates.
 */
final class TextScores {
    private final long[] entities = new long[3];
    private final long[] relations = new long[3];
    private int texts;
    private int same;

    /** @param truth or whatever is compared with */
    void add(List<Shape> truth, List<Shape> given) {
        Map<Class<? extends Shape>, Matching> matched = ShapeMatching.match(truth, given, 0);
        boolean exact = count(entities, matched.get(Shape.TextSpan.class));
        exact &= count(relations, matched.get(Shape.Relation.class));
        texts++;
        same += exact ? 1 : 0;
    }

    void add(TextScores more) {
        for (int i = 0; i < entities.length; i++) {
            entities[i] += more.entities[i];
            relations[i] += more.relations[i];
        }
        texts += more.texts;
        same += more.same;
    }

    private static boolean count(long[] sums, @Nullable Matching matching) {
        if (matching == null) {
            return true;
        }
        sums[0] += matching.pairs().size();
        sums[1] += matching.left();
        sums[2] += matching.right();
        return matching.pairs().size() == matching.left() && matching.left() == matching.right();
    }

    /** Twice the matched over all of both sides, 0 to 1; 1 where neither side has any. */
    double entityF1() {
        return f1(entities);
    }

    double relationF1() {
        return f1(relations);
    }

    /** Over entities and relations together. */
    double f1() {
        return f1(new long[] {
            entities[0] + relations[0], entities[1] + relations[1], entities[2] + relations[2],
        });
    }

    int texts() {
        return texts;
    }

    /** Texts in which nothing differs. */
    int same() {
        return same;
    }

    private static double f1(long[] sums) {
        return sums[1] + sums[2] == 0 ? 1 : 2.0 * sums[0] / (sums[1] + sums[2]);
    }
}
