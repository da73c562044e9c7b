package io.countersign.testing;

import io.countersign.adjudicate.Adjudications;
import io.countersign.adjudicate.Choice;
import io.countersign.adjudicate.Decision;
import io.countersign.annotate.ItemLabels;
import io.countersign.annotate.Submissions;
import io.countersign.identity.Actor;
import io.countersign.inspect.Defect;
import io.countersign.inspect.DefectClass;
import io.countersign.inspect.Finding;
import io.countersign.inspect.Inspections;
import io.countersign.processes.RefusalDecision;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.release.RefusalDecisions;
import io.countersign.release.Releases;
import io.countersign.release.Signatures;
import io.countersign.review.Issue;
import io.countersign.review.ItemVerdict;
import io.countersign.review.QuickReason;
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
        label(person(supplier, name, Role.ANNOTATOR), TaskKind.ANNOTATE, unusual);
    }

    public void rework(String supplier, String name, boolean unusual) {
        label(person(supplier, name, Role.ANNOTATOR), TaskKind.REWORK, unusual);
    }

    private void label(Actor.Person person, TaskKind kind, boolean unusual) {
        ClaimedTask task = claim(person, kind);
        List<Shape> shapes = unusual ? List.of(new Shape.Classification("s1", "kind", Map.of())) : List.of();
        List<ItemLabels> labels = items(task).stream()
                .map(no -> new ItemLabels(no, shapes, 4.5, "test"))
                .toList();
        domain.get(Submissions.class).submit(person, task.id(), labels);
    }

    public void review(String organisation, VerdictOutcome outcome) {
        Actor.Person person = person(organisation, "reviewer", Role.REVIEWER);
        ClaimedTask task = claim(person, TaskKind.REVIEW);
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
        ClaimedTask task = claim(person, TaskKind.ADJUDICATE);
        List<Decision> decisions = items(task).stream()
                .map(no -> new Decision(no, Choice.CONSOLIDATE, null, null, "most of them are right"))
                .toList();
        domain.get(Adjudications.class).submit(person, task.id(), decisions);
    }

    public void inspect(boolean defective) {
        Actor.Person person = person(MAKER, "inspector", Role.INSPECTOR);
        ClaimedTask task = claim(person, TaskKind.INSPECT);
        Inspections inspections = domain.get(Inspections.class);
        List<Defect> defects =
                defective ? List.of(new Defect(DefectClass.MAJOR, "the fault is not marked", null)) : List.of();
        List<Finding> findings = inspections.sample(person, task.id()).items().stream()
                .map(item -> new Finding(item.no(), defects))
                .toList();
        inspections.submit(person, task.id(), findings);
    }

    public void sign(String supplier) {
        Actor.Person person = person(supplier, "signatory", Role.SIGNATORY);
        ClaimedTask task = claim(person, TaskKind.SIGN);
        domain.get(Signatures.class).sign(person, task.id(), digest(task));
    }

    public void countersign(String name) {
        Actor.Person person = person(MAKER, name, Role.SIGNATORY);
        ClaimedTask task = claim(person, TaskKind.COUNTERSIGN);
        domain.get(Signatures.class).countersign(person, task.id(), digest(task));
    }

    public void refuse(String supplier) {
        Actor.Person person = person(supplier, "signatory", Role.SIGNATORY);
        ClaimedTask task = claim(person, TaskKind.SIGN);
        domain.get(Signatures.class).refuse(person, task.id(), "a class is missing in the manifest");
    }

    public void decideOnRefusal(RefusalDecision decision) {
        ClaimedTask task = claim(Seed.OWNER, TaskKind.DECIDE);
        domain.get(RefusalDecisions.class).submit(Seed.OWNER, task.id(), decision, "so it was agreed by telephone");
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
