package io.countersign.testing;

import io.countersign.adjudicate.Adjudications;
import io.countersign.adjudicate.Choice;
import io.countersign.adjudicate.Decision;
import io.countersign.annotate.ItemLabels;
import io.countersign.annotate.Submissions;
import io.countersign.discuss.Issue;
import io.countersign.discuss.QuickReason;
import io.countersign.identity.Actor;
import io.countersign.inspect.CorrectiveAction;
import io.countersign.inspect.CorrectiveActions;
import io.countersign.inspect.Defect;
import io.countersign.inspect.DefectClass;
import io.countersign.inspect.Finding;
import io.countersign.inspect.Inspections;
import io.countersign.inspect.SupplierDecisions;
import io.countersign.processes.RefusalDecision;
import io.countersign.processes.Role;
import io.countersign.processes.SupplierDecision;
import io.countersign.processes.TaskKind;
import io.countersign.release.RefusalDecisions;
import io.countersign.release.Releases;
import io.countersign.release.Signatures;
import io.countersign.review.ItemVerdict;
import io.countersign.review.ReviewSubmission;
import io.countersign.review.Reviews;
import io.countersign.review.VerdictOutcome;
import io.countersign.schema.Shape;
import io.countersign.task.ClaimedTask;
import io.countersign.task.Claims;
import io.countersign.task.QueueFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The people of three companies at work on one job: each waits for a task of a kind, takes it, and does it. */
public final class Crew {
    public static final String MAKER = "meridian";

    private final Plant plant;
    private final Domain domain;
    private final long jobId;

    public Crew(Plant plant, long jobId) {
        this.plant = plant;
        this.domain = plant.domain();
        this.jobId = jobId;
    }

    public ClaimedTask claim(Actor.Person person, TaskKind kind) {
        return plant.await(
                kind.id() + " for " + person.username(),
                () -> domain.get(Claims.class).claimNext(person, new QueueFilter(kind, jobId, null)));
    }

    /** Classifies every item of a package as the class says, or says nothing of it. */
    public void annotate(String supplier, String name, boolean unusual) {
        Actor.Person person = person(supplier, name, Role.ANNOTATOR);
        label(person, claim(person, TaskKind.ANNOTATE), unusual);
    }

    public void rework(String supplier, String name, boolean unusual) {
        Actor.Person person = person(supplier, name, Role.ANNOTATOR);
        label(person, claim(person, TaskKind.REWORK), unusual);
    }

    public void label(Actor.Person person, ClaimedTask task, boolean unusual) {
        List<Shape> shapes = unusual ? List.of(new Shape.Classification("s1", "kind", Map.of())) : List.of();
        List<ItemLabels> labels = items(task).stream()
                .map(no -> new ItemLabels(no, shapes, 4.5, "test"))
                .toList();
        domain.get(Submissions.class).submit(person, task.id(), labels);
    }

    public void review(String organisation, VerdictOutcome outcome) {
        Actor.Person person = person(organisation, "reviewer", Role.REVIEWER);
        review(person, claim(person, TaskKind.REVIEW), outcome);
    }

    public void review(Actor.Person person, ClaimedTask task, VerdictOutcome outcome) {
        List<Issue> issues = outcome == VerdictOutcome.ACCEPTED
                ? List.of()
                : List.of(new Issue(null, null, null, "not as the guideline says", QuickReason.AGAINST_GUIDELINE));
        List<ItemVerdict> verdicts = items(task).stream()
                .map(no -> new ItemVerdict(no, outcome, issues))
                .toList();
        domain.get(Reviews.class).submit(person, task.id(), new ReviewSubmission(verdicts, false));
    }

    public void adjudicate() {
        Actor.Person person = person(MAKER, "adjudicator", Role.ADJUDICATOR);
        adjudicate(person, claim(person, TaskKind.ADJUDICATE));
    }

    public void adjudicate(Actor.Person person, ClaimedTask task) {
        List<Decision> decisions = items(task).stream()
                .map(no -> new Decision(no, Choice.CONSOLIDATE, null, null, "most of them are right"))
                .toList();
        domain.get(Adjudications.class).submit(person, task.id(), decisions);
    }

