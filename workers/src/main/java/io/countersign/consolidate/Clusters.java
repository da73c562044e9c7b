package io.countersign.consolidate;

import io.countersign.agree.ShapeMatching;
import io.countersign.agree.Version;
import io.countersign.schema.Shape;
import io.countersign.schema.Shape.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shapes of several people, put together where they are the same: each person's shapes are matched with what stands for
 * each cluster so far. Relations are the same where their class is and the clusters of the shapes that they relate.
 */
final class Clusters {
    private final Representative representative;
    private final List<Cluster> shapes = new ArrayList<>();
    private final Map<RelationKey, Cluster> relations = new LinkedHashMap<>();

    private Clusters(Representative representative) {
        this.representative = representative;
    }

    /** A relation by the clusters that it relates. */
    record RelationKey(String label, Cluster source, Cluster target) {}

    static Clusters of(List<Version> versions, long tolerance, Representative representative) {
        Clusters clusters = new Clusters(representative);
        versions.forEach(version -> clusters.add(version, tolerance));
        return clusters;
    }

    /** Without the relations, in the order in which the first of each was met. */
    List<Cluster> shapes() {
        return shapes;
    }

    /** Those whose ends are clusters; a relation to nothing relates nothing. */
    Map<RelationKey, Cluster> relations() {
        return relations;
    }

    private void add(Version version, long tolerance) {
        List<Shape> drawn = version.shapes().stream()
                .filter(shape -> !(shape instanceof Relation))
                .toList();
        List<Shape> known = shapes.stream()
                .map(cluster -> representative.of(cluster, tolerance))
                .toList();
        Map<String, Cluster> byId = new HashMap<>();
        Set<Shape> placed = Collections.newSetFromMap(new IdentityHashMap<>());
        ShapeMatching.match(known, drawn, tolerance).forEach((kind, matching) -> {
            List<Cluster> ofKind = shapes.stream()
                    .filter(cluster -> kind.isInstance(cluster.first()))
                    .toList();
            List<Shape> drawnOfKind = drawn.stream().filter(kind::isInstance).toList();
            matching.pairs().forEach(pair -> {
                Shape shape = drawnOfKind.get(pair.right());
                Cluster cluster = ofKind.get(pair.left());
                cluster.add(shape);
                byId.put(shape.id(), cluster);
                placed.add(shape);
            });
        });
        for (Shape shape : drawn) {
            if (!placed.contains(shape)) {
                Cluster cluster = new Cluster(shape);
                shapes.add(cluster);
                byId.put(shape.id(), cluster);
            }
        }
        relate(version, byId);
    }

    private void relate(Version version, Map<String, Cluster> byId) {
        Set<RelationKey> once = new HashSet<>();
        for (Relation relation : version.of(Relation.class)) {
            Cluster source = byId.get(relation.source());
            Cluster target = byId.get(relation.target());
            if (source == null || target == null) {
                continue;
            }
            RelationKey key = new RelationKey(relation.label(), source, target);
            if (once.add(key)) {
                Cluster cluster = relations.get(key);
                if (cluster == null) {
                    relations.put(key, new Cluster(relation));
                } else {
                    cluster.add(relation);
                }
            }
        }
    }
}
