package io.countersign.task;

import io.countersign.engine.ContractBroken;
import io.countersign.engine.Step;
import io.countersign.job.Policy;
import io.countersign.processes.CandidateGroup;
import io.countersign.processes.Identified;
import io.countersign.processes.Separation;
import io.countersign.processes.TaskHeader;
import io.countersign.processes.TaskKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a user task says of itself, read and checked: its kind, the rules of its separation, its groups. */
record Opening(TaskKind kind, List<String> separation, List<String> groups) {
    /** Kinds that the database gives to different people anyway: their queue must know it too. */
    private static final Set<TaskKind> OTHER_PERSON_ALWAYS =
            EnumSet.of(TaskKind.ANNOTATE, TaskKind.SIGN, TaskKind.COUNTERSIGN);

    /** @throws ContractBroken where a header or a group is missing or unknown; it names the element */
    static Opening of(Step step, Policy policy) {
        try {
            TaskKind kind = Identified.of(TaskKind.class, step.header(TaskHeader.KIND.id()));
            return new Opening(kind, separation(step, kind, policy), groups(step));
        } catch (IllegalArgumentException e) {
            throw new ContractBroken(
                    "user task '" + step.elementId() + "' of " + step.processId() + ": " + e.getMessage());
        }
    }

    private static List<String> separation(Step step, TaskKind kind, Policy policy) {
        Set<Separation> rules = EnumSet.noneOf(Separation.class);
        String header = step.headers().get(TaskHeader.SEPARATION.id());
        if (header != null && !header.isBlank()) {
            rules.addAll(Separation.parse(header));
        }
        if (OTHER_PERSON_ALWAYS.contains(kind)) {
            rules.add(Separation.OTHER_PERSON);
        }
        // The process is drawn for cross-review; a policy that keeps the review in the company still asks another
        // person.
        if (kind == TaskKind.REVIEW
                && policy.review() == Policy.Review.SAME_ORGANISATION
                && rules.remove(Separation.OTHER_ORGANISATION)) {
            rules.add(Separation.SAME_ORGANISATION);
            rules.add(Separation.OTHER_PERSON);
        }
        return rules.stream().map(Separation::id).toList();
    }

    private static List<String> groups(Step step) {
        List<String> groups =
                step.humanTask().candidateGroups().stream().distinct().toList();
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("it has no candidate groups, so nobody could take it");
        }
        return groups.stream().map(group -> CandidateGroup.parse(group).id()).toList();
    }
}
