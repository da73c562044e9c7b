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
 * @param mediaUrl where the media can be fetched for a few minutes; null where it is not stored here
 * @param text of a text without media; null for every other item
 * @param round of the labels
 * @param earlier the last verdict on the item, or null in the first round
 */
record ReviewItemView(
        String jobId,
        int no,
        String externalId,
        Modality modality,
        @Nullable String mediaSha256,
        @Nullable String mediaUrl,
        @Nullable String text,
        ItemState state,
        int round,
        CandidateView candidate,
        List<VersionView> versions,
        @Nullable AgreementView agreement,
        @Nullable VerdictView earlier) {

    static ReviewItemView of(ItemUnderReview seen, @Nullable String mediaUrl) {
        LabelledItem item = seen.candidate().item();
        return new ReviewItemView(
                String.valueOf(item.jobId()),
                item.no(),
                item.externalId(),
                item.modality(),
                item.mediaSha256(),
                mediaUrl,
                item.text(),
                item.state(),
                item.round(),
                CandidateView.of(seen.candidate().merged()),
                VersionView.of(seen.versions()),
                AgreementView.of(seen.agreement()),
                VerdictView.of(seen.earlier()));
    }
}
