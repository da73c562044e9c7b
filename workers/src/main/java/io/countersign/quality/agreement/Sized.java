package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.geometry.Box;
import io.countersign.quality.geometry.Labelled;
import io.countersign.quality.geometry.Overlap;
import io.countersign.quality.geometry.PlanarRegion;
import io.countersign.quality.geometry.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shape with what would otherwise be found anew for every pair that it is part of. */
record Sized(
        String label, Region region, double size, @Nullable Box bounds) {

    static List<Sized> all(List<? extends Labelled<? extends Region>> shapes) {
        return shapes.stream()
                .map(shape -> new Sized(
                        shape.label(),
                        shape.region(),
                        shape.region().size(),
                        shape.region() instanceof PlanarRegion planar ? planar.bounds() : null))
                .toList();
    }

    /** Whether they are of kinds that can be compared, and not apart at first sight. */
    boolean mayOverlap(Sized other) {
        if (bounds != null && other.bounds != null) {
            return Overlap.intersection(bounds, other.bounds) > 0;
        }
        return Overlap.comparable(region, other.region);
    }

    Coefficient iou(Sized other) {
        return Overlap.iou(Overlap.intersection(region, other.region), size, other.size);
    }
}
