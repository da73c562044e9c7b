package io.countersign.agree;

import io.countersign.schema.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A version without its author.
 *
 * @param name a letter that stands for the same person throughout a package and round
 */
public record AnonymousVersion(String name, long annotationId, List<Shape> shapes) {

    public static List<AnonymousVersion> of(LabelledItem item) {
        List<AnonymousVersion> anonymous = new ArrayList<>();
        for (Version version : item.versions()) {
            anonymous.add(
                    new AnonymousVersion(Pseudonym.of(anonymous.size()), version.annotationId(), version.shapes()));
        }
        return anonymous;
    }
}
