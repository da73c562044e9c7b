package io.countersign.consolidate;

import io.countersign.schema.Shape;

/** The one shape that stands for a cluster, with any id and attributes: those are given to it later. */
@FunctionalInterface
interface Representative {

    /** @param tolerance of time points, in microseconds */
    Shape of(Cluster cluster, long tolerance);
}
