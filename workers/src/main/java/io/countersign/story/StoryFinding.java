package io.countersign.story;

import io.countersign.inspect.Defect;
import java.util.List;

/**
 * What an inspection found on the item, which was in its sample.
 *
 * @param submission of the lot, from 1
 * @param defects none where the labels were right
 */
public record StoryFinding(Told told, String inspectionId, int submission, List<Defect> defects) {}
