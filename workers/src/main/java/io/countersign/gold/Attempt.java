package io.countersign.gold;

import java.util.List;

/**
 * One attempt at an onboarding.
 *
 * @param number from 1
 * @param correct items that are right, of {@code answers}
 * @param hints what went wrong, class by class; none where it was passed
 */
public record Attempt(int number, int correct, int answers, boolean passed, List<Hint> hints) {}
