package io.countersign.testing;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.engine.Variables;
import io.countersign.identity.Actor;
import io.countersign.item.ItemImport;
import io.countersign.item.ManifestFormat;
import io.countersign.job.Job;
import io.countersign.job.JobControl;
import io.countersign.job.JobDraft;
import io.countersign.job.JobDrafts;
import io.countersign.job.Participant;
import io.countersign.job.Policy;
import io.countersign.processes.Role;
import io.countersign.schema.Attribute;
import io.countersign.schema.Channel;
import io.countersign.schema.LabelClass;
import io.countersign.schema.LabelSchema;
import io.countersign.schema.LocalText;
import io.countersign.schema.Schema;
import io.countersign.schema.Schemas;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a job to where a test begins, through the use cases themselves: Meridian owns it, Supplier East and Supplier West annotate
 * and review.
 */
public final class Seed {
    public static final Actor.Person OWNER = person("owner-1", "meridian", Role.JOB_OWNER);
    private static final AtomicLong NUMBER = new AtomicLong(1_000);

    private final Domain domain;

    public Seed(Domain domain) {
        this.domain = domain;
    }

    /** @param username unique; the subject of the token is made of it */
    public static Actor.Person person(String username, String organisation, Role... roles) {
        return new Actor.Person(
                "s-" + organisation + "-" + username,
                organisation + "-" + username,
                username,
                organisation,
                Set.copyOf(Arrays.asList(roles)));
    }

    public static LocalText text(String english) {
        return new LocalText("标签 " + english, english);
    }

    /** Classes {@code anomaly}, of time points and ranges, and {@code scratch}, of boxes; {@code kind}, of the whole item. */
    public static LabelSchema document() {
        return new LabelSchema(
                List.of(
                        new LabelClass(
                                "anomaly", text("Anomaly"), "#cc3311", List.of("time-point", "time-range"), List.of()),
                        new LabelClass(
                                "scratch",
                                text("Scratch"),
                                "#0077bb",
                                List.of("box", "polygon", "mask"),
                                List.of(
                                        Attribute.number("depth", text("Depth"), true, "mm", 0.0, 5.0),
                                        Attribute.choice(
                                                "side",
                                                text("Side"),
                                                false,
                                                List.of(
                                                        new Attribute.Choice("top", text("Top")),
                                                        new Attribute.Choice("bottom", text("Bottom")))),
                                        Attribute.text("note", text("Note"), false, 20),
                                        Attribute.flag("certain", text("Certain"), false))),
                        new LabelClass("kind", text("Kind"), "#009988", List.of("classification"), List.of())),
                List.of(new Channel("value", "%", -1_000.0, 1_000_000_000_000.0)),
                text("Mark what is not usual."));
    }

    public Schema schema() {
        return domain.get(Schemas.class).create(OWNER, "Schema " + NUMBER.incrementAndGet(), document());
    }

    public static List<Participant> suppliers() {
        return List.of(new Participant("supplier-east", true, true), new Participant("supplier-west", true, true));
    }

    public JobDraft draft(Policy policy) {
        return new JobDraft(
                "Job " + NUMBER.incrementAndGet(),
                schema().id(),
                policy,
                domain.clock().instant().plus(Duration.ofDays(30)),
                suppliers());
    }

    /** A draft without items. */
    public Job created(Policy policy) {
        return created(draft(policy));
    }

    public Job created(JobDraft draft) {
        return domain.get(JobDrafts.class).create(OWNER, draft);
    }

    /** A draft with so many texts. */
    public Job imported(Policy policy, int items) {
        return imported(draft(policy), items);
    }

    public Job imported(JobDraft draft, int items) {
        Job job = created(draft);
        String lines = IntStream.rangeClosed(1, items)
                .mapToObj(no ->
                        "{\"externalId\":\"t-%d\",\"modality\":\"text\",\"metadata\":{\"text\":\"pump %d is loud\"}}"
                                .formatted(no, no))
                .collect(Collectors.joining("\n"));
        domain.get(ItemImport.class)
                .manifest(
                        OWNER,
                        job.id(),
                        ManifestFormat.JSON_LINES,
                        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        return job;
    }

    public Job started(Policy policy, int items) {
        return started(draft(policy), items);
    }

    public Job started(JobDraft draft, int items) {
        return domain.get(JobControl.class).start(OWNER, imported(draft, items).id());
    }

    /** Running, with its packages cut and the first wave open. */
    public Job opened(Policy policy, int items) {
        Job job = started(policy, items);
        Map<String, Object> jobId = Map.of("jobId", String.valueOf(job.id()));
        step("screen-items", jobId);
        step("plan-work", jobId);
        step("open-packages", jobId);
        return job;
    }

    /** Carries a job of the engine out, as the engine's adapter would: in one transaction. */
    public Outcome step(String jobType, Map<String, Object> variables) {
        return step(jobType, Map.of(), variables);
    }

    public Outcome step(String jobType, Map<String, String> headers, Map<String, Object> variables) {
        StepWorker worker = domain.all(StepWorker.class).stream()
                .filter(each -> each.jobType().equals(jobType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody carries out " + jobType));
        Step step = new Step(
                NUMBER.incrementAndGet(), jobType, "test", 1, 4_711, "Test", headers, new Variables(variables), null);
        return domain.get(TransactionTemplate.class).execute(status -> worker.carryOut(step));
    }

    /** Messages of a name that wait to be carried to the engine, in their order, as JSON. */
    public List<String> messages(String name) {
        return domain.jdbc()
                .sql("select command from engine_command where command ->> 'message' = :name order by id")
                .param("name", name)
                .query(String.class)
                .list();
    }

    /** Actions of a job's events, in their order. */
    public List<String> actions(long jobId) {
        return domain.jdbc()
                .sql("select action from event where job_id = :job order by seq")
                .param("job", jobId)
                .query(String.class)
                .list();
    }
}
