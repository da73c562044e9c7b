package io.countersign.story;

import io.countersign.discuss.Issue;
import io.countersign.review.VerdictOutcome;
import java.util.List;

/** @param annotations ids of those that were judged */
public record StoryVerdict(
        Told told, int round, VerdictOutcome outcome, List<String> annotations, List<Issue> issues) {}
