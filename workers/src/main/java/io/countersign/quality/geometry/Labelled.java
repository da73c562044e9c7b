package io.countersign.quality.geometry;

/**
 * A shape with its class.
 *
 * @param label name of the class
 */
public record Labelled<R extends Region>(String label, R region) {}
