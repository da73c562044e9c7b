package io.countersign.api.offline;

import io.countersign.format.ConversionReport;
import io.countersign.format.LabelFormat;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import picocli.CommandLine;

@CommandLine.Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the labels of one file or folder into another, in another tool's format.",
            "Says which records were refused and why, and what the other format cannot hold. Nothing is overwritten."
        })
public final class ConvertCommand extends OfflineCommand {
    private static final String FORMATS =
            "jsonl, coco, voc, yolo, yolo-obb, yolo-pose, datumaro, cvat, label-studio, labelme, kitti, conll, webanno or"
                    + " csv-ranges.";

    @CommandLine.Option(names = "--from", required = true, paramLabel = "FORMAT", description = FORMATS)
    private String from = "";

    @CommandLine.Option(names = "--to", required = true, paramLabel = "FORMAT", description = FORMATS)
    private String to = "";

    @CommandLine.Parameters(index = "0", paramLabel = "IN")
    private Path in = Path.of("");

    @CommandLine.Parameters(index = "1", paramLabel = "OUT")
    private Path out = Path.of("");

    @Override
    Report report() throws IOException {
        ConversionReport done;
        try {
            done = LabelFormat.convert(LabelFormat.of(from), in, LabelFormat.of(to), out);
        } catch (FileAlreadyExistsException e) {
            throw new BadInput(e.getFile() + " is there already");
        }
        Report report = new Report()
                .fact("items", done.items())
                .fact("shapes", done.shapes())
                .fact("refused", done.refused());
        Report.Table refused = report.table("refusals", "refused");
        done.refusals().forEach(refused::row);
        Report.Table lost = report.table("losses", "not_held_by_" + to, "count", "first");
        done.losses().forEach((what, loss) -> lost.row(what, loss.count(), loss.first()));
        return report;
    }
}