    public void inspect(boolean defective) {
        Actor.Person person = person(MAKER, "inspector", Role.INSPECTOR);
        inspect(person, claim(person, TaskKind.INSPECT), defective);
    }

    public void inspect(Actor.Person person, ClaimedTask task, boolean defective) {
        Inspections inspections = domain.get(Inspections.class);
        List<Defect> defects =
                defective ? List.of(new Defect(DefectClass.MAJOR, "the fault is not marked", null)) : List.of();
        List<Finding> findings = inspections.sample(person, task.id()).items().stream()
                .map(item -> new Finding(item.no(), defects))
                .toList();
        inspections.submit(person, task.id(), findings);
    }

    /** The supplier answers each of its corrective actions, and the owner closes them. */
    public void correct(String supplier) {
        CorrectiveActions actions = domain.get(CorrectiveActions.class);
        Actor.Person admin = person(supplier, "admin", Role.ORG_ADMIN);
        for (CorrectiveAction action : actions.ofJob(admin, jobId)) {
            actions.answer(
                    admin, jobId, action.id(), "Lin", "The guideline was misread.", "Everybody was trained again.");
            actions.decide(Seed.OWNER, jobId, action.id(), true, "Seen and in order.");
        }
    }

    public void decideOnSupplier(SupplierDecision decision) {
        decideOnSupplier(Seed.OWNER, claim(Seed.OWNER, TaskKind.DECIDE), decision);
    }

    public void decideOnSupplier(Actor.Person person, ClaimedTask task, SupplierDecision decision) {
        domain.get(SupplierDecisions.class).submit(person, task.id(), decision, "so it was agreed with the supplier");
    }

    public void sign(String supplier) {
        Actor.Person person = person(supplier, "signatory", Role.SIGNATORY);
        sign(person, claim(person, TaskKind.SIGN));
    }

    public void sign(Actor.Person person, ClaimedTask task) {
        domain.get(Signatures.class).sign(person, task.id(), digest(task));
    }

    public void countersign(String name) {
        Actor.Person person = person(MAKER, name, Role.SIGNATORY);
        countersign(person, claim(person, TaskKind.COUNTERSIGN));
    }

    public void countersign(Actor.Person person, ClaimedTask task) {
        domain.get(Signatures.class).countersign(person, task.id(), digest(task));
    }

    public void refuse(String supplier) {
        Actor.Person person = person(supplier, "signatory", Role.SIGNATORY);
        refuse(person, claim(person, TaskKind.SIGN));
    }

    public void refuseToCountersign(String name) {
        Actor.Person person = person(MAKER, name, Role.SIGNATORY);
        refuse(person, claim(person, TaskKind.COUNTERSIGN));
    }

    private void refuse(Actor.Person person, ClaimedTask task) {
        domain.get(Signatures.class).refuse(person, task.id(), "a class is missing in the manifest");
    }

    public void decideOnRefusal(RefusalDecision decision) {
        decideOnRefusal(Seed.OWNER, claim(Seed.OWNER, TaskKind.DECIDE), decision);
    }

    public void decideOnRefusal(Actor.Person person, ClaimedTask task, RefusalDecision decision) {
        domain.get(RefusalDecisions.class).submit(person, task.id(), decision, "so it was agreed by telephone");
    }

    /** All four hands under a release. */
    public void signAll(String... suppliers) {
        Stream.of(suppliers).forEach(this::sign);
        countersign("signatory-1");
        countersign("signatory-2");
    }

    public static Actor.Person person(String organisation, String name, Role role) {
        return Seed.person(name, organisation, role);
    }

    private String digest(ClaimedTask task) {
        return domain.get(Releases.class).get(task.releaseIdOrFail()).manifestSha256();
    }

    private List<Integer> items(ClaimedTask task) {
        return domain.jdbc()
                .sql("select no from item where package_id = ? and state <> 'EXCLUDED' order by no")
                .param(task.packageIdOrFail())
                .query(Integer.class)
                .list();
    }
}
