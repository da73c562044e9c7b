package io.countersign.api.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Service reports in English and Chinese: two packages, each with one in either language, one annotator each. */
final class TextJob {
    private static final String ENGLISH = """
            Service report, line %d

            The operator heard a high-frequency noise at the front left bearing. Vibration had risen to 6.8 mm/s.
            The bearing was replaced 🔧 and the shaft aligned anew.
            """;
    private static final String CHINESE = """
            检修报告 %d 号线

            操作员听到前左侧轴承有高频噪声。检修人员停机后发现轴承外圈剥落,更换轴承后振动恢复正常。
            """;

    private TextJob() {}

    static PageJob make() {
        return new PageJob(
                "Service reports 检修报告",
                "text",
                List.of(
                        PageJob.labelClass("part", "零件", "#1f77b4", List.of("text-span")),
                        PageJob.labelClass("fault", "故障", "#d62728", List.of("text-span")),
                        PageJob.labelClass("occurs-at", "发生于", "#9467bd", List.of("relation"))),
                List.of(),
                Map.of("packageSize", 2, "packagesPerLot", 2, "overlap", 1, "extraAnnotators", 0),
                IntStream.rangeClosed(1, 2)
                        .boxed()
                        .flatMap(line -> Stream.of(ENGLISH, CHINESE).map(text -> text.formatted(line)))
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }
}
