package io.countersign.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a class's keypoints make sense, and whether a shape has these. */
final class SkeletonCheck {
    private static final int MOST_POINTS = 200;
    private static final int LONGEST_NAME = 40;
    private static final int ENDS = 2;

    private SkeletonCheck() {}

    static void ofClass(Findings findings, LabelClass known) {
        Skeleton skeleton = known.skeleton();
        if (skeleton == null) {
            return;
        }
        List<String> shapes = known.shapes();
        findings.require(
                shapes != null && shapes.contains("keypoints"), "points", "belong to a class of keypoints only");
        List<? extends @Nullable String> points = skeleton.points() == null ? List.of() : skeleton.points();
        findings.require(!points.isEmpty(), "points", "is empty");
        findings.require(points.size() <= MOST_POINTS, "points", "has more than {0} points", MOST_POINTS);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < points.size(); i++) {
            String name = points.get(i);
            if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
                findings.add("points[" + i + "]", "must have 1 to {0} characters", LONGEST_NAME);
            } else {
                findings.require(names.add(name), "points[" + i + "]", "is used twice: {0}", name);
            }
        }
        List<? extends @Nullable List<String>> edges = skeleton.edges() == null ? List.of() : skeleton.edges();
        for (int i = 0; i < edges.size(); i++) {
            List<String> edge = edges.get(i);
            findings.require(
                    edge != null
                            && edge.size() == ENDS
                            && names.containsAll(edge)
                            && !edge.get(0).equals(edge.get(1)),
                    "edges[" + i + "]",
                    "does not name two points of the class");
        }
    }

    static void ofShape(Findings findings, LabelClass known, Shape shape) {
        if (known.skeleton() == null || !(shape instanceof Shape.Keypoints keypoints) || keypoints.points() == null) {
            return;
        }
        for (String name : keypoints.points().keySet()) {
            findings.require(
                    known.skeleton().points().contains(name), "points." + name, "is no keypoint of {0}", known.id());
        }
    }
}
