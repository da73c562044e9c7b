package io.countersign.job;

import java.time.Instant;
import java.util.List;

/**
 * What a job owner says of a job before it starts.
 *
 * @param name unique in the organisation
 * @param schemaId of a label schema of the organisation
 * @param deadline when the dataset should be released
 * @param participants each organisation once
 */
public record JobDraft(String name, long schemaId, Policy policy, Instant deadline, List<Participant> participants) {}
