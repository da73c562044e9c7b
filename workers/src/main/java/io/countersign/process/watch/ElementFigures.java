package io.countersign.process.watch;

/**
 * @param active instances that are at the element now
 * @param incidents that keep some of them
 * @param completed how often it was gone through
 */
public record ElementFigures(String elementId, long active, long incidents, long completed) {}
