package io.countersign.api.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Tables and the lines of logs: two packages, each with one of either, one annotator each. */
final class TableJob {
    private static final int ROWS = 5_000;

    private TableJob() {}

    static PageJob make() {
        return new PageJob(
                "Line data 产线数据",
                "table",
                List.of(
                        PageJob.labelClass("outlier", "离群值", "#d62728", List.of("table-cell", "table-row")),
                        PageJob.labelClass("standstill", "停机", "#1f77b4", List.of("table-row"))),
                List.of(),
                Map.of("packageSize", 2, "packagesPerLot", 2, "overlap", 1, "extraAnnotators", 0),
                List.of(table(1), log(1), table(2), log(2)));
    }

    private static byte[] table(int no) {
        StringBuilder csv = new StringBuilder("station,\"pressure, bar\",temperature,comment\n");
        for (int row = 0; row < ROWS; row++) {
            csv.append('S')
                    .append(row % 7 + no)
                    .append(',')
                    .append(6 + row % 11 / 10.0)
                    .append(',');
            csv.append(row % 97 == 5 ? 140 : 70 + row % 5).append(',');
            csv.append(row % 97 == 9 ? "\"door open,\nwaiting\"" : "").append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] log(int no) {
        StringBuilder log = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            log.append(row % 41 == 7 ? "ERROR" : "INFO")
                    .append(" 工位=")
                    .append(row % 7)
                    .append(" cycle ")
                    .append(no * ROWS + row)
                    .append('\n');
        }
        return log.toString().getBytes(StandardCharsets.UTF_8);
    }
}
