/** How well detections, each with a score, find what is there: average precision and recall as COCO computes them. */
@NullMarked
package io.countersign.quality.detection;

import org.jspecify.annotations.NullMarked;
