package io.countersign.agree;

import io.countersign.quality.agreement.Matching;
import io.countersign.quality.agreement.SimilarityAgreement;
import io.countersign.schema.Shape;
import io.countersign.schema.Shape.Relation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which shapes of two people are the same: of one kind and class, and alike enough for their kind. Relations are the same where the
 * shapes that they relate are.
 */
public final class ShapeMatching {
    private static final String RELATIONS = "relation-f1";

    private ShapeMatching() {}

    /**
     * The optimal matching of two people's shapes, kind by kind.
     *
     * @param tolerance how far apart two time points may lie, in microseconds
     * @return by kind of shape, with the indices of the shapes among those of their kind; only kinds that either side has
     */
    public static Map<Class<? extends Shape>, Matching> match(List<Shape> left, List<Shape> right, long tolerance) {
        Map<Class<? extends Shape>, Matching> byKind = new LinkedHashMap<>();
        Map<String, String> same = new HashMap<>();
        for (Class<? extends Shape> kind : kinds(List.of(left, right))) {
            if (kind != Relation.class) {
                List<? extends Shape> ours = ofKind(left, kind);
                List<? extends Shape> theirs = ofKind(right, kind);
                Matching matching = matchKind(ours, theirs, tolerance);
                byKind.put(kind, matching);
                matching.pairs()
                        .forEach(pair -> same.put(
                                ours.get(pair.left()).id(),
                                theirs.get(pair.right()).id()));
            }
        }
        List<Relation> ours = ofKind(left, Relation.class);
        List<Relation> theirs = ofKind(right, Relation.class);
        if (!ours.isEmpty() || !theirs.isEmpty()) {
            byKind.put(Relation.class, matchRelations(ours, theirs, same));
        }
        return byKind;
    }

    /** How alike two shapes of one kind are, 0 to 1; 0 where they are not the same. Relations are not compared here. */
    public static double alike(Shape one, Shape other, long tolerance) {
        return Forms.of(one, tolerance).alike(Forms.of(other, tolerance)).orElse(0);
    }

    /** The kinds that occur, always in the same order. */
    static List<Class<? extends Shape>> kinds(List<List<Shape>> people) {
        Map<String, Class<? extends Shape>> byName = new HashMap<>();
        people.forEach(
                shapes -> shapes.forEach(shape -> byName.put(shape.getClass().getSimpleName(), shape.getClass())));
        return new TreeSet<>(byName.keySet())
                .stream().<Class<? extends Shape>>map(byName::get).toList();
    }

    /** How the agreement on a kind is named. */
    static String measure(Shape shape) {
        return shape instanceof Relation ? RELATIONS : Forms.of(shape, 0).measure();
    }

    private static Matching matchKind(List<? extends Shape> left, List<? extends Shape> right, long tolerance) {
        List<Form> ours = left.stream().map(shape -> Forms.of(shape, tolerance)).toList();
        List<Form> theirs =
                right.stream().map(shape -> Forms.of(shape, tolerance)).toList();
        return SimilarityAgreement.match(
                ours.size(), theirs.size(), (i, j) -> ours.get(i).alike(theirs.get(j)));
    }

    private static Matching matchRelations(List<Relation> left, List<Relation> right, Map<String, String> same) {
        List<Form> ours = left.stream()
                .map(relation -> relation(
                        relation.label(),
                        same.getOrDefault(relation.source(), "left:" + relation.source()),
                        same.getOrDefault(relation.target(), "left:" + relation.target())))
                .toList();
        List<Form> theirs = right.stream()
                .map(relation -> relation(relation.label(), relation.source(), relation.target()))
                .toList();
        return SimilarityAgreement.match(
                ours.size(), theirs.size(), (i, j) -> ours.get(i).alike(theirs.get(j)));
    }

    private static Form relation(String label, String source, String target) {
        return new Form.Exact(RELATIONS, label, List.of(source, target));
    }

    private static <S extends Shape> List<S> ofKind(List<Shape> shapes, Class<S> kind) {
        return shapes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
