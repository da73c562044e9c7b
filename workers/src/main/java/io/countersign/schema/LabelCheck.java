package io.countersign.schema;

import io.countersign.problem.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether labels keep to a schema and to the bounds of their item. */
public final class LabelCheck {
    private LabelCheck() {}

    /**
     * Everything that is wrong; empty where nothing is. Whatever JSON could hold may be given, nulls too.
     *
     * @param path put before the fields named: {@code items[3]} gives {@code items[3].shapes[0].label}; may be empty
     */
    public static List<Violation> check(
            LabelSchema schema, Bounds bounds, @Nullable List<? extends @Nullable Shape> shapes, String path) {
        Findings findings = new Findings(path);
        if (shapes == null) {
            findings.add("shapes", "is missing");
            return findings.all();
        }
        Set<String> ids = shapes.stream()
                .filter(Objects::nonNull)
                .map(Shape::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < shapes.size(); i++) {
            Shape shape = shapes.get(i);
            if (shape == null) {
                findings.add("shapes[" + i + "]", "is missing");
            } else {
                one(findings.at("shapes", i), schema, new ShapeGeometry(bounds, ids), shape, seen);
            }
        }
        return new ArrayList<>(findings.all());
    }

    private static void one(
            Findings findings, LabelSchema schema, ShapeGeometry geometry, Shape shape, Set<String> seen) {
        if (findings.text(shape.id(), "id")) {
            findings.require(seen.add(shape.id()), "id", "is used twice in this item: {0}", shape.id());
        }
        if (findings.text(shape.label(), "label")) {
            schema.classes().stream()
                    .filter(known -> known.id().equals(shape.label()))
                    .findFirst()
                    .ifPresentOrElse(
                            known -> ofClass(findings, known, shape),
                            () -> findings.add("label", "is no class of the schema: {0}", shape.label()));
        }
        geometry.check(findings, shape);
    }

    private static void ofClass(Findings findings, LabelClass known, Shape shape) {
        String type = ShapeTypes.of(shape);
        findings.require(
                known.shapes().contains(type),
                "type",
                "of {0} is not {1}, but one of: {2}",
                known.id(),
                type,
                String.join(", ", known.shapes()));
        SkeletonCheck.ofShape(findings, known, shape);
        AttributeCheck.check(findings.at("attributes"), known, shape.attributes());
    }
}
