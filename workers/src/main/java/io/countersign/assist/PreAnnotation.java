package io.countersign.assist;

import io.countersign.item.Item;
import io.countersign.item.ItemBounds;
import io.countersign.item.Items;
import io.countersign.item.MediaLinks;
import io.countersign.job.Job;
import io.countersign.job.PackageRanks;
import io.countersign.job.Policy;
import io.countersign.schema.LabelCheck;
import io.countersign.schema.LabelSchema;
import io.countersign.schema.Schemas;
import io.countersign.schema.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks a model for labels, some items at a time, and keeps what it says. Each batch is kept by itself: a repeat goes on where the
 * one before was broken off.
 */
@Component
class PreAnnotation {
    private static final int BATCH = 32;

    private final Schemas schemas;
    private final MlBackend backend;
    private final CircuitBreakers breakers;
    private final MediaLinks links;
    private final Items items;
    private final Predictions predictions;
    private final PackageRanks ranks;
    private final TransactionTemplate apart;
    private final String publicUrl;

    PreAnnotation(
            Schemas schemas,
            MlBackend backend,
            CircuitBreakers breakers,
            MediaLinks links,
            Items items,
            Predictions predictions,
            PackageRanks ranks,
            PlatformTransactionManager transactions,
            @Value("${countersign.public-url:http://127.0.0.1:18080}") String publicUrl) {
        this.schemas = schemas;
        this.backend = backend;
        this.breakers = breakers;
        this.links = links;
        this.items = items;
        this.predictions = predictions;
        this.ranks = ranks;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.publicUrl = publicUrl;
    }

    /**
     * @param items with a prediction
     * @param refused shapes that break the schema and were left out by this run
     * @param outage why the model could not be asked for all, or null
     */
    record Run(int items, int refused, @Nullable String outage) {}

    Run ask(Job job, Policy.ModelAssistance model) {
        int refused = 0;
        String outage = null;
        try {
            Asked asked = new Asked(
                    job, ModelAddress.of(model), schemas.get(job.schemaId()).document());
            int after = 0;
            for (List<Item> batch = next(job.id(), after); !batch.isEmpty(); batch = next(job.id(), after)) {
                refused += asked.predict(batch);
                after = batch.get(batch.size() - 1).no();
            }
        } catch (Unavailable e) {
            outage = String.valueOf(e.getMessage());
        }
        return new Run(predictions.count(job.id()), refused, outage);
    }

    /** The next items without a prediction, all of one modality. */
    private List<Item> next(long jobId, int after) {
        List<Item> next = items.numbered(jobId, predictions.missing(jobId, after, BATCH));
        int same = 1;
        while (same < next.size() && next.get(same).modality() == next.get(0).modality()) {
            same++;
        }
        return next.isEmpty() ? next : next.subList(0, same);
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

    /** What was said to a model once, and holds for all that it is asked. */
    private final class Asked {
        private final Job job;
        private final ModelAddress server;
        private final LabelSchema schema;
        private final String project;
        private @Nullable String config;
        private String version = "unknown";

        Asked(Job job, ModelAddress server, LabelSchema schema) {
            this.job = job;
            this.server = server;
            this.schema = schema;
            this.project = "countersign." + job.id();
        }

        /** @return shapes that break the schema and were left out */
        int predict(List<Item> batch) throws Unavailable {
            List<MlBackend.Prediction> said = breakers.through(server.url(), () -> ask(batch));
            List<List<Shape>> kept = new ArrayList<>();
            int refused = 0;
            for (int i = 0; i < batch.size(); i++) {
                List<Shape> sound = sound(batch.get(i), said.get(i));
                refused += said.get(i).result().size() - sound.size();
                kept.add(sound);
            }
            apart.executeWithoutResult(status -> {
                for (int i = 0; i < batch.size(); i++) {
                    predictions.keep(batch.get(i), said.get(i), kept.get(i));
                }
                ranks.predicted(job, batch.stream().map(Item::no).toList());
            });
            return refused;
        }

        private List<MlBackend.Prediction> ask(List<Item> batch) throws Unavailable {
            String wanted = LabelConfig.of(schema, batch.get(0).modality());
            if (!wanted.equals(config)) {
                version = backend.setUp(server, project, wanted);
                config = wanted;
            }
            return backend.predict(
                    server,
                    project,
                    wanted,
                    version,
                    batch.stream().map(PreAnnotation.this::task).toList());
        }

        private List<Shape> sound(Item item, MlBackend.Prediction prediction) {
            return new LabelStudioRegions(ItemBounds.of(item), text(item))
                    .shapes(prediction.result()).stream()
                            .filter(shape -> LabelCheck.check(schema, ItemBounds.of(item), List.of(shape), "")
                                    .isEmpty())
                            .toList();
        }
    }
}
