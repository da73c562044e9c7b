package io.countersign.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code quality/report.html}: the quality report with charts, to be read anywhere. */
final class ReportPage {
    private static final Map<String, String> SEVERITIES =
            Map.of("normal", "正常 normal", "tightened", "加严 tightened", "reduced", "放宽 reduced");
    private static final Map<String, String> STATES = Map.of(
            "accepted", "接收 accepted", "rejected", "拒收 rejected", "drawn", "已抽样 drawn", "inspected", "已检验 inspected");
    private static final Map<String, String> OUTCOMES =
            Map.of("accepted", "通过 accepted", "returned", "退回 returned", "disputed", "有争议 disputed");

    private ReportPage() {}

    static byte[] of(Manifest manifest, QualityReport report) {
        Html page = new Html("质量报告 · Quality report: " + manifest.job().name());
        page.paragraph("版本 version " + manifest.version() + " · " + manifest.items() + " 个数据项 items · "
                + manifest.createdAt());
        classes(page, manifest);
        agreement(page, report);
        matched(page, report);
        verdicts(page, report);
        gold(page, report);
        lots(page, report);
        return page.finished().getBytes(StandardCharsets.UTF_8);
    }

    private static void classes(Html page, Manifest manifest) {
        page.heading("各类别的标签 · Labels by class");
        page.bars(
                "各类别的标签 · Labels by class",
                manifest.classes().stream()
                        .map(one -> bar(one.label() + " (" + one.type() + ")", one.shapes()))
                        .toList());
    }

    private static void agreement(Html page, QualityReport report) {
        page.heading("标注者间一致性 · Inter-annotator agreement");
        List<List<Object>> rows = new ArrayList<>();
        for (QualityReport.MeasureEntry one : report.agreement()) {
            rows.add(List.of(
                    one.measure(),
                    one.n(),
                    one.undefined(),
                    one.agreed(),
                    shown(one.mean()),
                    shown(one.low()) + " – " + shown(one.high())));
        }
        page.table(List.of("度量 measure", "n", "无定义 undefined", "一致 agreed", "均值 mean", "95% 置信区间 interval"), rows);
        for (QualityReport.MeasureEntry one : report.agreement()) {
            List<Html.Bar> bars = new ArrayList<>();
            for (int bin = 0; bin < one.histogram().size(); bin++) {
                bars.add(bar(
                        bin / 10.0 + " – " + (bin + 1) / 10.0, one.histogram().get(bin)));
            }
            page.bars(one.measure() + ":数据项按取值 · items by value", bars);
        }
    }

    private static void matched(Html page, QualityReport report) {
        page.heading("两人标签的匹配(F1)· Labels of two people matched (F1)");
        page.bars(
                "F1",
                report.classes().stream()
                        .map(one -> new Html.Bar(
                                one.label() + " (n = " + one.shapes() + ")", one.f1(), one.low(), one.high()))
                        .toList());
    }

    private static void verdicts(Html page, QualityReport report) {
        page.heading("交叉复核与仲裁 · Cross-review and adjudication");
        List<List<Object>> rows = new ArrayList<>();
        for (QualityReport.VerdictEntry one : report.verdicts()) {
            rows.add(List.of(
                    one.supplier(), one.round(), OUTCOMES.getOrDefault(one.outcome(), one.outcome()), one.items()));
        }
        page.table(List.of("供应商 supplier", "轮次 round", "复核结论 verdict", "数据项 items"), rows);
        page.paragraph("经仲裁的数据项 · items adjudicated: " + report.adjudicated());
    }

    private static void gold(Html page, QualityReport report) {
        if (report.gold().isEmpty()) {
            return;
        }
        page.heading("质控题的正确率 · Correct answers to items that were known");
        page.bars(
                "质控题的正确率 · Correct answers to items that were known",
                report.gold().stream()
                        .map(one -> new Html.Bar(
                                one.person() + ", " + one.supplier() + " (n = " + one.answers() + ")",
                                one.share(),
                                one.low(),
                                one.high()))
                        .toList());
    }

    private static void lots(Html page, QualityReport report) {
        page.heading("批的抽样检验 · Lots inspected by sampling");
        List<List<Object>> rows = new ArrayList<>();
        for (QualityReport.LotEntry one : report.lots()) {
            rows.add(List.of(
                    one.supplier(),
                    one.lot(),
                    one.submission(),
                    one.size(),
                    SEVERITIES.getOrDefault(one.severity(), one.severity()),
                    one.plan().path("tableSize").asString("-"),
                    one.plan().path("acceptance").asString("-") + " / "
                            + one.plan().path("rejection").asString("-"),
                    one.defectives() == null ? "-" : one.defectives(),
                    STATES.getOrDefault(one.state(), one.state())));
        }
        page.table(
                List.of(
                        "供应商 supplier",
                        "批 lot",
                        "提交 submission",
                        "批量 N",
                        "严格度 severity",
                        "n",
                        "Ac / Re",
                        "不合格品 nonconforming",
                        "结论 result"),
                rows);
    }

    private static Html.Bar bar(String label, double value) {
        return new Html.Bar(label, value, value, value);
    }

    private static String shown(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }
}
