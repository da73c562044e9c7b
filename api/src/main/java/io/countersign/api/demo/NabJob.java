package io.countersign.api.demo;

import java.util.List;
import java.util.Map;

/** The benchmark's series as a job: three annotators a series; what half of them see within NAB's buffer is kept. */
final class NabJob {
    private NabJob() {}

    static DemoJob job() {
        return new DemoJob(
                "Sensor anomalies",
                schema(),
                List.of(
                        DemoJob.participant("supplier-east", true, false),
                        DemoJob.participant("supplier-west", false, true)),
                policy());
    }

    static List<DemoJob.Source> sources(NabCorpus corpus) {
        return corpus.series().stream()
                .map(name -> new DemoJob.Source(name, "time-series", corpus.data(name)))
                .toList();
    }

    private static Map<String, Object> schema() {
        return Map.of(
                "classes",
                        List.of(Map.of(
                                "id", "anomaly",
                                "name", Map.of("zh-CN", "异常", "en", "anomaly"),
                                "colour", "#d62728",
                                "shapes", List.of("time-point", "time-range"),
                                "attributes", List.of())),
                "channels", List.of(),
                "guideline",
                        Map.of(
                                "zh-CN", "在异常开始的时刻标一个时间点;没有异常则不标。",
                                "en", "Put a time point where an anomaly begins; none where there is none."));
    }

    /** Three annotators a series; what half of them see within NAB's buffer is kept. */
    private static Map<String, Object> policy() {
        return Map.of(
                "packageSize",
                10,
                "packagesPerLot",
                3,
                "overlap",
                NabCorpus.LABELERS,
                "extraAnnotators",
                0,
                // The traffic series have gaps; the people of the benchmark labelled them all the same.
                "screening",
                Map.of("nearDuplicateBits", 0, "maxGapShare", 1.0),
                "agreementThreshold",
                0.5,
                "agreedShare",
                0.25,
                "consolidation",
                Map.of("strategy", "temporal-vote", "threshold", 0.5, "windowSize", 0.10, "probationaryPercent", 0.15));
    }
}
