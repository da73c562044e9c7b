package io.countersign.api.offline;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import io.countersign.quality.aggregation.DawidSkene;
import io.countersign.quality.aggregation.DawidSkeneSettings;
import io.countersign.quality.aggregation.Estimated;
import io.countersign.quality.aggregation.Mace;
import io.countersign.quality.aggregation.MaceSettings;
import io.countersign.quality.agreement.Rating;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "aggregate",
        mixinStandardHelpOptions = true,
        description = {
            "Makes several people's labels of each item into one, or says that it is for a person to decide.",
            "LABELS.csv has a header and the columns worker, item and label, a line for each label."
        })
public final class AggregateCommand extends OfflineCommand {

    @CommandLine.Parameters(paramLabel = "LABELS.csv")
    private Path file = Path.of("");

    @CommandLine.Option(
            names = "--method",
            description = "majority, weighted, dawid-skene, one-coin or mace (default: ${DEFAULT-VALUE}).")
    private String method = "majority";

    @CommandLine.Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "For weighted: columns worker and weight, such as past quality.")
    private @Nullable Path weights;

    @CommandLine.Option(
            names = "--gold",
            paramLabel = "FILE",
            description = "Columns item and label: the truth, to compare with.")
    private @Nullable Path gold;

    @CommandLine.Option(
            names = "--least",
            description = "Confidence below which an item is left to a person (default: ${DEFAULT-VALUE}).")
    private double least = 0;

    @CommandLine.Option(names = "--seed", description = "Of mace (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    Report report() throws IOException {
        if (!(least >= 0 && least <= 1)) {
            throw new BadInput("--least must be in [0, 1], was " + least);
        }
        boolean votes = method.equals("majority") || method.equals("weighted");
        List<Rating> labels = LabelsFile.labels(file, votes);
        Report report = new Report().fact("method", method);
        List<Decision> decisions;
        Map<String, Coefficient> skills = new LinkedHashMap<>();
        if (votes) {
            decisions = Voting.weighted(labels, worker -> 1, least);
            if (method.equals("weighted")) {
                Map<String, Double> known = knownWeights(labels);
                decisions = Voting.weighted(labels, worker -> known.getOrDefault(worker, 0.0), least);
            }
        } else {
            Estimated fit = fit(labels);
            decisions = Voting.estimated(fit, least);
            fit.raters().forEach(worker -> skills.put(worker, fit.skill(worker)));
            report.fact("log_likelihood", fit.logLikelihood())
                    .fact("steps", fit.iterations())
                    .fact("settled", fit.converged());
        }
        Map<String, String> truth = gold == null ? Map.of() : LabelsFile.gold(gold);
        summary(report, decisions, truth);
        workers(report, labels, skills, truth);
        Report.Table table = report.table("items", "item", "label", "confidence", "tied");
        decisions.forEach(one -> table.row(one.item(), one.label(), one.confidence(), one.tied()));
        return report;
    }

    private Estimated fit(List<Rating> labels) {
        List<String> classes = Scale.of(labels.stream().map(Rating::label).toList());
        return switch (method) {
            case "dawid-skene" -> DawidSkene.fit(classes, labels, DawidSkeneSettings.defaults());
            case "one-coin" -> DawidSkene.oneCoin(classes, labels, DawidSkeneSettings.defaults());
            case "mace" -> {
                MaceSettings usual = MaceSettings.defaults(classes.size());
                yield Mace.fit(
                        classes,
                        labels,
                        new MaceSettings(
                                seed, usual.starts(), usual.tolerance(), usual.maxIterations(), usual.smoothing()));
            }
            default ->
                throw new BadInput("--method must be majority, weighted, dawid-skene, one-coin or mace, was " + method);
        };
    }

    private Map<String, Double> knownWeights(List<Rating> labels) throws IOException {
        if (weights == null) {
            throw new BadInput("--method weighted takes --weights FILE");
        }
        Map<String, Double> known = LabelsFile.weights(weights);
        Optional<String> unknown = labels.stream()
                .map(Rating::rater)
                .filter(worker -> !known.containsKey(worker))
                .findFirst();
        if (unknown.isPresent()) {
            throw new BadInput(weights + ": no weight of worker " + unknown.get());
        }
        return known;
    }

    private static void summary(Report report, List<Decision> decisions, Map<String, String> truth) {
        long decided = decisions.stream().filter(one -> one.label().isPresent()).count();
        report.fact("items", decisions.size()).fact("decided", decided);
        if (truth.isEmpty()) {
            return;
        }
        List<Decision> known = decisions.stream()
                .filter(one -> truth.containsKey(one.item()) && one.label().isPresent())
                .toList();
        long right = known.stream()
                .filter(one -> one.label().equals(Optional.ofNullable(truth.get(one.item()))))
                .count();
        report.fact("decided_of_gold", known.size())
                .fact("right", right)
                .fact("accuracy", Coefficient.ratio(right, known.size(), Reason.NO_DATA))
                .fact("gold", truth.size());
    }

    private static void workers(
            Report report, List<Rating> labels, Map<String, Coefficient> skills, Map<String, String> truth) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (Rating label : labels) {
            int[] of = counts.computeIfAbsent(label.rater(), worker -> new int[3]);
            String gold = truth.get(label.unit());
            of[0]++;
            of[1] += gold == null ? 0 : 1;
            of[2] += label.label().equals(gold) ? 1 : 0;
        }
        Report.Table table = report.table("workers", "worker", "labels", "skill", "right_of_gold");
        counts.forEach((worker, of) -> table.row(
                worker,
                of[0],
                Optional.ofNullable(skills.get(worker)),
                truth.isEmpty() ? Optional.empty() : Coefficient.ratio(of[2], of[1], Reason.NO_DATA)));
    }
}
