package io.countersign.story;

import io.countersign.item.ItemState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item from its import to the end, or to a moment: every step, and beside them each version of its labels. Lists are in the order
 * of the trail.
 *
 * @param sequence of the last event of the job that was looked at
 * @param state at the end of the story; null where the item was not there yet
 * @param states how it came to it
 * @param holds who had it in hand when; those without an end still had it at the end of the story
 */
public record ItemStory(
        String jobId,
        int itemNo,
        String externalId,
        @Nullable String packageId,
        @Nullable String lotId,
        long sequence,
        @Nullable ItemState state,
        List<StateStep> states,
        List<StoryStep> steps,
        List<PredictionRevision> predictions,
        List<AnnotationRevision> annotations,
        List<StoryVerdict> verdicts,
        List<StoryDecision> decisions,
        List<ConsensusRevision> consensus,
        List<StoryFinding> findings,
        List<StoryRelease> releases,
        List<Hold> holds) {}
