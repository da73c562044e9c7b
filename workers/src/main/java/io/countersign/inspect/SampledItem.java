package io.countersign.inspect;

import io.countersign.item.Modality;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An item of a sample, as it is put before the inspector.
 *
 * @param no number within the job
 * @param shapes the consolidated labels
 * @param defects null until it is inspected
 * @param countsFor classes whose plan is judged on the item too; all where all count against one plan
 */
public record SampledItem(
        int no,
        String externalId,
        Modality modality,
        @Nullable String mediaSha256,
        @Nullable String text,
        JsonNode shapes,
        @Nullable List<Defect> defects,
        Set<DefectClass> countsFor) {}
