package io.countersign.job;

import io.countersign.problem.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of a draft, and those that it must keep besides to be started. */
final class DraftCheck {
    private static final int LONGEST_NAME = 200;

    private DraftCheck() {}

    static List<Violation> draft(JobDraft draft) {
        List<Violation> violations = new ArrayList<>();
        if (draft.name() == null || draft.name().isBlank() || draft.name().length() > LONGEST_NAME) {
            violations.add(new Violation("name", "must have 1 to {0} characters", LONGEST_NAME));
        }
        if (draft.deadline() == null) {
            violations.add(new Violation("deadline", "is missing"));
        }
        if (draft.policy() == null) {
            violations.add(new Violation("policy", "is missing"));
        } else {
            violations.addAll(PolicyCheck.check(draft.policy()));
        }
        violations.addAll(participants(draft.participants()));
        return violations;
    }

    private static List<Violation> participants(List<Participant> participants) {
        List<Violation> violations = new ArrayList<>();
        if (participants == null) {
            return List.of(new Violation("participants", "is missing"));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < participants.size(); i++) {
            Participant each = participants.get(i);
            String field = "participants[" + i + "]";
            if (each == null
                    || each.organisation() == null
                    || each.organisation().isBlank()) {
                violations.add(new Violation(field + ".organisation", "is missing"));
            } else if (each.organisation().contains("/")) {
                violations.add(new Violation(field + ".organisation", "is no organisation: {0}", each.organisation()));
            } else if (!seen.add(each.organisation())) {
                violations.add(new Violation(field + ".organisation", "takes part twice: {0}", each.organisation()));
            } else if (!each.annotates() && !each.reviews()) {
                violations.add(new Violation(field, "neither annotates nor reviews"));
            }
        }
        return violations;
    }

    /** The owner's people inspect every lot, and nobody inspects what the own organisation labelled. */
    static Optional<Violation> inspectors(String owner, List<Participant> participants) {
        return participants.stream()
                .filter(participant ->
                        participant.annotates() && participant.organisation().equals(owner))
                .findFirst()
                .map(annotating -> new Violation(
                        "participants",
                        "lets {0} annotate, which owns the job and inspects its lots: nobody may inspect the work of their own organisation",
                        owner));
    }

    /** Where lots go by quotas, every annotating organisation has one, and nobody else. */
    static Optional<Violation> quotas(Policy policy, List<Participant> participants) {
        List<String> annotating = participants.stream()
                .filter(Participant::annotates)
                .map(Participant::organisation)
                .sorted()
                .toList();
        List<String> named = policy.distribution().quotas().stream()
                .map(Policy.Quota::organisation)
                .sorted()
                .toList();
        return named.isEmpty() || named.equals(annotating)
                ? Optional.empty()
                : Optional.of(new Violation(
                        "policy.distribution.quotas",
                        "must name those that annotate, {0}, but names {1}",
                        annotating,
                        named));
    }

    /** Each annotating organisation needs a reviewing one that is not itself, where the policy asks for another's review. */
    static Optional<Violation> reviewers(Policy policy, List<Participant> participants) {
        if (participants.stream().noneMatch(Participant::annotates)) {
            return Optional.of(new Violation("participants", "has no organisation that annotates"));
        }
        if (policy.review() != Policy.Review.OTHER_ORGANISATION) {
            return Optional.empty();
        }
        return participants.stream()
                .filter(Participant::annotates)
                .filter(annotating -> participants.stream()
                        .noneMatch(other ->
                                other.reviews() && !other.organisation().equals(annotating.organisation())))
                .findFirst()
                .map(annotating -> new Violation(
                        "participants",
                        "has no organisation that reviews the work of {0}, as the policy's review by another organisation asks for",
                        annotating.organisation()));
    }
}
