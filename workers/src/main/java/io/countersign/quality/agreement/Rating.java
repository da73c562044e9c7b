package io.countersign.quality.agreement;

/**
 * One label that one rater gave one unit.
 *
 * @param unit what was rated
 * @param rater who rated it
 * @param label the category given
 */
public record Rating(String unit, String rater, String label) {}
