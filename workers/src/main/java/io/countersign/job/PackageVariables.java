package io.countersign.job;

import static io.countersign.processes.WorkPackage.Variables.ADJUDICATE_GROUPS;
import static io.countersign.processes.WorkPackage.Variables.ANNOTATE_GROUPS;
import static io.countersign.processes.WorkPackage.Variables.DUE_AFTER;
import static io.countersign.processes.WorkPackage.Variables.EXPIRES_AFTER;
import static io.countersign.processes.WorkPackage.Variables.JOB_ID;
import static io.countersign.processes.WorkPackage.Variables.MAX_ROUNDS;
import static io.countersign.processes.WorkPackage.Variables.PACKAGE_ID;
import static io.countersign.processes.WorkPackage.Variables.PRIORITY;
import static io.countersign.processes.WorkPackage.Variables.RETURNED;
import static io.countersign.processes.WorkPackage.Variables.REVIEW_GROUPS;
import static io.countersign.processes.WorkPackage.Variables.REVIEW_WANTED;
import static io.countersign.processes.WorkPackage.Variables.ROUND;

import io.countersign.processes.CandidateGroup;
import io.countersign.processes.Role;
import java.util.List;
import java.util.Map;

/** What the process work-package starts with. */
final class PackageVariables {
    private PackageVariables() {}

    static Map<String, Object> of(Job job, List<Participant> participants, WorkPackage opened, int priority) {
        Policy policy = job.policy();
        return ProcessVariables.of(
                PACKAGE_ID.is(String.valueOf(opened.id())),
                JOB_ID.is(String.valueOf(job.id())),
                RETURNED.is(opened.openings() > 1),
                ROUND.is(opened.round()),
                MAX_ROUNDS.is(opened.lastRound(policy)),
                ANNOTATE_GROUPS.is(List.of(group(opened.supplier(), Role.ANNOTATOR))),
                REVIEW_GROUPS.is(reviewGroups(policy, participants, opened.supplier())),
                ADJUDICATE_GROUPS.is(List.of(group(job.owner(), Role.ADJUDICATOR))),
                REVIEW_WANTED.is(policy.review() != Policy.Review.NONE),
                DUE_AFTER.is(policy.dueAfter()),
                EXPIRES_AFTER.is(policy.expiresAfter()),
                PRIORITY.is(priority));
    }

    private static List<String> reviewGroups(Policy policy, List<Participant> participants, String supplier) {
        return switch (policy.review()) {
            case NONE -> List.of();
            case SAME_ORGANISATION -> List.of(group(supplier, Role.REVIEWER));
            case OTHER_ORGANISATION ->
                participants.stream()
                        .filter(Participant::reviews)
                        .map(Participant::organisation)
                        .filter(organisation -> !organisation.equals(supplier))
                        .map(organisation -> group(organisation, Role.REVIEWER))
                        .toList();
        };
    }

    private static String group(String organisation, Role role) {
        return new CandidateGroup(organisation, role).id();
    }
}
