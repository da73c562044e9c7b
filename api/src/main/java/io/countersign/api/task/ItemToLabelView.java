package io.countersign.api.task;

import io.countersign.annotate.ItemToLabel;
import io.countersign.discuss.Issue;
import io.countersign.item.Item;
import io.countersign.item.Modality;
import io.countersign.review.VerdictOutcome;
import io.countersign.schema.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An item on the page of its annotator.
 *
 * @param mediaUrl where the media can be fetched for a few minutes; null where it is not stored here
 * @param text of a text without media; null for every other item
 * @param current of a rework: the versions that count so far, without their authors
 * @param issues of a rework: what the review found
 * @param draftRevision to save the next draft with; 0 where there is none
 */
record ItemToLabelView(
        int itemNo,
        String externalId,
        Modality modality,
        @Nullable String mediaSha256,
        @Nullable String mediaUrl,
        @Nullable String mediaUri,
        @Nullable String text,
        Map<String, Object> metadata,
        @Nullable String group,
        List<Shape> predicted,
        List<List<Shape>> current,
        @Nullable VerdictOutcome verdict,
        List<Issue> issues,
        boolean mustBeGiven,
        @Nullable JsonNode draft,
        int draftRevision) {

    static ItemToLabelView of(ItemToLabel seen, @Nullable String mediaUrl) {
        Item item = seen.item();
        var verdict = seen.verdict();
        var draft = seen.draft();
        return new ItemToLabelView(
                item.no(),
                item.externalId(),
                item.modality(),
                item.mediaSha256(),
                mediaUrl,
                item.mediaUri(),
                item.ownText(),
                item.metadata(),
                item.group(),
                seen.predicted(),
                seen.current(),
                verdict == null ? null : verdict.outcome(),
                verdict == null ? List.of() : verdict.issues(),
                seen.mustBeGiven(),
                draft == null ? null : draft.document(),
                draft == null ? 0 : draft.revision());
    }
}
