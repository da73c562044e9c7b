package io.countersign.quality.geometry;

/** A shape with an extent, of which another can cover a part. */
public sealed interface Region permits Interval, PlanarRegion, Mask, Cuboid {

    /** Its extent: length, area, number of pixels or volume, in the units of its coordinates; at least 0. */
    double size();
}
