package io.countersign.task;

import io.countersign.problem.Text;
import io.countersign.processes.Separation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who may not take a task: the header {@code separation} of a user task, a comma list of these names, all of which must hold. The
 * subject of a task is its release, else its lot, else its package.
 *
 * <p>Each rule is one predicate over {@code task t}, {@code :person} and {@code :organisation}, true where it forbids. The same
 * text filters the queue and explains a refusal, so the two can't drift apart.
 */
enum SeparationRule {
    /**
     * Nobody who has had a hand in the subject; among annotators, nobody who has another place in the package. The same step of the
     * process in a later round is no conflict: who reviewed may see whether the rework is right. Of a release everybody does one thing
     * only; countersignatures are at least two by policy, so that different people always means somebody besides the job's creator.
     */
    OTHER_PERSON(
            Separation.OTHER_PERSON, Text.of("You have already worked on this, and it takes another person."), """
            case
            when t.kind = 'ANNOTATE' then exists (
                select 1 from assignment a
                where a.package_id = t.package_id and a.person = :person and a.state <> 'EXPIRED' and a.id <> t.assignment_id)
            when t.release_id is not null then
                exists (select 1 from hand h where h.release_id = t.release_id and h.person = :person)
                or exists (select 1 from task o where o.release_id = t.release_id and o.assignee = :person
                           and o.state = 'CLAIMED' and o.id <> t.id)
            when t.lot_id is not null then exists (
                select 1 from hand h join task d on d.id = h.task_id
                where h.lot_id = t.lot_id and h.package_id is null and h.person = :person
                  and (d.process_id, d.element_id) <> (t.process_id, t.element_id))
            else exists (
                select 1 from hand h join task d on d.id = h.task_id
                where h.package_id = t.package_id and h.person = :person
                  and (d.process_id, d.element_id) <> (t.process_id, t.element_id))
            end"""),

    /** Nobody of the company whose work is looked at: the supplier of the package or lot, any supplier of the release's job. */
    OTHER_ORGANISATION(
            Separation.OTHER_ORGANISATION,
            Text.of("This is your own organisation's work, and it takes another's."),
            """
            case
            when t.release_id is not null then
                exists (select 1 from lot l where l.job_id = t.job_id and l.supplier = :organisation)
            when t.lot_id is not null then exists (select 1 from lot l where l.id = t.lot_id and l.supplier = :organisation)
            else exists (select 1 from work_package p where p.id = t.package_id and p.supplier = :organisation)
            end"""),

    /** Only people of the company whose work it is; those who did it, too. */
    SAME_ORGANISATION(
            Separation.SAME_ORGANISATION, Text.of("This goes back to the organisation whose work it is."), """
            case
            when t.release_id is not null then
                not exists (select 1 from lot l where l.job_id = t.job_id and l.supplier = :organisation)
            when t.lot_id is not null then
                not exists (select 1 from lot l where l.id = t.lot_id and l.supplier = :organisation)
            else not exists (select 1 from work_package p where p.id = t.package_id and p.supplier = :organisation)
            end"""),

    /** Nobody who has done anything to the package; for a lot, to any of its packages; for a release, to the release. */
    NOT_ANY_EARLIER_HAND(Separation.NOT_ANY_EARLIER_HAND, Text.of("You have worked on what is checked here."), """
            case
            when t.release_id is not null then
                exists (select 1 from hand h where h.release_id = t.release_id and h.person = :person)
            when t.lot_id is not null then
                exists (select 1 from hand h where h.lot_id = t.lot_id and h.package_id is not null and h.person = :person)
            else exists (select 1 from hand h where h.package_id = t.package_id and h.person = :person)
            end""");

    private final Separation separation;
    private final Text reason;
    private final String forbids;

    SeparationRule(Separation separation, Text reason, String forbids) {
        this.separation = separation;
        this.reason = reason;
        this.forbids = forbids;
    }

    String id() {
        return separation.id();
    }

    Text reason() {
        return reason;
    }

    static Optional<SeparationRule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** A condition on {@code task t} that holds where no rule of the task forbids it. */
    static String allowed() {
        return Arrays.stream(values())
                .map(rule -> "not ('%s' = any (t.separation) and %s)".formatted(rule.id(), rule.forbids))
                .collect(Collectors.joining("\nand "));
    }

    /** The name of the first rule that forbids {@code task t}, or null. */
    static String firstThatForbids() {
        List<String> cases = Arrays.stream(values())
                .map(rule ->
                        "when '%s' = any (t.separation) and %s then '%s'".formatted(rule.id(), rule.forbids, rule.id()))
                .toList();
        return "case " + String.join("\n", cases) + " end";
    }
}
