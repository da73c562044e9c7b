package io.countersign.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which keypoints a class has, and what lines are drawn between them.
 *
 * @param points their names, in the order in which they are set; each once
 * @param edges names of the two points of each line
 */
public record Skeleton(List<String> points, @Nullable List<List<String>> edges) {}
