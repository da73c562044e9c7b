package io.countersign.job;

import io.countersign.identity.Group;
import io.countersign.identity.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the process work-package starts with. */
final class PackageVariables {
    private PackageVariables() {}

    static Map<String, Object> of(Job job, List<Participant> participants, WorkPackage opened) {
        Policy policy = job.policy();
        List<String> reviewers = reviewGroups(policy, participants, opened.supplier());
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("packageId", String.valueOf(opened.id()));
        variables.put("jobId", String.valueOf(job.id()));
        variables.put("returned", opened.openings() > 1);
        variables.put("round", opened.round());
        variables.put("maxRounds", opened.round() - 1 + policy.maxRounds());
        variables.put("annotateGroups", List.of(group(opened.supplier(), Role.ANNOTATOR)));
        variables.put("reviewGroups", reviewers);
        variables.put("adjudicateGroups", List.of(group(job.owner(), Role.ADJUDICATOR)));
        variables.put("reviewWanted", policy.review() != Policy.Review.NONE);
        variables.put("dueAfter", policy.dueAfter().toString());
        variables.put("expiresAfter", policy.expiresAfter().toString());
        variables.put("priority", policy.priority());
        return variables;
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
        return new Group(organisation, role).toString();
    }
}
