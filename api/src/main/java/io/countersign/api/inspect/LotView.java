package io.countersign.api.inspect;

import io.countersign.inspect.Inspection;
import io.countersign.inspect.Lot;
import io.countersign.inspect.LotState;
import org.jspecify.annotations.Nullable;

/** A lot, as the API shows it. @param inspection the newest, null before the first */
record LotView(
        String id,
        String jobId,
        int number,
        String supplier,
        int size,
        LotState state,
        int submissions,
        @Nullable InspectionView inspection) {
    static LotView of(Lot lot, @Nullable Inspection newest) {
        return new LotView(
                String.valueOf(lot.id()),
                String.valueOf(lot.jobId()),
                lot.no(),
                lot.supplier(),
                lot.size(),
                lot.state(),
                lot.submissions(),
                newest == null ? null : InspectionView.of(newest));
    }
}
