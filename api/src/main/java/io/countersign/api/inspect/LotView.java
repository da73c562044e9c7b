package io.countersign.api.inspect;

import io.countersign.inspect.Lot;
import io.countersign.inspect.LotState;

/** A lot, as the API shows it. */
record LotView(String id, String jobId, int number, String supplier, int size, LotState state, int submissions) {
    static LotView of(Lot lot) {
        return new LotView(
                String.valueOf(lot.id()),
                String.valueOf(lot.jobId()),
                lot.no(),
                lot.supplier(),
                lot.size(),
                lot.state(),
                lot.submissions());
    }
}
