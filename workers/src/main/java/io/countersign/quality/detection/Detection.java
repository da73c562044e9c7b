package io.countersign.quality.detection;

import io.countersign.quality.geometry.Region;

/**
 * A thing that somebody, or a model, says is in an image.
 *
 * @param label its class
 * @param score the greater the surer, finite
 */
public record Detection(String label, Region region, double score) {

    public Detection {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("score must be finite, was " + score);
        }
    }
}
