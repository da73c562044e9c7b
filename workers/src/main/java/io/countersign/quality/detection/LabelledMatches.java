package io.countersign.quality.detection;

/**
 * Which detections of one class in one image found something.
 *
 * @param scores surest first
 * @param found by threshold, then detection
 * @param ignored by threshold, then detection: what counts neither for nor against
 * @param wanted how many truths had to be found
 */
record LabelledMatches(double[] scores, boolean[][] found, boolean[][] ignored, long wanted) {}
