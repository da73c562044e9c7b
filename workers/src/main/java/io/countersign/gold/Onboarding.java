package io.countersign.gold;

import io.countersign.agree.Likeness;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.item.Item;
import io.countersign.item.ItemBounds;
import io.countersign.item.Items;
import io.countersign.job.Job;
import io.countersign.job.JobAccess;
import io.countersign.job.JobState;
import io.countersign.job.Jobs;
import io.countersign.job.Participant;
import io.countersign.job.Policy;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Violation;
import io.countersign.problem.WrongState;
import io.countersign.schema.LabelCheck;
import io.countersign.schema.LabelSchema;
import io.countersign.schema.Schemas;
import io.countersign.schema.Shape;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People label a few gold items before they get work of a schema, and may try so often as the policy says. */
@Component
public class Onboarding {
    private final JobAccess access;
    private final Jobs jobs;
    private final Items items;
    private final Schemas schemas;
    private final GoldTable table;
    private final AttemptTable attempts;
    private final Likeness likeness;
    private final JdbcClient jdbc;
    private final Trail trail;
    private final InstantSource clock;

    Onboarding(
            JobAccess access,
            Jobs jobs,
            Items items,
            Schemas schemas,
            GoldTable table,
            AttemptTable attempts,
            Likeness likeness,
            JdbcClient jdbc,
            Trail trail,
            InstantSource clock) {
        this.access = access;
        this.jobs = jobs;
        this.items = items;
        this.schemas = schemas;
        this.table = table;
        this.attempts = attempts;
        this.likeness = likeness;
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** A job that asks the person for its onboarding. */
    public record Due(long jobId, String jobName, int items, double passMark, int attemptsLeft) {}

    /** Running jobs that the person's organisation labels for, and whose onboarding the person has not passed. */
    public List<Due> due(Actor.Person person) {
        return jdbc
                .sql("""
                select d.job_id from gold_deal d
                join job j on j.id = d.job_id and j.state = 'RUNNING'
                join participant p on p.job_id = d.job_id and p.organisation = :organisation and p.annotates
                where d.onboarding > 0
                  and not exists (select 1 from onboarding_attempt a
                                  where a.person = :person and a.schema_id = d.schema_id and a.passed)
                order by d.job_id desc""")
                .param("organisation", person.organisation())
                .param("person", person.subject())
                .query(Long.class)
                .list()
                .stream()
                .map(jobs::get)
                .map(job -> due(person, job))
                .toList();
    }

    private Due due(Actor.Person person, Job job) {
        Policy.Gold policy = policy(job);
        int tried = attempts.of(job.id(), person.subject()).size();
        return new Due(
                job.id(), job.name(), policy.onboarding(), policy.passMark(), Math.max(0, policy.attempts() - tried));
    }

    /** What is asked, and the items in an order of the person's own. */
    public record Trial(Due due, List<Item> items, List<Attempt> attempts) {}

    /** @throws WrongState where there is nothing to try */
    public Trial trial(Actor.Person person, long jobId) {
        Job job = open(person, jobId);
        List<Item> asked = new ArrayList<>(asked(job));
        List<Attempt> before = attempts.of(jobId, person.subject());
        Collections.shuffle(asked, new Random(person.subject().hashCode() + 31L * before.size()));
        return new Trial(due(person, job), asked.stream().map(Disguise::of).toList(), before);
    }

    /**
     * Takes the labels of every item of the onboarding, and says whether they pass; what went wrong, class by class, where not.
     *
     * @param labels by number
     * @throws Invalid naming what is missing or no label of the schema; it is no attempt then
     * @throws WrongState where the attempts are used up, or it was passed before
     */
    @Transactional
    public Attempt attempt(Actor.Person person, long jobId, Map<Integer, List<Shape>> labels) {
        Job job = open(person, jobId);
        // One at a time: two windows of a person would be two attempts with one number.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('onboarding ' || :person, :job))")
                .param("person", person.subject())
                .param("job", jobId)
                .query(row -> {});
        Policy.Gold policy = policy(job);
        List<Attempt> before = attempts.of(jobId, person.subject());
        if (before.size() >= policy.attempts()) {
            throw new WrongState("The attempts at this onboarding are used up.");
        }
        List<Item> asked = asked(job);
        require(schemas.get(job.schemaId()).document(), asked, labels);
        Attempt attempt = measure(job, policy, asked, labels, before.size() + 1);
        attempts.add(person, job, attempt, clock.instant());
        trail.append(
                person,
                Change.ofJob(jobId, attempt.passed() ? "onboarding.passed" : "onboarding.failed", "job", "" + jobId)
                        .with("attempt", attempt.number())
                        .with("correct", attempt.correct())
                        .with("answers", attempt.answers()));
        return attempt;
    }

    private Attempt measure(
            Job job, Policy.Gold policy, List<Item> asked, Map<Integer, List<Shape>> labels, int number) {
        Map<Integer, List<Shape>> answers = table.onboarding(job.id());
        List<Likeness.Result> results = asked.stream()
                .map(item -> likeness.of(
                        item,
                        answers.getOrDefault(item.no(), List.of()),
                        labels.getOrDefault(item.no(), List.of()),
                        job.policy().consolidation()))
                .toList();
        int correct = (int) results.stream()
                .filter(result -> result.value() >= job.policy().agreementThreshold())
                .count();
        boolean passed = correct >= policy.passMark() * asked.size() - 1e-9;
        return new Attempt(
                number,
                correct,
                asked.size(),
                passed,
                passed
                        ? List.of()
                        : Hints.of(
                                results.stream().map(Likeness.Result::classes).toList()));
    }

    private static void require(LabelSchema schema, List<Item> asked, Map<Integer, List<Shape>> labels) {
        List<Violation> violations = new ArrayList<>();
        asked.forEach(item -> {
            List<Shape> given = labels.get(item.no());
            if (given == null) {
                violations.add(new Violation("items", "lacks item {0}", item.no()));
            } else {
                violations.addAll(LabelCheck.check(schema, ItemBounds.of(item), given, "items[" + item.no() + "]"));
            }
        });
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
    }

    private Job open(Actor.Person person, long jobId) {
        Job job = access.visible(person, jobId);
        boolean labels = jobs.participants(jobId).stream()
                .filter(Participant::annotates)
                .anyMatch(one -> one.organisation().equals(person.organisation()));
        if (!labels || job.policy().gold() == null || policy(job).onboarding() == 0) {
            throw new NotFound("onboarding", jobId);
        }
        if (job.state() != JobState.RUNNING) {
            throw new WrongState(
                    "Job {0} is {1}: it asks for no onboarding.",
                    jobId, job.state().id());
        }
        if (attempts.hasPassed(person.subject(), job.schemaId())) {
            throw new WrongState("This onboarding is passed.");
        }
        return job;
    }

    private List<Item> asked(Job job) {
        return table.onboarding(job.id()).keySet().stream()
                .map(no -> items.get(job.id(), no))
                .toList();
    }

    private static Policy.Gold policy(Job job) {
        Policy.Gold policy = job.policy().gold();
        if (policy == null) {
            throw new NotFound("onboarding", job.id());
        }
        return policy;
    }
}
