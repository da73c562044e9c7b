package io.countersign.quality.geometry;

/** A shape in the plane, in pixels from the top left or any other unit that both shapes of a comparison share. */
public sealed interface PlanarRegion extends Region permits Box, RotatedBox, Polygon {

    /** The smallest upright box round it. */
    Box bounds();
}
