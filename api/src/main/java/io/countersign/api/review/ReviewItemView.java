package io.countersign.api.review;

import io.countersign.agree.LabelledItem;
import io.countersign.item.ItemState;
import io.countersign.item.Modality;
import io.countersign.review.ItemUnderReview;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as a reviewer sees it.
 *
 * @param no within the job
 * @param round of the labels
 * @param earlier the last verdict on the item, or null in the first round
 */
record ReviewItemView(
        String jobId,
        int no,
        String externalId,
        Modality modality,
        ItemState state,
        int round,
        CandidateView candidate,
        List<VersionView> versions,
        @Nullable AgreementView agreement,
        @Nullable VerdictView earlier) {

    static ReviewItemView of(ItemUnderReview seen) {
        LabelledItem item = seen.candidate().item();
        return new ReviewItemView(
                String.valueOf(item.jobId()),
                item.no(),
                item.externalId(),
                item.modality(),
                item.state(),
                item.round(),
                CandidateView.of(seen.candidate().merged()),
                VersionView.of(seen.versions()),
                AgreementView.of(seen.agreement()),
                VerdictView.of(seen.earlier()));
    }
}
