package io.countersign.gold;

import io.countersign.agree.Likeness;
import io.countersign.assign.Place;
import io.countersign.identity.Actor;
import io.countersign.item.Item;
import io.countersign.job.Job;
import io.countersign.job.Jobs;
import io.countersign.schema.Shape;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Measures the labels of an annotator on the gold items of a package. */
@Component
public class GoldScoring {
    private final GoldTable table;
    private final Likeness likeness;
    private final Jobs jobs;
    private final Pausing pausing;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    GoldScoring(GoldTable table, Likeness likeness, Jobs jobs, Pausing pausing, JdbcClient jdbc, InstantSource clock) {
        this.table = table;
        this.likeness = likeness;
        this.jobs = jobs;
        this.pausing = pausing;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * In the transaction that takes the labels. Rework is not measured: whoever reworks has read what others found.
     *
     * @param items of the package
     * @param labels by number
     */
    @Transactional
    public void submitted(Actor.Person person, Place place, List<Item> items, Map<Integer, List<Shape>> labels) {
        if (place.kind() != Place.Kind.ANNOTATE) {
            return;
        }
        Job job = jobs.get(place.jobId());
        if (job.policy().gold() == null) {
            return;
        }
        Map<Integer, List<Shape>> answers = table.hiddenIn(place.packageId());
        items.stream()
                .filter(item -> answers.containsKey(item.no()))
                .forEach(item -> score(
                        person,
                        place,
                        job,
                        item.no(),
                        likeness.of(
                                item,
                                answers.getOrDefault(item.no(), List.of()),
                                labels.getOrDefault(item.no(), List.of()),
                                job.policy().consolidation())));
        if (!answers.isEmpty()) {
            pausing.check(person, job);
        }
    }

    private void score(Actor.Person person, Place place, Job job, int itemNo, Likeness.Result result) {
        Instant now = clock.instant();
        jdbc.sql("""
                insert into gold_answer (assignment_id, item_no, job_id, person, organisation, correct, likeness, at)
                values (:assignment, :item, :job, :person, :organisation, :correct, :likeness, :at)""")
                .param("assignment", place.id())
                .param("item", itemNo)
                .param("job", job.id())
                .param("person", person.subject())
                .param("organisation", person.organisation())
                .param("correct", result.value() >= job.policy().agreementThreshold())
                .param("likeness", result.value())
                .param("at", Timestamp.from(now))
                .update();
        result.classes()
                .forEach((label, found) -> jdbc.sql("""
                        insert into gold_answer_class (assignment_id, item_no, label, expected, given, matched)
                        values (:assignment, :item, :label, :expected, :given, :matched)""")
                        .param("assignment", place.id())
                        .param("item", itemNo)
                        .param("label", label)
                        .param("expected", found.expected())
                        .param("given", found.given())
                        .param("matched", found.matched())
                        .update());
    }
}
