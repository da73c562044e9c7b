package io.countersign.api.offline;

import io.countersign.quality.sampling.InspectionLevel;
import io.countersign.quality.sampling.SamplingPlan;
import io.countersign.quality.sampling.SamplingPlans;
import io.countersign.quality.sampling.Severity;
import io.countersign.quality.sampling.ZeroAcceptancePlan;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Says how many items of a lot to inspect, and how many bad ones let it pass: by MIL-STD-105E, by tables of your own,"
                    + " or with none accepted (--limiting-quality).",
            "The acceptance curve is that of the process that the lots come from, and that of this very lot."
        })
public final class PlanCommand extends OfflineCommand {
    private static final double[] PROBABILITIES = {0.99, 0.95, 0.90, 0.75, 0.50, 0.25, 0.10, 0.05, 0.01};

    @CommandLine.Option(names = "--lot", required = true, paramLabel = "N", description = "Items in the lot.")
    private int lot;

    @CommandLine.Option(names = "--level", description = "S-1 to S-4, I, II or III (default: ${DEFAULT-VALUE}).")
    private String level = "II";

    @CommandLine.Option(names = "--aql", description = "Percent nonconforming, above 10 nonconformities per 100 items.")
    private @Nullable BigDecimal aql;

    @CommandLine.Option(names = "--severity", description = "normal, tightened or reduced (default: ${DEFAULT-VALUE}).")
    private String severity = "normal";

    @CommandLine.Option(names = "--letters", paramLabel = "FILE", description = "Your table of code letters.")
    private @Nullable Path letters;

    @CommandLine.Option(names = "--plans", paramLabel = "FILE", description = "Your table of plans.")
    private @Nullable Path plans;

    @CommandLine.Option(
            names = "--limiting-quality",
            paramLabel = "PERCENT",
            description = "Instead of --aql: accept no bad item, and catch a lot that is as bad as this.")
    private @Nullable BigDecimal limitingQuality;

    @CommandLine.Option(
            names = "--risk",
            description = "Greatest probability that such a lot passes (default: ${DEFAULT-VALUE}).")
    private double risk = 0.1;

    @Override
    Report report() throws IOException {
        if ((aql == null) == (limitingQuality == null)) {
            throw new BadInput("plan takes --aql or --limiting-quality, one of them");
        }
        return aql == null ? zero(percent(limitingQuality)) : table(aql);
    }

    private Report table(BigDecimal aql) throws IOException {
        SamplingPlan plan = tables().plan(lot, InspectionLevel.of(level), aql, Severity.of(severity));
        Report report = new Report()
                .fact("lot", plan.lotSize())
                .fact("level", plan.level().label())
                .fact("aql", plan.aql())
                .fact("severity", plan.severity().label())
                .fact("lot_letter", plan.lotLetter())
                .fact("letter", plan.letter())
                .fact("arrow", plan.arrow().name().toLowerCase(Locale.ROOT))
                .fact("n", plan.sampleSize())
                .fact("n_of_table", plan.tableSize())
                .fact("whole_lot", plan.wholeLot())
                .fact("ac", plan.acceptance())
                .fact("re", plan.rejection())
                .fact("counts", plan.countsNonconformities() ? "nonconformities" : "nonconforming items")
                .fact("distribution", plan.countsNonconformities() ? "poisson" : "binomial");
        Report.Table process = report.table("process", "accepted", "percent");
        for (double probability : PROBABILITIES) {
            process.row(probability, 100 * plan.qualityAcceptedWith(probability));
        }
        if (!plan.countsNonconformities()) {
            Report.Table one = report.table("this_lot", "nonconforming", "accepted");
            counts().forEach(count -> one.row(count, plan.acceptanceProbabilityOfLot(count)));
        }
        return report;
    }

    private Report zero(double share) {
        ZeroAcceptancePlan plan = ZeroAcceptancePlan.of(lot, share, risk);
        Report report = new Report()
                .fact("lot", plan.lotSize())
                .fact("nonconforming_to_catch", plan.nonconforming())
                .fact("risk", plan.risk())
                .fact("n", plan.sampleSize())
                .fact("ac", 0)
                .fact("re", 1)
                .fact("distribution", "hypergeometric");
        Report.Table one = report.table("this_lot", "nonconforming", "accepted");
        counts().forEach(count -> one.row(count, plan.acceptanceProbability(count)));
        return report;
    }

    /** Every number up to ten, then about ten more up to a fifth of the lot. */
    private IntStream counts() {
        int most = Math.max(Math.min(10, lot), lot / 5);
        int step = Math.max(1, (most - 10) / 10);
        return IntStream.rangeClosed(0, most).filter(count -> count <= 10 || (count - 10) % step == 0);
    }

    private SamplingPlans tables() throws IOException {
        if (letters == null && plans == null) {
            return SamplingPlans.mil105e();
        }
        if (letters == null || plans == null) {
            throw new BadInput("tables of your own are two: --letters and --plans");
        }
        try (Reader first = Files.newBufferedReader(letters);
                Reader second = Files.newBufferedReader(plans)) {
            return SamplingPlans.read(letters.toString(), first, plans.toString(), second);
        }
    }

    private static double percent(BigDecimal value) {
        return value.movePointLeft(2).doubleValue();
    }
}
