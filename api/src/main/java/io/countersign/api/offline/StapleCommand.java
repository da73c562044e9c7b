package io.countersign.api.offline;

import io.countersign.quality.aggregation.Staple;
import io.countersign.quality.aggregation.StapleFit;
import io.countersign.quality.aggregation.StapleSettings;
import io.countersign.quality.geometry.Mask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

@CommandLine.Command(
        name = "staple",
        mixinStandardHelpOptions = true,
        description = {
            "Makes several people's masks of each item into one, and says how each of them draws.",
            "MASKS.jsonl has a JSON object on each line: item, rater, size [height, width] and counts, COCO's run lengths as a list or"
                    + " in their compressed form."
        })
public final class StapleCommand extends OfflineCommand {

    @CommandLine.Parameters(paramLabel = "MASKS.jsonl")
    private Path file = Path.of("");

    @CommandLine.Option(
            names = "--probability",
            description = "Above which a pixel belongs to the thing (default: ${DEFAULT-VALUE}).")
    private double probability = 0.5;

    @Override
    Report report() throws IOException {
        Report report = new Report();
        Map<String, Map<String, Mask>> items = MasksFile.read(file);
        Map<String, StapleFit> fits = new LinkedHashMap<>();
        items.forEach((item, masks) -> {
            try {
                fits.put(item, Staple.fit(masks, StapleSettings.defaults()));
            } catch (IllegalArgumentException e) {
                throw new BadInput(file + ": item " + item + ": " + e.getMessage());
            }
        });
        Report.Table table = report.table("items", "item", "confidence", "pixels", "settled", "size", "counts");
        Report.Table people = report.table("people", "item", "rater", "sensitivity", "specificity");
        fits.forEach((item, fit) -> {
            Mask mask = fit.mask(probability);
            table.row(
                    item,
                    fit.confidence(),
                    (long) mask.size(),
                    fit.converged(),
                    List.of(mask.height(), mask.width()),
                    mask.compressed());
            fit.people().forEach((rater, skill) -> people.row(item, rater, skill.sensitivity(), skill.specificity()));
        });
        return report;
    }
}
