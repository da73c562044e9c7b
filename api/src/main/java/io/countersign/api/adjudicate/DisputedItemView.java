package io.countersign.api.adjudicate;

import io.countersign.adjudicate.DisputedItem;
import io.countersign.agree.LabelledItem;
import io.countersign.api.review.AgreementView;
import io.countersign.api.review.CandidateView;
import io.countersign.api.review.VerdictView;
import io.countersign.api.review.VersionView;
import io.countersign.item.ItemState;
import io.countersign.item.Modality;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item as an adjudicator sees it.
 *
 * @param no within the job
 * @param mediaUrl where the media can be fetched for a few minutes; null where it is not stored here
 * @param text of a text without media; null for every other item
 * @param open whether it has to be decided
 * @param candidate the parts on which enough of the people agree
 * @param agreed for each version, in their order, by id of its shape the id of the candidate's shape that most of the people have
 * @param verdict of the reviewer, or null where there was none
 */
record DisputedItemView(
        String jobId,
        int no,
        String externalId,
        Modality modality,
        @Nullable String mediaSha256,
        @Nullable String mediaUrl,
        @Nullable String text,
        ItemState state,
        boolean open,
        CandidateView candidate,
        List<VersionView> versions,
        List<Map<String, String>> agreed,
        @Nullable AgreementView agreement,
        @Nullable VerdictView verdict) {

    static DisputedItemView of(DisputedItem seen, @Nullable String mediaUrl) {
        LabelledItem item = seen.candidate().item();
        return new DisputedItemView(
                String.valueOf(item.jobId()),
                item.no(),
                item.externalId(),
                item.modality(),
                item.mediaSha256(),
                mediaUrl,
                item.text(),
                item.state(),
                seen.open(),
                CandidateView.of(seen.candidate().merged()),
                VersionView.of(seen.versions()),
                seen.agreed(),
                AgreementView.of(seen.agreement()),
                VerdictView.of(seen.verdict()));
    }
}
