package io.countersign.consolidate;

import io.countersign.agree.LabelledItem;
import io.countersign.agree.Version;
import java.util.Comparator;
import java.util.List;

/** One person labels each item: the labels stand as drawn. Of several versions it is the one that was submitted last. */
final class SingleStrategy implements Strategy {
    static final String ID = "single";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Merged merge(LabelledItem item, List<Version> versions) {
        Version last = versions.stream()
                .max(Comparator.comparingLong(Version::annotationId))
                .orElseThrow();
        return new Merged(last.shapes(), List.of(1.0 / versions.size()), false);
    }
}
