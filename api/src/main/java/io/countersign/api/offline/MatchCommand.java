package io.countersign.api.offline;

import io.countersign.format.CocoPair;
import io.countersign.quality.Coefficient;
import io.countersign.quality.detection.AreaRange;
import io.countersign.quality.detection.CocoScores;
import io.countersign.quality.detection.ImageDetections;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

@CommandLine.Command(
        name = "match",
        mixinStandardHelpOptions = true,
        description = {
            "Compares shapes found with those that are there, both in COCO's format: AP and AR as COCO computes them, and precision,"
                    + " recall and F1 of the optimal matching.",
            "DT.json is COCO's list of results, or a file like GT.json; without scores every shape is as sure."
        })
public final class MatchCommand extends OfflineCommand {

    @CommandLine.Parameters(index = "0", paramLabel = "GT.json")
    private Path truths = Path.of("");

    @CommandLine.Parameters(index = "1", paramLabel = "DT.json")
    private Path detections = Path.of("");

    @CommandLine.Option(names = "--type", description = "bbox or segm (default: ${DEFAULT-VALUE}).")
    private String type = "bbox";

    @CommandLine.Option(
            names = "--score",
            description = "For the optimal matching: least score of a shape (default: ${DEFAULT-VALUE}).")
    private double score = 0;

    @Override
    Report report() throws IOException {
        List<ImageDetections> images = CocoPair.read(truths, detections, kind());
        CocoScores scores = CocoScores.of(images);
        Report report = new Report()
                .fact("type", type)
                .fact("images", images.size())
                .fact(
                        "truths",
                        images.stream().mapToInt(image -> image.truths().size()).sum())
                .fact(
                        "detections",
                        images.stream()
                                .mapToInt(image -> image.detections().size())
                                .sum());
        summary(report, scores);
        Report.Table thresholds =
                report.table("thresholds", "iou", "ap", "matched", "precision", "recall", "f1", "mean_iou");
        List<Double> ious = scores.ious();
        for (int i = 0; i < ious.size(); i++) {
            OptimalMatch match = OptimalMatch.of(images, score, ious.get(i));
            OptimalMatch.Count all = match.all();
            thresholds.row(
                    ious.get(i),
                    scores.averagePrecision(i),
                    all.matched(),
                    all.precision(),
                    all.recall(),
                    all.f1(),
                    all.meanIou());
        }
        classes(report, scores, OptimalMatch.of(images, score, ious.get(0)));
        return report;
    }

    private static void summary(Report report, CocoScores scores) {
        Report.Table table = report.table("summary", "figure", "area", "detections", "value");
        for (AreaRange range : AreaRange.values()) {
            table.row("ap", name(range), CocoScores.MOST_DETECTIONS, scores.averagePrecision(range));
        }
        for (int most : new int[] {1, 10}) {
            table.row("ar", name(AreaRange.ALL), most, scores.averageRecall(AreaRange.ALL, most));
        }
        for (AreaRange range : AreaRange.values()) {
            table.row(
                    "ar",
                    name(range),
                    CocoScores.MOST_DETECTIONS,
                    scores.averageRecall(range, CocoScores.MOST_DETECTIONS));
        }
    }

    private static void classes(Report report, CocoScores scores, OptimalMatch match) {
        Report.Table table =
                report.table("classes", "class", "ap", "truths", "detections", "matched", "precision", "recall", "f1");
        Map<String, Coefficient> ap = scores.perLabel();
        match.byLabel()
                .forEach((label, count) -> table.row(
                        label,
                        Optional.ofNullable(ap.get(label)),
                        count.truths(),
                        count.detections(),
                        count.matched(),
                        count.precision(),
                        count.recall(),
                        count.f1()));
    }

    private CocoPair.Kind kind() {
        return switch (type) {
            case "bbox" -> CocoPair.Kind.BOXES;
            case "segm" -> CocoPair.Kind.MASKS;
            default -> throw new BadInput("--type must be bbox or segm, was " + type);
        };
    }

    private static String name(AreaRange range) {
        return range.name().toLowerCase(Locale.ROOT);
    }
}
