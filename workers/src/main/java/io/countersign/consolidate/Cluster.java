package io.countersign.consolidate;

import io.countersign.agree.ShapeMatching;
import io.countersign.schema.Shape;
import java.util.ArrayList;
import java.util.List;

/** Shapes of one kind and class that several people mean the same with: at most one of each person, in the order of the people. */
final class Cluster {
    private final List<Shape> members = new ArrayList<>();

    Cluster(Shape first) {
        members.add(first);
    }

    void add(Shape member) {
        members.add(member);
    }

    List<Shape> members() {
        return members;
    }

    int votes() {
        return members.size();
    }

    Shape first() {
        return members.get(0);
    }

    /** The member that is most like all the others; the first of those on a tie. */
    Shape medoid(long tolerance) {
        Shape best = first();
        double most = -1;
        for (Shape candidate : members.size() < 3 ? List.<Shape>of() : members) {
            double likeness = members.stream()
                    .filter(other -> other != candidate)
                    .mapToDouble(other -> ShapeMatching.alike(candidate, other, tolerance))
                    .sum();
            if (likeness > most) {
                most = likeness;
                best = candidate;
            }
        }
        return best;
    }
}
