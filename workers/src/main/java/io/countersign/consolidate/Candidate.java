package io.countersign.consolidate;

import io.countersign.agree.LabelledItem;

/**
 * What an item's labels would become if they were consolidated now by the job's strategy.
 *
 * @param item with the versions that it is made from
 * @param merged without shapes where nobody has labelled the item yet
 */
public record Candidate(LabelledItem item, Merged merged) {}
