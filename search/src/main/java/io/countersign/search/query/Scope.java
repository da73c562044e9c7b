package io.countersign.search.query;

/**
 * What somebody may see of the history: all that happened in the jobs of their organisation, and what their organisation did in those
 * of others.
 */
public record Scope(String organisation) {}
