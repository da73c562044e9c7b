package io.countersign.item;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.job.Job;
import io.countersign.job.Jobs;
import io.countersign.job.Policy;
import io.countersign.schema.LabelCheck;
import io.countersign.schema.LabelSchema;
import io.countersign.schema.Schemas;
import io.countersign.schema.Shape;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a model for labels, some items at a time, and keeps what it says. Each batch is kept by itself: a repeat goes on where the
 * first try was broken off. A model that does not answer holds nobody up.
 */
@Component
class PreAnnotation {
    private static final int BATCH = 32;

    private final Jobs jobs;
    private final Schemas schemas;
    private final MlBackend backend;
    private final MediaLinks links;
    private final ItemTable table;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Trail trail;
    private final InstantSource clock;
    private final TransactionTemplate apart;
    private final String publicUrl;

    PreAnnotation(
            Jobs jobs,
            Schemas schemas,
            MlBackend backend,
            MediaLinks links,
            ItemTable table,
            JdbcClient jdbc,
            JsonMapper json,
            Trail trail,
            InstantSource clock,
            PlatformTransactionManager transactions,
            @Value("${countersign.public-url:http://127.0.0.1:18080}") String publicUrl) {
        this.jobs = jobs;
        this.schemas = schemas;
        this.backend = backend;
        this.links = links;
        this.table = table;
        this.jdbc = jdbc;
        this.json = json;
        this.trail = trail;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.publicUrl = publicUrl;
    }

    /** How many items have a prediction now. To be called in the transaction of the step. */
    int predict(Actor actor, long jobId) {
        Job job = jobs.get(jobId);
        Policy.ModelAssistance model = job.policy().modelAssistance();
        if (model == null) {
            return 0;
        }
        LabelSchema schema = schemas.get(job.schemaId()).document();
        int refused = 0;
        String outage = null;
        try {
            backend.requireHealth(model.url(), model.timeout());
            int after = 0;
            for (List<Item> batch = next(jobId, after); !batch.isEmpty(); batch = next(jobId, after)) {
                refused += predict(job, model, schema, batch);
                after = batch.get(batch.size() - 1).no();
            }
        } catch (MlBackend.Unavailable e) {
            outage = String.valueOf(e.getMessage());
        }
        int predicted = count(jobId);
        trail.append(
                actor,
                Change.ofJob(
                                jobId,
                                outage == null ? "items.predicted" : "items.prediction-broken-off",
                                "job",
                                String.valueOf(jobId))
                        .with("items", predicted)
                        .with("shapesRefused", refused)
                        .because(outage));
        return predicted;
    }

    /** @return shapes that break the schema and were left out */
    private int predict(Job job, Policy.ModelAssistance model, LabelSchema schema, List<Item> items)
            throws MlBackend.Unavailable {
        List<MlBackend.Prediction> predictions = backend.predict(
                model.url(),
                model.timeout(),
                "countersign." + job.id(),
                LabelConfig.of(schema, items.get(0).modality()),
                items.stream().map(this::task).toList());
        List<List<Shape>> kept = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            List<Shape> shapes = new LabelStudioRegions(ItemBounds.of(item), text(item))
                    .shapes(predictions.get(i).result());
            List<Shape> sound = shapes.stream()
                    .filter(shape -> LabelCheck.check(schema, ItemBounds.of(item), List.of(shape), "")
                            .isEmpty())
                    .toList();
            refused += predictions.get(i).result().size() - sound.size();
            kept.add(sound);
        }
        apart.executeWithoutResult(status -> {
            for (int i = 0; i < items.size(); i++) {
                keep(items.get(i), predictions.get(i), kept.get(i));
            }
        });
        return refused;
    }

    private void keep(Item item, MlBackend.Prediction prediction, List<Shape> shapes) {
        jdbc.sql("""
                insert into prediction (job_id, item_no, model_version, shapes, score, predicted_at)
                values (:job, :no, :version, cast(:shapes as jsonb), :score, :now)
                on conflict (job_id, item_no, model_version) do nothing""")
                .param("job", item.jobId())
                .param("no", item.no())
                .param("version", prediction.modelVersion())
                .param("shapes", json.writeValueAsString(shapes))
                .param("score", prediction.score(), java.sql.Types.DOUBLE)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private Map<String, Object> task(Item item) {
        Map<String, Object> data = new LinkedHashMap<>();
        String text = text(item);
        if (text != null) {
            data.put("text", text);
        }
        String address = item.mediaSha256() == null
                ? item.mediaUri()
                : publicUrl + links.pathForModel(item.jobId(), item.no(), item.mediaSha256());
        if (address != null) {
            data.put(
                    switch (item.modality()) {
                        case IMAGE, DRAWING -> "image";
                        case TIME_SERIES -> "timeseriesUrl";
                        case TEXT, POINT_CLOUD, AUDIO, TABLE, MOLECULE -> "url";
                    },
                    address);
        }
        return Map.of("id", item.no(), "data", data);
    }

    private static @Nullable String text(Item item) {
        return item.metadata().get("text") instanceof String text ? text : null;
    }

    /** The next items without a prediction, all of one modality. */
    private List<Item> next(long jobId, int after) {
        List<Item> items = jdbc.sql("""
                select * from item i
                where job_id = :job and no > :after and state = 'NEW'
                  and not exists (select 1 from prediction p where p.job_id = i.job_id and p.item_no = i.no)
                order by no limit :batch""")
                .param("job", jobId)
                .param("after", after)
                .param("batch", BATCH)
                .query(table::read)
                .list();
        int same = 1;
        while (same < items.size() && items.get(same).modality() == items.get(0).modality()) {
            same++;
        }
        return items.isEmpty() ? items : items.subList(0, same);
    }

    private int count(long jobId) {
        return jdbc.sql("select count(distinct item_no) from prediction where job_id = :job")
                .param("job", jobId)
                .query(Integer.class)
                .single();
    }
}
