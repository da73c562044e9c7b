package io.countersign.inspect;

import io.countersign.quality.sampling.InspectionMode;
import org.springframework.stereotype.Component;

/** How strictly each supplier is inspected, for features that tell of it. */
@Component
public class Inspectorate {
    private final Standings standings;

    Inspectorate(Standings standings) {
        this.standings = standings;
    }

    /** That the supplier's next lot for this owner comes under. */
    public InspectionMode mode(String owner, String supplier) {
        return standings.of(owner, supplier).mode();
    }
}
