package io.countersign.quality.detection;

import io.countersign.quality.geometry.Region;

/**
 * A thing that is in an image.
 *
 * @param label its class
 * @param area in square pixels, which decides whether it is small, medium or large; COCO's files state it beside the shape
 * @param crowd whether the region stands for any number of things: it may be found several times, or not at all, without counting
 */
public record Truth(String label, Region region, double area, boolean crowd) {}
