package io.countersign.gold;

/**
 * What went wrong with a class over several gold items; which they were is not to be seen from it.
 *
 * @param missed shapes that should have been there and were not
 * @param added shapes that were there and should not have been
 */
public record Hint(String label, int missed, int added) {}
