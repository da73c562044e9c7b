package io.countersign.agree;

import java.util.Map;
import org.springframework.stereotype.Component;

/** What was measured of a package, for people who judge it. */
@Component
public class Agreements {
    private final AgreementTable table;

    Agreements(AgreementTable table) {
        this.table = table;
    }

    /** The newest of each item from one number to another, by number; items that were never measured are missing. */
    public Map<Integer, ItemAgreement> newest(long packageId, int from, int to) {
        return table.newest(packageId, from, to);
    }
}
