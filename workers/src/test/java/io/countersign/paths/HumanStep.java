package io.countersign.paths;

import io.countersign.identity.Actor;
import io.countersign.job.Policy;
import io.countersign.processes.RefusalDecision;
import io.countersign.processes.Role;
import io.countersign.processes.SupplierDecision;
import io.countersign.processes.TaskKind;
import io.countersign.quality.sampling.InspectionMode;
import io.countersign.quality.sampling.SwitchingState;
import io.countersign.review.VerdictOutcome;
import io.countersign.task.ClaimedTask;
import io.countersign.testing.Crew;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The user tasks of the four processes: how a job comes to each, how a person does it, and what comes of it. */
enum HumanStep {
    ANNOTATE(
            TaskKind.ANNOTATE,
            Role.ANNOTATOR,
            Terms.plain(),
            job -> job.east,
            job -> {},
            (crew, person, task) -> crew.label(person, task, true),
            job -> job.crew.annotate(job.east, "bert", true),
            "package.consolidated"),
    REVIEW(
            TaskKind.REVIEW,
            Role.REVIEWER,
            Terms.reviewed(),
            job -> job.west,
            job -> job.annotateAlike(job.east),
            (crew, person, task) -> crew.review(person, task, VerdictOutcome.ACCEPTED),
            job -> {},
            "package.consolidated"),
    REWORK(
            TaskKind.REWORK,
            Role.ANNOTATOR,
            Terms.reviewed(),
            job -> job.east,
            job -> {
                REVIEW.reach(job);
                job.crew.review(job.west, VerdictOutcome.RETURNED);
            },
            (crew, person, task) -> crew.label(person, task, false),
            job -> job.crew.review(job.west, VerdictOutcome.ACCEPTED),
            "package.consolidated"),
    ADJUDICATE(
            TaskKind.ADJUDICATE,
            Role.ADJUDICATOR,
            Terms.reviewed(),
            job -> Crew.MAKER,
            job -> {
                REVIEW.reach(job);
                job.crew.review(job.west, VerdictOutcome.DISPUTED);
            },
            Crew::adjudicate,
            job -> {},
            "package.consolidated"),
    INSPECT(
            TaskKind.INSPECT,
            Role.INSPECTOR,
            Terms.plain(),
            job -> Crew.MAKER,
            job -> job.annotateAlike(job.east),
            (crew, person, task) -> crew.inspect(person, task, false),
            job -> {},
            "lot.accepted"),
    DECIDE_ON_SUPPLIER(
            TaskKind.DECIDE,
            Role.JOB_OWNER,
            Terms.plain(),
            job -> Crew.MAKER,
            job -> {
                job.standing(job.east, new SwitchingState(InspectionMode.TIGHTENED, List.of(), 0, 0, 4));
                job.annotateAlike(job.east);
                job.crew.inspect(true);
            },
            (crew, person, task) -> crew.decideOnSupplier(person, task, SupplierDecision.CONTINUE),
            job -> {},
            "lot.returned"),
    SIGN(
            TaskKind.SIGN,
            Role.SIGNATORY,
            Terms.plain(),
            job -> job.east,
            job -> {
                INSPECT.reach(job);
                job.crew.inspect(false);
            },
            Crew::sign,
            job -> {
                job.crew.sign(job.west);
                job.crew.countersign("signatory-1");
                job.crew.countersign("signatory-2");
            },
            "release.sealed"),
    COUNTERSIGN(
            TaskKind.COUNTERSIGN,
            Role.SIGNATORY,
            Terms.plain(),
            job -> Crew.MAKER,
            job -> {
                SIGN.reach(job);
                job.crew.sign(job.east);
                job.crew.sign(job.west);
            },
            Crew::countersign,
            job -> job.crew.countersign("signatory-2"),
            "release.sealed"),
    DECIDE_ON_REFUSAL(
            TaskKind.DECIDE,
            Role.JOB_OWNER,
            Terms.plain(),
            job -> Crew.MAKER,
            job -> {
                SIGN.reach(job);
                job.crew.refuse(job.east);
            },
            (crew, person, task) -> crew.decideOnRefusal(person, task, RefusalDecision.WITHDRAW),
            job -> {},
            "job.closed");

    private interface Doing {
        void perform(Crew crew, Actor.Person person, ClaimedTask task);
    }

    final TaskKind kind;
    final Policy policy;
    /** What the process comes to when the step is done, and all that stands beside it. */
    final String outcome;

    private final Role role;
    private final Function<JobCase, String> organisation;
    private final Consumer<JobCase> reach;
    private final Doing doing;
    private final Consumer<JobCase> rest;

    HumanStep(
            TaskKind kind,
            Role role,
            Policy policy,
            Function<JobCase, String> organisation,
            Consumer<JobCase> reach,
            Doing doing,
            Consumer<JobCase> rest,
            String outcome) {
        this.kind = kind;
        this.role = role;
        this.policy = policy;
        this.organisation = organisation;
        this.reach = reach;
        this.doing = doing;
        this.rest = rest;
        this.outcome = outcome;
    }

    /** Brings a job that has just started to the step. */
    void reach(JobCase job) {
        reach.accept(job);
    }

    /** Takes the step's task, as soon as there is one. */
    ClaimedTask claim(JobCase job, String name) {
        return job.crew.claim(person(job, name), kind);
    }

    void perform(JobCase job, String name, ClaimedTask task) {
        doing.perform(job.crew, person(job, name), task);
    }

    /** What others do when one person has done the step. */
    void rest(JobCase job) {
        rest.accept(job);
    }

    private Actor.Person person(JobCase job, String name) {
        return Crew.person(organisation.apply(job), name, role);
    }
}
