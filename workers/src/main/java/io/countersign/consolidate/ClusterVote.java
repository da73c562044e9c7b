package io.countersign.consolidate;

import io.countersign.agree.Version;
import io.countersign.schema.Shape;
import io.countersign.schema.Shape.Classification;
import io.countersign.schema.Shape.Relation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what enough people have: classes by ballot, other shapes by the size of their cluster, relations between what is kept. */
final class ClusterVote {
    private final double threshold;
    private final Representative representative;

    ClusterVote(double threshold, Representative representative) {
        this.threshold = threshold;
        this.representative = representative;
    }

    Merged merge(List<Version> versions, long tolerance) {
        Outcome outcome = new Outcome(versions.size());
        Ballot ballot = Ballot.of(versions, threshold);
        ballot.kept().forEach((label, votes) -> outcome.keep(votes.get(0), votes));
        outcome.support.addAll(ballot.support());

        Clusters clusters =
                Clusters.of(versions.stream().map(ClusterVote::withoutClasses).toList(), tolerance, representative);
        Map<Cluster, String> ids = new IdentityHashMap<>();
        for (Cluster cluster : clusters.shapes()) {
            if (outcome.decide(cluster)) {
                ids.put(cluster, outcome.keep(representative.of(cluster, tolerance), cluster.members()));
            }
        }
        clusters.relations().forEach((key, cluster) -> {
            String source = ids.get(key.source());
            String target = ids.get(key.target());
            if (source != null && target != null && outcome.decide(cluster)) {
                outcome.keep(new Relation("", key.label(), Map.of(), source, target), cluster.members());
            }
        });
        return new Merged(outcome.shapes, outcome.support, ballot.undecided());
    }

    private static Version withoutClasses(Version version) {
        return new Version(
                version.annotationId(),
                version.assignmentId(),
                version.shapes().stream()
                        .filter(shape -> !(shape instanceof Classification))
                        .toList());
    }

    private final class Outcome {
        private final int people;
        private final List<Shape> shapes = new ArrayList<>();
        private final List<Double> support = new ArrayList<>();

        Outcome(int people) {
            this.people = people;
        }

        boolean decide(Cluster cluster) {
            double share = (double) cluster.votes() / people;
            boolean kept = share >= threshold - 1e-9;
            support.add(kept ? share : 1 - share);
            return kept;
        }

        String keep(Shape shape, List<? extends Shape> members) {
            String id = "shape-" + (shapes.size() + 1);
            shapes.add(Copies.of(shape, id, Attributes.voted(members, people)));
            return id;
        }
    }
}
