package io.countersign.inspect;

import io.countersign.consolidate.PackageConsolidated;
import io.countersign.identity.Actor;
import io.countersign.job.WorkPackage;
import org.springframework.stereotype.Component;

/** Tells the lot of a package that its labels are consolidated. */
@Component
class ConsolidatedPackages implements PackageConsolidated {
    private final Lots lots;

    ConsolidatedPackages(Lots lots) {
        this.lots = lots;
    }

    @Override
    public void packageConsolidated(Actor actor, WorkPackage consolidated) {
        lots.packageConsolidated(actor, consolidated.id());
    }
}
