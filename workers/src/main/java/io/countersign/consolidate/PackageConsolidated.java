package io.countersign.consolidate;

import io.countersign.identity.Actor;
import io.countersign.job.WorkPackage;

/** A feature that goes on from consolidated packages. It is called in the transaction of the consolidation, after the labels are kept. */
public interface PackageConsolidated {

    /** @param consolidated the package in its new state */
    void packageConsolidated(Actor actor, WorkPackage consolidated);
}
