package io.countersign.api.offline;

import io.countersign.release.BundleComparison;
import io.countersign.release.BundleVerifier;
import io.countersign.release.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

@CommandLine.Command(
        name = "compare-releases",
        mixinStandardHelpOptions = true,
        description = {
            "Says what the second of two bundles of one job changes of the first: items added, removed and with other labels, and how"
                    + " the shares of the classes drifted. Both are verified first.",
        })
public final class CompareReleasesCommand extends OfflineCommand {

    @CommandLine.Parameters(index = "0", paramLabel = "A.zip")
    private Path before = Path.of("");

    @CommandLine.Parameters(index = "1", paramLabel = "B.zip")
    private Path after = Path.of("");

    @Override
    Report report() throws IOException {
        JsonMapper json = JsonMapper.shared();
        for (Path file : new Path[] {before, after}) {
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            Verification verification = new BundleVerifier(json).verify(file);
            if (!verification.isIntact()) {
                throw new BadInput(
                        file + " is not intact: " + verification.problems().get(0));
            }
        }
        BundleComparison.Difference difference = new BundleComparison(json).compare(before, after);
        Report report = new Report()
                .fact("from_version", difference.beforeVersion())
                .fact("to_version", difference.afterVersion())
                .fact("added", difference.added())
                .fact("removed", difference.removed())
                .fact("changed", difference.changed())
                .fact("same", difference.same())
                .fact("class_drift", difference.drift());
        Report.Table classes = report.table("classes", "label", "before", "after");
        difference.classes().forEach((label, count) -> classes.row(label, count.before(), count.after()));
        Report.Table items = report.table("items", "item", "what");
        difference.named().forEach(items::row);
        return report;
    }
}
