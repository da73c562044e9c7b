package io.countersign.annotate;

import io.countersign.schema.Shape;
import java.util.List;

/**
 * What one person says of one item.
 *
 * @param itemNo within the job
 * @param shapes empty where the person looked and saw nothing
 * @param activeSeconds spent on the item, without pauses; 0 or more
 * @param tool what it was drawn with, such as {@code web} or the name of a program
 */
public record ItemLabels(int itemNo, List<Shape> shapes, double activeSeconds, String tool) {}
