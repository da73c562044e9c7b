package io.countersign.api.review;

import io.countersign.agree.AnonymousVersion;
import io.countersign.schema.Shape;
import java.util.List;

/**
 * What one person labelled.
 *
 * @param name a letter that stands for the same person throughout the package
 * @param annotationId to take the version in an adjudication
 */
public record VersionView(String name, String annotationId, List<Shape> shapes) {
    public static List<VersionView> of(List<AnonymousVersion> versions) {
        return versions.stream()
                .map(version ->
                        new VersionView(version.name(), String.valueOf(version.annotationId()), version.shapes()))
                .toList();
    }
}
