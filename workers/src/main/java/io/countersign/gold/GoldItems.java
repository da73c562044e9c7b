package io.countersign.gold;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.item.Item;
import io.countersign.item.ItemBounds;
import io.countersign.item.Items;
import io.countersign.job.Job;
import io.countersign.job.JobAccess;
import io.countersign.job.Jobs;
import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import io.countersign.schema.LabelCheck;
import io.countersign.schema.LabelSchema;
import io.countersign.schema.Schemas;
import io.countersign.schema.Shape;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The owner says which items of a draft have a known answer. Nobody else ever reads the answers, the owner neither. */
@Component
public class GoldItems {
    static final int MOST_AT_ONCE = 5_000;

    private final JobAccess access;
    private final Jobs jobs;
    private final Items items;
    private final Schemas schemas;
    private final GoldTable table;
    private final AdjudicatedItems adjudicated;
    private final Trail trail;
    private final InstantSource clock;

    GoldItems(
            JobAccess access,
            Jobs jobs,
            Items items,
            Schemas schemas,
            GoldTable table,
            AdjudicatedItems adjudicated,
            Trail trail,
            InstantSource clock) {
        this.access = access;
        this.jobs = jobs;
        this.items = items;
        this.schemas = schemas;
        this.table = table;
        this.adjudicated = adjudicated;
        this.trail = trail;
        this.clock = clock;
    }

    /** For the owner's organisation. */
    public GoldCounts counts(Actor.Person person, long jobId) {
        access.ofOwnOrganisation(person, jobId);
        return table.counts(jobId);
    }

    /**
     * Keeps the answers of items of a draft; one that an item has already gives way. May be repeated.
     *
     * @throws Invalid naming every answer that is of no item, or no label of the schema
     * @throws io.countersign.problem.WrongState where the job is no draft any more
     */
    @Transactional
    public GoldCounts know(Actor.Person person, long jobId, List<KnownAnswer> answers) {
        access.owned(person, jobId);
        Job job = jobs.lockForImport(jobId);
        if (answers.size() > MOST_AT_ONCE) {
            throw new Invalid("answers", "must be at most {0}", MOST_AT_ONCE);
        }
        Map<String, Item> named =
                items.named(jobId, answers.stream().map(KnownAnswer::externalId).toList());
        LabelSchema schema = schemas.get(job.schemaId()).document();
        List<Violation> violations = new ArrayList<>();
        Map<Integer, List<Shape>> byItem = new TreeMap<>();
        for (int i = 0; i < answers.size(); i++) {
            KnownAnswer answer = answers.get(i);
            String field = "answers[" + i + "]";
            Item item = named.get(answer.externalId());
            if (item == null) {
                violations.add(new Violation(field + ".externalId", "is no item of the job: {0}", answer.externalId()));
            } else {
                violations.addAll(LabelCheck.check(schema, ItemBounds.of(item), answer.shapes(), field));
                byItem.put(item.no(), answer.shapes());
            }
        }
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
        return keep(person, jobId, byItem, "IMPORTED");
    }

    /**
     * Items of the draft whose media an adjudicator of an earlier job of the organisation decided on, and whose lot was accepted, take the
     * labels that came of it for their answer; those that the draft's schema does not know are left alone.
     */
    @Transactional
    public GoldCounts knowAdjudicated(Actor.Person person, long jobId, long earlierJobId) {
        access.owned(person, jobId);
        Job job = jobs.lockForImport(jobId);
        access.ofOwnOrganisation(person, earlierJobId);
        LabelSchema schema = schemas.get(job.schemaId()).document();
        Map<Integer, List<Shape>> byItem = new TreeMap<>();
        adjudicated.of(jobId, earlierJobId).forEach((no, shapes) -> {
            if (LabelCheck.check(schema, ItemBounds.of(items.get(jobId, no)), shapes, "")
                    .isEmpty()) {
                byItem.put(no, shapes);
            }
        });
        return keep(person, jobId, byItem, "ADJUDICATED");
    }

    private GoldCounts keep(Actor.Person person, long jobId, Map<Integer, List<Shape>> byItem, String origin) {
        table.keep(jobId, byItem, origin, person.subject(), clock.instant());
        GoldCounts counts = table.counts(jobId);
        // Numbers alone: the trail is read by more people than the owner's.
        trail.append(
                person,
                Change.ofJob(jobId, "gold.known", "job", String.valueOf(jobId))
                        .to(byItem)
                        .with("items", byItem.size())
                        .with("known", counts.known()));
        return counts;
    }

    /** No item of the draft has a known answer any more. */
    @Transactional
    public void forget(Actor.Person person, long jobId) {
        access.owned(person, jobId);
        jobs.lockForImport(jobId);
        int forgotten = table.forgetAll(jobId);
        if (forgotten > 0) {
            trail.append(
                    person,
                    Change.ofJob(jobId, "gold.forgotten", "job", String.valueOf(jobId))
                            .with("items", forgotten));
        }
    }
}
