package io.countersign.api.offline;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import io.countersign.quality.agreement.Matching;
import io.countersign.quality.agreement.RegionAgreement;
import io.countersign.quality.detection.ImageDetections;
import io.countersign.quality.geometry.Labelled;
import io.countersign.quality.geometry.Region;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The optimal matchings of all images at one threshold, counted by class. Regions that stand for a crowd are left out. */
record OptimalMatch(SortedMap<String, Count> byLabel) {

    /** @param similarity sum of the intersections over unions of the pairs */
    record Count(long truths, long detections, long matched, double similarity) {

        private static final Count NONE = new Count(0, 0, 0, 0);

        Count plus(long moreTruths, long moreDetections, long moreMatched, double moreSimilarity) {
            return new Count(
                    truths + moreTruths,
                    detections + moreDetections,
                    matched + moreMatched,
                    similarity + moreSimilarity);
        }

        Coefficient precision() {
            return Coefficient.ratio(matched, detections, Reason.EMPTY_SIDE);
        }

        Coefficient recall() {
            return Coefficient.ratio(matched, truths, Reason.EMPTY_SIDE);
        }

        Coefficient f1() {
            return Coefficient.ratio(2 * matched, truths + detections, Reason.NO_DATA);
        }

        Coefficient meanIou() {
            return Coefficient.ratio(similarity, matched, Reason.NO_PAIRS);
        }
    }

    static OptimalMatch of(List<ImageDetections> images, double score, double iou) {
        SortedMap<String, Count> counts = new TreeMap<>();
        for (ImageDetections image : images) {
            List<Labelled<Region>> truths = image.truths().stream()
                    .filter(truth -> !truth.crowd())
                    .map(truth -> new Labelled<>(truth.label(), truth.region()))
                    .toList();
            List<Labelled<Region>> detections = image.detections().stream()
                    .filter(detection -> detection.score() >= score)
                    .map(detection -> new Labelled<>(detection.label(), detection.region()))
                    .toList();
            truths.forEach(truth -> add(counts, truth.label(), 1, 0, 0, 0));
            detections.forEach(detection -> add(counts, detection.label(), 0, 1, 0, 0));
            for (Matching.Pair pair :
                    RegionAgreement.match(truths, detections, iou).pairs()) {
                add(counts, truths.get(pair.left()).label(), 0, 0, 1, pair.similarity());
            }
        }
        return new OptimalMatch(counts);
    }

    Count all() {
        return byLabel.values().stream()
                .reduce(Count.NONE, (a, b) -> a.plus(b.truths(), b.detections(), b.matched(), b.similarity()));
    }

    private static void add(
            SortedMap<String, Count> counts,
            String label,
            long truths,
            long detections,
            long matched,
            double similarity) {
        counts.put(label, counts.getOrDefault(label, Count.NONE).plus(truths, detections, matched, similarity));
    }
}
