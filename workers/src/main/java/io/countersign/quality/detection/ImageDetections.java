package io.countersign.quality.detection;

import java.util.List;

/** What is in an image, and what was found in it. */
public record ImageDetections(List<Truth> truths, List<Detection> detections) {

    public ImageDetections {
        truths = List.copyOf(truths);
        detections = List.copyOf(detections);
    }
}
