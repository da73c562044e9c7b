package io.countersign.api.offline;

import io.countersign.quality.agreement.GwetWeights;
import io.countersign.quality.agreement.KappaWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What {@code --weights} names: a rule, or a file with a row of numbers for each category. */
final class WeightsOption {

    private WeightsOption() {}

    static KappaWeights of(String option, int categories) throws IOException {
        return switch (option) {
            case "unweighted" -> KappaWeights.UNWEIGHTED;
            case "linear" -> KappaWeights.LINEAR;
            case "quadratic" -> KappaWeights.QUADRATIC;
            case "ordinal", "radical", "ratio", "circular", "bipolar" ->
                GwetWeights.valueOf(option.toUpperCase(Locale.ROOT));
            default -> file(option, categories);
        };
    }

    private static KappaWeights file(String option, int categories) throws IOException {
        Path file = Path.of(option);
        if (!Files.exists(file)) {
            throw new BadInput(
                    "--weights is neither a file nor one of unweighted, linear, quadratic, ordinal, radical, ratio,"
                            + " circular, bipolar: " + option);
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() != categories) {
            throw BadInput.at(file, lines.size(), lines.size() + " rows of weights for " + categories + " categories");
        }
        double[][] weights = new double[categories][];
        for (int i = 0; i < categories; i++) {
            weights[i] = numbers(file, i + 1, lines.get(i));
        }
        try {
            return KappaWeights.of(weights);
        } catch (IllegalArgumentException e) {
            throw new BadInput(file + ": " + e.getMessage()
                    + ", counted from 0: weights are symmetric, in [0, 1], and 1 on the diagonal");
        }
    }

    private static double[] numbers(Path file, int line, String text) {
        String[] cells = text.split(",", -1);
        double[] numbers = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            try {
                numbers[i] = Double.parseDouble(cells[i].strip());
            } catch (NumberFormatException e) {
                throw BadInput.at(file, line, "column " + (i + 1) + " is no number: " + cells[i]);
            }
        }
        return numbers;
    }
}
