package io.countersign.api.offline;

import io.countersign.quality.ConfidenceInterval;
import io.countersign.quality.agreement.Agreement;
import io.countersign.quality.agreement.AgreementMetric;
import io.countersign.quality.agreement.BootstrapInterval;
import io.countersign.quality.agreement.BootstrapSettings;
import io.countersign.quality.agreement.KappaWeights;
import io.countersign.quality.agreement.Ratings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "agreement",
        mixinStandardHelpOptions = true,
        description = {
            "Says how far several people's labels of the same units agree.",
            "RATINGS.csv has a header and the columns unit, rater and label, a line for each rating; what somebody did not rate has none.",
            "Without --metric, all coefficients that the table allows."
        })
public final class AgreementCommand extends OfflineCommand {

    @CommandLine.Parameters(paramLabel = "RATINGS.csv")
    private Path file = Path.of("");

    @CommandLine.Option(
            names = "--metric",
            description =
                    "percent, percent-unanimous, cohen, scott, fleiss, conger, light, randolph, ac1, ac2, alpha-nominal,"
                            + " alpha-ordinal, alpha-interval or alpha-ratio.")
    private @Nullable String metric;

    @CommandLine.Option(
            names = "--scale",
            description = "All categories in their order, with commas (default: those that occur).")
    private @Nullable String scale;

    @CommandLine.Option(names = "--raters", split = ",", description = "These alone, with commas (default: all).")
    private List<String> raters = List.of();

    @CommandLine.Option(
            names = "--weights",
            description =
                    "unweighted, linear, quadratic, ordinal, radical, ratio, circular, bipolar, or a file with a row of"
                            + " comma-separated weights for each category (default: ${DEFAULT-VALUE}).")
    private String weights = "unweighted";

    @CommandLine.Option(
            names = "--ci",
            arity = "0..1",
            fallbackValue = "analytic",
            description = "An interval as well: analytic or bootstrap (default: ${FALLBACK-VALUE}).")
    private @Nullable String interval;

    @CommandLine.Option(names = "--level", description = "Of the interval (default: ${DEFAULT-VALUE}).")
    private double level = 0.95;

    @CommandLine.Option(names = "--seed", description = "Of the bootstrap (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @CommandLine.Option(names = "--replicates", description = "Of the bootstrap (default: ${DEFAULT-VALUE}).")
    private int replicates = 1_000;

    @CommandLine.Option(names = "--per-class", description = "Each category against all others as well.")
    private boolean perClass;

    @CommandLine.Option(names = "--per-pair", description = "Each two raters as well.")
    private boolean perPair;

    @Override
    Report report() throws IOException {
        Ratings ratings = RatingsFile.read(file, scale == null ? null : Scale.declared(scale), raters);
        KappaWeights chosen = WeightsOption.of(weights, ratings.scale().size());
        Report report = new Report()
                .fact("units", ratings.units())
                .fact("raters", ratings.raters())
                .fact("scale", ratings.scale())
                .fact("weights", weights);
        if (metric != null) {
            AgreementMetric one = AgreementMetric.of(metric);
            coefficients(report, ratings, List.of(one), chosen);
            details(report, ratings, one, chosen);
        } else {
            coefficients(report, ratings, allowed(ratings, chosen), chosen);
        }
        return report;
    }

    private void coefficients(Report report, Ratings ratings, List<AgreementMetric> metrics, KappaWeights chosen) {
        if (interval == null) {
            Report.Table table = report.table("coefficients", "metric", "value");
            for (AgreementMetric one : metrics) {
                table.row(one.label(), Agreement.of(ratings, one, chosen).coefficient());
            }
            return;
        }
        Report.Table table = report.table("coefficients", "metric", "value", "stderr", "low", "high", "level");
        for (AgreementMetric one : metrics) {
            Agreement agreement = Agreement.of(ratings, one, chosen);
            Optional<ConfidenceInterval> ends = interval(agreement);
            table.row(
                    one.label(),
                    agreement.coefficient(),
                    agreement.estimate().standardError(),
                    ends.map(ConfidenceInterval::low),
                    ends.map(ConfidenceInterval::high),
                    level);
        }
    }

    private Optional<ConfidenceInterval> interval(Agreement agreement) {
        if ("analytic".equals(interval)) {
            return agreement.estimate().interval(level, 1);
        }
        if ("bootstrap".equals(interval)) {
            BootstrapInterval drawn = agreement.bootstrap(new BootstrapSettings(seed, replicates, level));
            return drawn.interval();
        }
        throw new BadInput("--ci must be analytic or bootstrap, was " + interval);
    }

    private void details(Report report, Ratings ratings, AgreementMetric one, KappaWeights chosen) {
        if (perClass) {
            Report.Table table = report.table("classes", "class", "value");
            Agreement.of(ratings, one, chosen).perCategory().forEach(table::row);
        }
        if (perPair) {
            Report.Table table = report.table("pairs", "first", "second", "units", "value");
            Agreement.perPair(ratings, one, chosen)
                    .forEach(pair -> table.row(pair.first(), pair.second(), pair.units(), pair.coefficient()));
        }
    }

    private static List<AgreementMetric> allowed(Ratings ratings, KappaWeights chosen) {
        boolean weighted = chosen != KappaWeights.UNWEIGHTED;
        boolean two = ratings.raters().size() == 2;
        boolean numbers = Scale.areNumbers(ratings.scale());
        boolean negative = numbers && ratings.scale().stream().anyMatch(category -> Double.parseDouble(category) < 0);
        return Arrays.stream(AgreementMetric.values())
                .filter(one -> switch (one) {
                    case COHEN, SCOTT -> two;
                    case AC2 -> weighted;
                    case ALPHA_INTERVAL -> numbers && !weighted;
                    case ALPHA_RATIO -> numbers && !negative && !weighted;
                    default -> one.takesWeights() || !weighted;
                })
                .toList();
    }
}
