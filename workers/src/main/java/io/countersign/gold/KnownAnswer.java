package io.countersign.gold;

import io.countersign.schema.Shape;
import java.util.List;

/**
 * The right labels of an item.
 *
 * @param externalId the manufacturer's own name for the item
 * @param shapes empty where there is nothing to see
 */
public record KnownAnswer(String externalId, List<Shape> shapes) {}
